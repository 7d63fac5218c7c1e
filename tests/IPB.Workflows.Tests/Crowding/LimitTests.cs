using System.Collections.Immutable;
using IPB.Workflows.Cases;
using IPB.Workflows.Crowding;
using IPB.Workflows.Routines;
using IPB.Workflows.Routines.Diagrams;
using IPB.Workflows.Routines.Exports;
using IPB.Workflows.Storage;
using IPB.Workflows.Tests.Cases;

namespace IPB.Workflows.Tests.Crowding;

/// <summary>A place with a limit that is reached lets a case in for a reason.</summary>
public sealed class LimitTests
{
    private static readonly string Text = Town.Gate("{ by: manager of lead-department, quorum: 1 }")
        .Replace("states:\n  work:", "phases:\n  - { id: early, name: { sv: Tidigt, en: Early }, wip-limit: 2 }\n"
            + "states:\n  work:\n    phase: early", StringComparison.Ordinal)
        .Replace("  gate:\n    name: { sv: Beslut, en: Decision }", "  gate:\n    name: { sv: Beslut, en: Decision }\n"
            + "    phase: early\n    wip-limit: 1", StringComparison.Ordinal);

    private static readonly Routine Limited = Town.Routine(Text);

    private static Play With(int early, int atGate) => new Play(Text).Fire("note", "olga", null, ("budget", 500m))
        .Do(new Comment("Hello."), "olga") is var play ? Crowded(play, early, atGate) : null!;

    private static Play Crowded(Play play, int early, int atGate)
    {
        play.Crowd = Crowd.Of([Limited], Counts(early, atGate));
        return play;
    }

    private static ImmutableDictionary<string, int> Counts(int early, int atGate) =>
        ImmutableDictionary<string, int>.Empty.Add("work", early).Add("gate", atGate).Add("done", 1000);

    [Fact]
    public void Places_are_phases_gates_and_what_belongs_to_no_phase_and_ends_do_not_count()
    {
        var crowd = Crowd.Of([Limited], Counts(2, 3));
        Assert.Equal([("phase:early", 2, 2), ("gate:gate", 1, 3)], crowd.Places.Select(p => (p.Id, p.Limit, p.Count)));
        Assert.Equal([(true, false), (true, true)], crowd.Places.Select(p => (p.IsFull, p.IsOver)));
    }

    [Fact]
    public void Cases_of_older_versions_count_under_the_limit_of_the_newest()
    {
        var old = Limited with { Phases = [Limited.Phases[0] with { WipLimit = 9 }] };
        var gone = Limited.State("work") with { Id = "gone" };
        var crowd = Crowd.Of([Limited, old with { States = [.. old.States, gone] }], Counts(1, 0).Add("gone", 1));
        Assert.Equal((2, 2), (crowd.Find("phase:early")!.Limit, crowd.Find("phase:early")!.Count));
    }

    [Fact]
    public void A_trigger_into_a_full_place_asks_why_and_the_journal_says_so()
    {
        var play = With(early: 1, atGate: 1);
        var refused = Assert.Throws<InvalidInput>(() => play.Fire("propose", "olga", null, ("owner_name", "Olga")));
        Assert.Equal("reason", refused.Fields[0].Field);
        Assert.Equal("work", play.State);

        play.Fire("propose", "olga", "The board meets today.", ("owner_name", "Olga"));

        Assert.Equal("gate", play.State);
        Assert.Equal(("gate:gate", 1),
            play.Journal[^1].Facts.OfType<LimitExceeded>().Select(f => (f.Place, f.Limit)).Single());
        Assert.Equal("The board meets today.", play.Journal[^1].Facts.OfType<Triggered>().First().Reason);
        Assert.Equal(CaseJson.Canonical(play.Case), CaseJson.Canonical(Journal.Replay(play.Case.Id, play.Journal)));
    }

    [Fact]
    public void Where_there_is_room_nobody_is_asked()
    {
        var play = With(early: 2, atGate: 0).Fire("propose", "olga", null, ("owner_name", "Olga"));
        Assert.Equal("gate", play.State);
        Assert.Empty(play.Facts.OfType<LimitExceeded>());
    }

    [Fact]
    public void What_stays_in_its_place_is_never_stopped() =>
        With(early: 99, atGate: 99).Fire("note", "olga", null, ("budget", 600m));

    [Fact]
    public void A_decision_into_a_full_place_has_a_reason_too()
    {
        var play = With(early: 2, atGate: 0).Fire("propose", "olga", null, ("owner_name", "Olga"));
        play.Crowd = Crowd.Of([Limited], Counts(early: 2, atGate: 1));
        play.Vote(Outcome.Return, "mary", "More, please.");
        Assert.Equal("phase:early", play.Facts.OfType<LimitExceeded>().Single().Place);
    }

    [Fact]
    public void It_is_told_in_diagrams_exports_and_changes()
    {
        Assert.Contains("Tidigt (högst 2 samtidigt)", MermaidExport.Write(Limited, "sv"), StringComparison.Ordinal);
        Assert.Contains("Early (at most 2 at once)", BpmnExport.Write(Limited, "en"), StringComparison.Ordinal);
        var words = new DiagramDescription(Limited, new DiagramWords("en", null)).Write();
        Assert.Contains("Phase: Early (at most 2 at once)", words, StringComparison.Ordinal);
        Assert.Contains("At most 1 at once", words, StringComparison.Ordinal);
    }
}
