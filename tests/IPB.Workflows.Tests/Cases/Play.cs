using System.Collections.Immutable;
using IPB.Workflows.Calendars;
using IPB.Workflows.Cases;
using IPB.Workflows.Notifications;
using IPB.Workflows.People;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Tests.Cases;

/// <summary>A case played with the engine's rules in memory; the test is the clock.</summary>
internal sealed class Play
{
    /// <summary>A Monday morning, 09:00 in Sweden.</summary>
    public static readonly DateTimeOffset Monday = new(2026, 2, 2, 8, 0, 0, TimeSpan.Zero);
    private static readonly ImmutableSortedDictionary<string, object> None =
        ImmutableSortedDictionary<string, object>.Empty;
    private readonly TransitionChooser chooser;

    public Play(string routine, string submitter = "sam", World? world = null, params (string, object)[] fields)
    {
        World = world ?? Town.World;
        chooser = new TransitionChooser(Town.Routine(routine));
        var submit = new Submit(chooser.Routine.Id, "Title", "Description", "A", Values(fields));
        Take(Step.Open(World, chooser, submit, Person(submitter), "IPB 2026-00001", Now));
    }

    public World World { get; }

    /// <summary>How full the places are that the case may come to.</summary>
    public Workflows.Crowding.Crowd Crowd { get; set; } = Workflows.Crowding.Crowd.None;
    public Routine Routine => chooser.Routine;
    public DateTimeOffset Now { get; private set; } = Monday;
    public Case Case { get; private set; } = null!;
    public List<JournalEntry> Journal { get; } = [];
    public List<Message> Messages { get; } = [];
    public string State => Case.State;
    public IEnumerable<Fact> Facts => Journal.SelectMany(j => j.Facts);

    public Play Fire(string trigger, string by, string? reason = null, params (string, object)[] fields) =>
        Do(new Fire(trigger, Values(fields), reason), by);

    public Play Vote(Outcome outcome, string by, string? reason = null, string[]? met = null,
        string[]? conditions = null) =>
        Do(new Decide(Case.Gate?.Id ?? "none", outcome, reason, [.. met ?? []], [.. conditions ?? []]), by);

    public Play Hold(string by, string? reason = "We wait for the tender.") => Do(new Hold(reason ?? ""), by);

    public Play Resume(string by, string? reason = null) => Do(new Resume(reason), by);

    public Play Do(Command command, string by)
    {
        Take(Step.Decide(World, chooser, Case, command, Person(by), Now, Crowd)!);
        return this;
    }

    /// <summary>What somebody outside the city wants who was invited.</summary>
    public Play AsPartner(int number, Workflows.Partners.PartnerCommand command)
    {
        Take(Workflows.Partners.PartnerSteps.Decide(World, chooser, Case, (number, command), Now));
        return this;
    }

    /// <summary>What the engine itself wants of the case.</summary>
    public Play System(Command command)
    {
        Take(Step.Decide(World, chooser, Case, command, null, Now)!);
        return this;
    }

    /// <summary>Makes each move that is not refused: most random ones are.</summary>
    public Play Try(IEnumerable<Action<Play>> moves)
    {
        foreach (var move in moves)
        {
            try
            {
                move(this);
            }
            catch (Refusal)
            {
                // What matters is what the others leave behind.
            }
        }

        return this;
    }

    /// <summary>Moves the clock; what falls due on the way happens in its order.</summary>
    public Play Wait(string limit)
    {
        var until = World.Calendar.Count(Now, TimeLimit.Parse(limit)).Due;
        while (Case.Timers.OrderBy(t => t.DueAt).FirstOrDefault() is { } timer && timer.DueAt <= until)
        {
            Now = timer.DueAt > Now ? timer.DueAt : Now;
            Take(Step.Decide(World, chooser, Case, new FireTimer(timer.Key), null, Now)!);
        }

        Now = until;
        return this;
    }

    /// <summary>What a timer does that fires although the case no longer has it.</summary>
    public Decision? FireTimer(string key) => Step.Decide(World, chooser, Case, new FireTimer(key), null, Now);

    public CaseOptions OptionsOf(string person) => CaseOptions.Of(World, chooser, Case, Person(person), Now);

    public IEnumerable<string> Told(MessageKind kind) => Messages.Where(m => m.Kind == kind).Select(m => m.To);

    private void Take(Decision decision)
    {
        Case = decision.Case;
        Journal.Add(new(Case.Version, Case.UpdatedAt, decision.Actor, decision.OnBehalfOf, decision.Facts, ""));
        Messages.AddRange(decision.Messages);
    }

    private Person Person(string id) => World.Organisation.FindPerson(id)!;

