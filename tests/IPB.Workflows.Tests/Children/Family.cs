using IPB.Workflows.Cases;
using IPB.Workflows.Routines;
using IPB.Workflows.Tests.Cases;

namespace IPB.Workflows.Tests.Children;

/// <summary>
/// A parent, work → waiting → joined or mixed, and the routine of its children, in the town of the tests.
/// </summary>
internal static class Family
{
    /// <param name="opens">The block of what the waiting state opens.</param>
    /// <param name="join">How many must have ended.</param>
    public static string Parent(string opens = "{ routine: child, to: [A, B] }", string join = "all") => $$"""
        routine: test
        version: 2
        name: { sv: Prov, en: Trial }
        purpose: { sv: Prov, en: Trial }
        fields:
          note: { type: text, name: { sv: Not, en: Note }, max: 300 }
        hold: { by: officer, ask-again: 30 days }
        states:
          work:
            name: { sv: Arbete, en: Work }
            owner: officer
            on:
              begin: { name: { sv: Börja, en: Begin }, to: waiting, asks: [note] }
              one: { name: { sv: Ett till, en: One more }, opens: { routine: child } }
          waiting:
            name: { sv: Väntar, en: Waiting }
            owner: officer
            opens: {{opens}}
            children: { join: {{join}}, outcomes: { solved: joined, ended: mixed } }
            on:
              more: { name: { sv: Ett till, en: One more }, opens: { routine: child, title: '"More: " + title' } }
              back: { name: { sv: Tillbaka, en: Back }, to: work }
              stop: { name: { sv: Sluta, en: Stop }, to: stopped }
          joined:
            name: { sv: Alla löst, en: All solved }
            owner: officer
            on: { done: { name: { sv: Klart, en: Done }, to: done } }
          mixed:
            name: { sv: Blandat, en: Mixed }
            owner: officer
            on: { again: { name: { sv: Igen, en: Again }, to: work } }
          done: { name: { sv: Klart, en: Done }, end: solved }
          stopped: { name: { sv: Slut, en: Stopped }, end: discontinued }
        """;

    /// <param name="asks">What a child is submitted with.</param>
    public static string Child(string asks = "") => $$"""
        routine: child
        version: 1
        name: { sv: Barn, en: Child }
        purpose: { sv: Barn, en: Child }
        fields:
          what: { type: text, name: { sv: Vad, en: What }, required: true }
          cost: { type: money, name: { sv: Kostnad, en: Cost } }
          kind: { type: choice, name: { sv: Slag, en: Kind }, choices: [{ id: big, name: { sv: Stort, en: Big } }] }
        {{(asks.Length == 0 ? "" : $"submit: {{ asks: [{asks}] }}")}}
        states:
          open:
            name: { sv: Öppet, en: Open }
            owner: manager of lead-department
            due: 5 working days
            on:
              solve: { name: { sv: Lös, en: Solve }, to: solved, by: anyone, asks: [what, cost, kind] }
              drop: { name: { sv: Lägg ned, en: Drop }, to: dropped, by: anyone }
          solved:
            name: { sv: Löst, en: Solved }
            end: solved
            on: { reopen: { name: { sv: Öppna, en: Reopen }, to: open, by: anyone } }
          dropped: { name: { sv: Nedlagt, en: Dropped }, end: discontinued }
        """;

    public static Routine Read(string text, string id = "child")
    {
        var read = RoutineReader.Read($"{id}.routine.yaml", text, Town.Organisation);
        return read.Routine ?? throw new InvalidOperationException(string.Join('\n', read.Findings));
    }

    /// <summary>A case that waits.</summary>
    public static Play Waiting(string? parent = null) =>
        new Play(parent ?? Parent()).Fire("begin", "olga", null, ("note", "Lamps"));

    /// <summary>News of a child, as it comes.</summary>
    /// <param name="child">1 for the first one.</param>
    public static Play Hear(this Play play, int child, Ending? ending, long seq = 2) => play.System(new HearOfChild(
        new(play.Case.Number, $"2026-00001.child.{child}", $"IPB 2026-{10_000 + child}", ending, seq)));
}
