using System.Collections.Immutable;
using IPB.Workflows.Cases;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Proofs;

/// <summary>Follows a way that the proof shows in the engine.</summary>
internal sealed class PathPlay
{
    private const int MostVotes = 100;
    private readonly Routine routine;

    /// <summary>What was done, as a scenario says it.</summary>
    private readonly List<string> done = [];
    private readonly Dictionary<string, object?> given = [];

    private PathPlay(World world, Routine routine, PathStep submit)
    {
        this.routine = routine;
        Case = new ScenarioCase(world, routine, new Submit(routine.Id, Word(submit, "title", routine.Name.En),
            Word(submit, "description", routine.Name.En),
            Word(submit, "submitting_department", world.Organisation.Departments[0].Code),
            Fields(submit)));
    }

    internal ScenarioCase Case { get; }

    /// <summary>Two steps fill in different values, which the <c>given</c> of a scenario cannot say.</summary>
    internal bool IsTorn { get; private set; }

    /// <exception cref="Refusal">The engine does not go along.</exception>
    internal static PathPlay Follow(World world, Routine routine, ImmutableArray<PathStep> steps)
    {
        var play = new PathPlay(world, routine, steps[0]);
        foreach (var step in steps.Skip(1)) play.Do(step);
        return play;
    }

    /// <summary>The way as a scenario.</summary>
    internal Scenario ToScenario(string name) =>
        new(name, given.ToImmutableDictionary(), [.. done], Case.State, 0);

    private void Do(PathStep step)
    {
        switch (step.By.Kind)
        {
            case MoveKind.Person:
                Case.Fire(step.By.Name, Fields(step));
                done.Add(step.By.Name);
                break;
            case MoveKind.Outcome:
                Decide(step.By.Outcome!.Value);
                break;
            case MoveKind.Timer or MoveKind.Passed:
                Case.WaitFor(step.By.Timer!.Key);
                done.Add($"wait {step.Wait}");
                break;
        }
    }

    private void Decide(Outcome outcome)
    {
        var closed = Case.Facts.OfType<GateClosed>().Count();
        for (var votes = 0; votes < MostVotes && Case.Facts.OfType<GateClosed>().Count() == closed; votes++)
        {
            Case.Vote(outcome);
            done.Add(outcome.Name());
        }
    }

    /// <summary>What the way fills in, and anything that fits where it does not matter.</summary>
    private ImmutableSortedDictionary<string, object> Fields(PathStep step)
    {
        var fields = ImmutableSortedDictionary.CreateBuilder<string, object>();
        var chosen = step.Values.ToDictionary(v => v.Variable.Name, v => v.Variable.Values[v.Index]);
        foreach (var id in step.By.Asks.Distinct())
        {
            if (chosen.TryGetValue(id, out var value))
            {
                if (value is not null) fields[id] = value;
            }
            else if (id == FieldInput.LeadDepartment) fields[id] = Case.AnyDepartment;
            else if (routine.FindField(id) is { Required: true } field) fields[id] = FieldValues.Any(field);
            Give(id, fields.GetValueOrDefault(id));
        }
        if (Next(step) is { } next) fields[FieldInput.LeadDepartment] = next;
        return fields.ToImmutable();
    }

    /// <summary>Whom to name so that a case is bounced on to where the way leads; null: the rules know.</summary>
    private string? Next(PathStep step)
    {
        if (step.By is not { Trigger: { Bounce: not null } trigger, Count.ToEnd: false }
            || !trigger.Asks.Contains(FieldInput.LeadDepartment)) return null;
        var lead = step.Values.FirstOrDefault(v => v.Variable.Origin == Origin.Lead);
        return Case.Others.FirstOrDefault(d => lead.Variable is null || d.Equals(lead.Variable.Values[lead.Index])
            || (lead.Index == 0 && !lead.Variable.Values.Contains(d)));
    }

    private void Give(string id, object? value)
    {
        if (given.TryGetValue(id, out var before)) IsTorn |= !Equals(before, value);
        else given[id] = value;
    }

    private string Word(PathStep submit, string name, string otherwise)
    {
        var found = submit.Values.FirstOrDefault(v => v.Variable.Name == name);
        if (found.Variable is null) return otherwise;
        var word = (string)found.Variable.Values[found.Index]!;
        given[name == "submitting_department" ? "department" : name] = word;
        return word;
    }
}
