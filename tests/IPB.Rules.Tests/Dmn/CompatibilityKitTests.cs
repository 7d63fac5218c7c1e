using IPB.Rules.Conformance;

namespace IPB.Rules.Tests.Dmn;

/// <summary>The part of the public kit that lies beside the repository on some machines.</summary>
public sealed class CompatibilityKitTests
{
    [Fact]
    public void Every_case_beside_the_repository_passes()
    {
        var outcomes = Kit().Run();

        Assert.NotEmpty(outcomes);
        Assert.Empty(outcomes.Where(o => o.Verdict != Verdict.Success).Select(o => $"{o.Id}: {o.Detail}"));
    }

    [Fact]
    public void All_of_level_2_and_every_case_with_a_table_is_there()
    {
        var outcomes = Kit().Run();

        Assert.Equal(116, outcomes.Count(o => o.Level == "level 2"));
        Assert.Equal(102, outcomes.Count(o => o.HasTable));
    }

    private static TckFolder Kit()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (!File.Exists(Path.Combine(at.FullName, "IPB.Workflow.sln"))) continue;
            var kit = TckFolder.Find(Path.Combine(at.FullName, "../shared/data/dmn"));
            Assert.SkipWhen(kit is null, "the data folder dmn is not on this machine");
            return kit;
        }
        Assert.Skip("the tests do not run inside the repository");
        return null!;
    }
}
