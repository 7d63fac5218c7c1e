namespace IPB.Workflows.Tests.Proofs;

/// <summary>Routines that look odd and are right: no finding.</summary>
public sealed class GoodRoutineTests
{
    public static TheoryData<string, string> Good
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var (name, text) in (IEnumerable<(string, string)>)[.. GoodGuards.All, .. GoodGates.All,
                .. GoodTimes.All, .. GoodReferrals.All, .. GoodForms.All, .. GoodLimits.All, .. GoodGroups.All,
                .. GoodChildren.All,
                .. GoodAutomations.All]) all.Add(name, text);
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Good))]
    public void What_is_right_has_no_finding(string name, string text) =>
        Assert.Equal(name, string.Join('\n', Trial.Findings(text).Prepend(name)));

    [Fact]
    public void There_are_at_least_forty() => Assert.True(Good.Count >= 40, $"there are {Good.Count}");
}