    private static ImmutableSortedDictionary<string, object> Values((string Id, object Value)[] fields) =>
        fields.Aggregate(None, (all, f) => all.SetItem(f.Id, f.Value));
}

/// <summary>A town of two departments and a handful of people.</summary>
internal static class Town
{
    public static Organisation Organisation { get; } = With();

    public static World World { get; } = new(Organisation, WorkingCalendar.Standard, []);

    /// <summary>The same town with people changed.</summary>
    public static Organisation With(params Person[] changed)
    {
        Text T(string text) => new(text, text);
        Person P(string id, string department, params string[] roles) =>
            changed.FirstOrDefault(p => p.Id == id)
            ?? new(id, id, $"{id}@example.org", "en", department) { Roles = [.. roles] };
        return new Organisation(
            [
                new("A", T("A"), DepartmentKind.Department, ""), new("B", T("B"), DepartmentKind.Department, ""),
            ],
            new[] { "employee", "officer", "manager", "head-of-department", "board", "city-director", "coordinator" }
                .Select(r => new Role(r, T(r))),
            [
                P("sam", "A", "employee"), P("olga", "A", "officer"), P("mary", "A", "manager"),
                P("henry", "A", "head-of-department"), P("bo1", "B", "board"), P("bo2", "B", "board"),
                P("bo3", "B", "board"), P("dora", "B", "city-director"), P("fay", "B"), P("cora", "B", "coordinator"),
            ], "fay").Under(new(T("Scheme"),
                [new("1.1", T("Small"), ["manager"], 1000), new("1.2", T("Large"), ["board"], null)]));
    }

    /// <summary>A routine of one gate; <paramref name="text"/> as in the file, or the name of one below.</summary>
    public static Routine Routine(string text)
    {
        var source = text.Contains('\n', StringComparison.Ordinal) ? text : Gate(text);
        var read = RoutineReader.Read("test.routine.yaml", source, Organisation);
        return read.Routine ?? throw new InvalidOperationException(string.Join('\n', read.Findings));
    }

    /// <summary>work → gate → done, with a line that says who decides.</summary>
    public static string Gate(string decide) => $$"""
        routine: test
        version: 1
        name: { sv: Prov, en: Trial }
        purpose: { sv: Prov, en: Trial }
        fields:
          budget: { type: money, name: { sv: Budget, en: Budget }, min: 0, max: 1000000 }
          owner_name: { type: text, name: { sv: Ägare, en: Owner }, required: true }
        hold:
          by: [officer of lead-department, manager of lead-department]
          ask-again: 30 days
          longest: 6 months
          then: no
        states:
          work:
            name: { sv: Arbete, en: Work }
            owner: officer of lead-department
            due: 5 working days
            remind: [2 working days before, on due, 2 working days after]
            escalate: [{ after: 10 working days, to: manager of lead-department }]
            on:
              note: { name: { sv: Anteckna, en: Note }, asks: [budget] }
              give: { name: { sv: Lämna, en: Give }, by: officer, asks: [lead_department], reason: required }
              propose:
                name: { sv: Lägg fram, en: Propose }
                to: gate
                asks: [owner_name]
                when: budget > 0
                when-text: { sv: Budget saknas., en: A budget is missing. }
          gate:
            name: { sv: Beslut, en: Decision }
            gate:
              question: { sv: Gå vidare?, en: Go on? }
              decide: {{decide}}
              criteria:
                - { id: owner, name: { sv: Ägare, en: Owner }, must: true }
                - { id: cheap, name: { sv: Billigt, en: Cheap }, must: true, met: budget < 1000 }
                - { id: nice, name: { sv: Fint, en: Nice } }
              outcomes: { approve: done, approve-with-conditions: done, return: work, postpone: gate, reject: no }
            due: 5 working days
            remind: [2 working days before, on due]
            escalate: [{ after: 10 working days, to: city-director }]
          done:
            name: { sv: Klart, en: Done }
            end: solved
            follow-up: [{ after: 3 months, ask: problem-owner, question: { sv: Löst?, en: Solved? } }]
            on:
              yes: { name: { sv: Ja, en: Yes }, by: problem-owner }
              not: { name: { sv: Nej, en: No }, by: problem-owner, to: work, reason: required }
          no: { name: { sv: Nej, en: No }, end: rejected }
        """;

    /// <summary>A case of the routine at its open gate.</summary>
    public static Play AtGate(string decide, string submitter = "sam", World? world = null, decimal budget = 500) =>
        new Play(decide, submitter, world).Fire("note", "olga", null, ("budget", budget))
            .Fire("propose", "olga", null, ("owner_name", "Olga"));
}
