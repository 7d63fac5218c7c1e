using System.Collections.Immutable;
using IPB.Workflows.Cases;
using IPB.Workflows.Proofs;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Elsa.Tests.Machines;

/// <summary>Routines that were exported, in an Elsa that has our module.</summary>
[Collection(nameof(OpenCity))]
public sealed class RoutineMachineTests(OpenCity open)
{
    private static readonly ImmutableSortedDictionary<string, object> Nothing =
        ImmutableSortedDictionary<string, object>.Empty;

    [Fact]
    public async Task A_shipped_routine_goes_the_same_way_in_Elsa_as_in_the_engine()
    {
        var routine = open.City.Files.Routines.Single(r => r.Id == "problem-intake");
        var ours = new ScenarioCase(
            open.City.Engine.World, routine, new("problem-intake", "Lampa", "Mörkt.", "FSF", Nothing));
        await using var elsa = await ElsaTrial.StartAsync(open.City);
        await elsa.ImportAsync(routine);
        var theirs = await elsa.BeginAsync("problem-intake");
        await SameAsync("received");

        ours.Fire("accept", Nothing);
        Assert.True(await elsa.SendAsync(theirs, "accept"));
        await SameAsync("assessment");
        Assert.Throws<InvalidInput>(() => ours.Fire("propose-line-work", Nothing));
        Assert.False(await elsa.SendAsync(theirs, "propose-line-work"), "without the assessment");
        await SameAsync("assessment");
        ours.Fire("propose-line-work", Nothing.Add("assessment", "Trasig armatur"));
        Assert.True(await elsa.SendAsync(theirs, "propose-line-work", new { assessment = "Trasig armatur" }));
        await SameAsync("line-decision");
        ours.Vote(Outcome.Approve);
        Assert.True(await elsa.SendAsync(theirs, "gate.approve"));
        await SameAsync("working");
        Assert.False(await elsa.SendAsync(theirs, "confirm"), "not yet");
        ours.Fire("present-solution", Nothing.Add("solution", "Lampan är bytt"));
        Assert.True(await elsa.SendAsync(theirs, "present-solution", new { solution = "Lampan är bytt" }));
        await SameAsync("confirmation");
        Assert.False(await elsa.SendAsync(theirs, "not-yet"), "without a reason");
        ours.Fire("confirm", Nothing);
        Assert.True(await elsa.SendAsync(theirs, "confirm"));
        await SameAsync("solved");
        Assert.Equal(ours.Facts.OfType<Entered>().Count(), (await elsa.TakenAsync(theirs)).Count);

        async Task SameAsync(string state) =>
            Assert.Equal((state, state), (ours.State, await elsa.StateAsync(theirs)));
    }

    [Fact]
    public async Task Two_workflows_of_one_machine_side_by_side_share_neither_state_nor_fields()
    {
        string large, small, late;
        await using (var elsa = await ElsaTrial.StartAsync(open.City))
        {
            await elsa.ImportAsync(open.City.Engine.Routines.Find("grant")!);
            large = await elsa.BeginAsync("grant", new { amount = 250, ends = "2026-12-24" });
            small = await elsa.BeginAsync("grant", new { amount = 50, ends = "2026-12-24" });
            late = await elsa.BeginAsync("grant");
            Assert.True(await elsa.SendAsync(late, "form.fill", new { amount = 250, ends = "2027-12-24" }));
        }

        // What they know comes from the database alone.
        await using var again = await ElsaTrial.StartAsync(open.City);
        Assert.False(await again.SendAsync(small, "grant"));
        Assert.True(await again.SendAsync(large, "grant"));
        Assert.Equal("Finished", await again.StatusAsync(large));
        var next = await again.BeginAsync("grant", new { amount = 250, ends = "2026-12-24" });
        foreach (var open in new[] { small, late, next })
            Assert.Equal(("open", "Suspended"), (await again.StateAsync(open), await again.StatusAsync(open)));
        Assert.False(await again.SendAsync(late, "grant"), "it ends too late");
        Assert.False(await again.SendAsync(small, "turn-down"), "without a reason");
        Assert.True(await again.SendAsync(small, "turn-down", reason: "För lite."));
        Assert.Equal("Finished", await again.StatusAsync(small));
        Assert.Equal(["start", "open.turn-down"], await again.TakenAsync(small));
        Assert.True(await again.SendAsync(late, "grant", new { ends = "2026-12-24" }), "what it brings counts");
        Assert.Equal("open", await again.StateAsync(next));
    }
}
