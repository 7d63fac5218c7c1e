using IPB.Workflows.Tests.Files;

namespace IPB.Workflows.Tests.Proofs;

/// <summary>Every kind of mistake and some together: found once, on its line, with the shortest way there.</summary>
public sealed class BrokenRoutineTests
{
    public static TheoryData<string, string, string> Seeded =>
        [.. BrokenReach.All, .. BrokenBounces.All, .. BrokenGates.All, .. BrokenTimes.All, .. BrokenReads.All,
            .. BrokenReferrals.All, .. BrokenHolds.All, .. BrokenForms.All, .. BrokenGroups.All,
            .. BrokenChildren.All, .. BrokenAutomations.All, .. BrokenLimits.All];

    /// <param name="name">What is wrong.</param>
    /// <param name="text">The routine in shorthand; its marked lines are those of the findings.</param>
    /// <param name="expected">A finding a line, without the line's number.</param>
    [Theory]
    [MemberData(nameof(Seeded))]
    public void Each_mistake_is_found_with_its_counterexample(string name, string text, string expected)
    {
        var lines = Trial.Marked(text);
        var findings = expected.Split('\n').Select((f, i) => $"{(i < lines.Count ? lines[i] : 0)} {f}");
        Assert.Equal($"{name}\n{string.Join('\n', findings)}", $"{name}\n{string.Join('\n', Trial.Findings(text))}");
    }

    [Fact]
    public void Every_kind_is_explained_in_the_documentation()
    {
        var text = File.ReadAllText(Path.Combine(ShippedFilesTests.Repository(), "docs", "proof.md"));
        var codes = Seeded.SelectMany(s => s.Data.Item3.Split('\n'))
            .Select(f => f.Split(':')[0].Replace("warning ", "", StringComparison.Ordinal)).Distinct();
        Assert.All(codes, code => Assert.Contains($"`{code}`", text, StringComparison.Ordinal));
    }

    [Fact]
    public void There_are_at_least_forty() => Assert.True(Seeded.Count >= 40, $"there are {Seeded.Count}");
}
