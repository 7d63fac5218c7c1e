using IPB.Workflows;
using IPB.Workflows.Calendars;
using IPB.Workflows.Cases;
using IPB.Workflows.People;
using IPB.Workflows.Routines;

namespace IPB.Faults.Reminders;

/// <summary>Two departments, a handful of people, and a routine with everything that reminds.</summary>
internal static class ReminderTown
{
    private const string Source = """
        routine: test
        version: 1
        name: { sv: Prov, en: Trial }
        purpose: { sv: Prov, en: Trial }
        fields:
          budget: { type: money, name: { sv: Budget, en: Budget }, min: 0, max: 1000000 }
        hold: { ask-again: 10 days, longest: 3 months, then: no }
        states:
          work:
            name: { sv: Arbete, en: Work }
            owner: officer of lead-department
            due: 5 working days
            remind: [2 working days before, 1 working hour before, on due, 2 working days after]
            escalate:
              - { after: 6 working days, to: manager of lead-department }
              - { after: 10 working days, to: head-of-department of lead-department }
            timers: [{ after: 2 months, fire: expire }]
            on:
              note: { name: { sv: Anteckna, en: Note }, asks: [budget] }
              propose: { name: { sv: Lägg fram, en: Propose }, to: gate, asks: [budget] }
              again: { name: { sv: Igen, en: Again }, to: work }
              expire: { name: { sv: Löper ut, en: Expires }, to: no, by: system }
          gate:
            name: { sv: Beslut, en: Decision }
            gate:
              question: { sv: Gå vidare?, en: Go on? }
              decide: { by: board, quorum: 2 }
              criteria: [{ id: owner, name: { sv: Ägare, en: Owner }, must: true }]
              outcomes: { approve: done, approve-with-conditions: done, return: work, reject: no }
            due: 2 working days
            remind: [4 working hours before, on due, 1 working day after]
            escalate: [{ after: 3 working days, to: city-director }]
          done:
            name: { sv: Klart, en: Done }
            end: solved
            follow-up:
              - { after: 3 weeks, ask: problem-owner, question: { sv: Löst?, en: Solved? } }
              - { after: 6 weeks, ask: problem-owner, question: { sv: Löst?, en: Solved? } }
            on:
              yes: { name: { sv: Ja, en: 'Yes' }, by: problem-owner }
              not: { name: { sv: Nej, en: 'No' }, by: problem-owner, to: work, reason: required }
          no: { name: { sv: Nej, en: 'No' }, end: rejected }
        """;

    /// <summary>A Monday morning.</summary>
    public static readonly DateTimeOffset Start = new(2026, 2, 2, 8, 0, 0, TimeSpan.Zero);

    public static World World { get; } = new(Organisation(), WorkingCalendar.Standard, []);

    public static Routine Routine { get; } = RoutineReader.Read("test.routine.yaml", Source, World.Organisation)
        is { Routine: { } read } ? read : throw new InvalidDataException("the routine of the histories cannot be read");

    private static Organisation Organisation()
    {
        static Text T(string text) => new(text, text);
        static Person P(string id, string department, params string[] roles) =>
            new(id, id, $"{id}@example.org", "en", department) { Roles = [.. roles] };
        return new Organisation(
            [new("A", T("A"), DepartmentKind.Department, ""), new("B", T("B"), DepartmentKind.Department, "")],
            new[] { "employee", "officer", "manager", "head-of-department", "board", "city-director" }
                .Select(r => new Role(r, T(r))),
            [
                P("sam", "A", "employee"), P("olga", "A", "officer"), P("mary", "A", "manager"),
                P("henry", "A", "head-of-department"), P("bo1", "B", "board"), P("bo2", "B", "board"),
                P("dora", "B", "city-director"),
            ], "dora");
    }
}
