using System.Collections.Immutable;
using IPB.Workflows.Calendars;
using IPB.Workflows.Cases;
using IPB.Workflows.People;
using IPB.Workflows.Routing;

namespace IPB.Workflows.Tests.Cases;

/// <summary>A town of four departments with a routing table, whose routine lets departments say "not ours".</summary>
internal static class Bounces
{
    private static readonly Organisation People = Organisation();

    private static readonly World World = new(People, WorkingCalendar.Standard, [Table()]);

    /// <summary>A case of A that the rules have sent to B.</summary>
    public static Play Play(int times = 2) => new(Routine(times), "sam", World);

    /// <summary>The same after B and C have said no.</summary>
    public static Play AtCoordinator() =>
        Play().Fire("not-ours", "ben", "No.").Fire("not-ours", "cleo", "No.");

    /// <summary>Sent by somebody who saw the case as it was first.</summary>
    public static Fire Stale =>
        new("not-ours", ImmutableSortedDictionary<string, object>.Empty, "No.") { ExpectedVersion = 1 };

    private static Organisation Organisation()
    {
        Text T(string text) => new(text, text);
        Person P(string id, string department, string role) =>
            new(id, id, $"{id}@example.org", "en", department) { Roles = [role] };
        return new Organisation(
            new[] { "A", "B", "C", "K" }.Select(d => new Department(d, T(d), DepartmentKind.Department, "")),
            new[] { "employee", "officer", "manager", "board" }.Select(r => new Role(r, T(r))),
            [
                P("sam", "A", "employee"), P("olga", "A", "officer"), P("ben", "B", "officer"),
                P("max", "B", "manager"), P("cleo", "C", "officer"), P("mia", "C", "manager"), P("kim", "K", "board"),
            ], "kim");
    }

    private static RoutingTable Table() => RoutingTableReader.Read("town.routing.yaml", """
        routing: town
        version: 1
        name: { sv: Vem?, en: Who? }
        rules:
          - { id: title, words: [title], to: B, why: { sv: Första., en: First. } }
          - { id: title-too, words: [title], to: B, why: { sv: Samma., en: Same. } }
          - { id: description, words: [description], to: C, why: { sv: Andra., en: Second. } }
        fallback: { id: fallback, to: K, why: { sv: Ingen., en: None. } }
        """, People).Table!;

    private static string Routine(int times) => $$"""
        routine: test
        version: 1
        name: { sv: Prov, en: Trial }
        purpose: { sv: Prov, en: Trial }
        routing: town
        states:
          received:
            name: { sv: Inkommet, en: Received }
            owner: officer of lead-department
            due: 2 working days
            remind: [on due]
            on:
              accept: { name: { sv: Ta emot, en: Accept }, to: decision }
              take: { name: { sv: Ta hand om, en: Take }, to: sorting, by: board }
              not-ours:
                name: { sv: Inte vårt, en: Not ours }
                to: received
                by: [officer of lead-department, manager of lead-department, board]
                asks: [lead_department]
                reason: required
                bounce: { times: {{times}}, then: sorting }
          decision:
            name: { sv: Beslut, en: Decision }
            gate:
              question: { sv: Ja?, en: "Yes?" }
              decide: { by: manager of lead-department }
              outcomes: { approve: done, reject: no }
            due: 2 working days
            remind: [on due]
            on:
              not-ours:
                name: { sv: Inte vårt, en: Not ours }
                to: received
                by: manager of lead-department
                reason: required
                bounce: { times: {{times}}, then: sorting }
          sorting:
            name: { sv: Sortering, en: Sorting }
            owner: board
            on:
              send: { name: { sv: Skicka, en: Send }, to: received, asks: [lead_department], reason: required }
          done: { name: { sv: Klart, en: Done }, end: solved }
          no: { name: { sv: Nej, en: No }, end: rejected }
        """;
}
