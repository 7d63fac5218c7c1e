using System.Collections.Immutable;
using IPB.Workflows.Cases;
using IPB.Workflows.Children;
using IPB.Workflows.Referrals;
using IPB.Workflows.Routines;
using IPB.Workflows.Routing;

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
        Case = Open(world, submit, new Submit(routine.Id, Word(submit, "title", routine.Name.En),
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

    /// <summary>With the words of a rule, where it takes them to come to the department of the way.</summary>
    private ScenarioCase Open(World world, PathStep submit, Submit asked)
    {
        var opened = new ScenarioCase(world, routine, asked);
        var lead = submit.Values.FirstOrDefault(v => v.Variable.Origin == Origin.Lead);
        if (lead.Variable is null || lead.Variable.StandsFor(lead.Index, opened.LeadDepartment)
            || given.ContainsKey("description")) return opened;
        var texts = world.FindTable(routine.Routing!)!.Rules.Select(Words).Where(w => w.Length > 0);
        foreach (var words in texts)
        {
            var other = new ScenarioCase(world, routine, asked with { Description = words });
            if (!lead.Variable.StandsFor(lead.Index, other.LeadDepartment)) continue;
            given["description"] = words;
            return other;
        }
        return opened;
    }

    private static string Words(RoutingRule rule) =>
        string.Join(' ', rule.Words.Select(group => group[0].Trim('=', '*')));

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
            case MoveKind.Answer:
                Answer(step.By.Stance);
                break;
            case MoveKind.Child:
                EndChildren(step);
                break;
            case MoveKind.Automation:
                EndAutomation(step);
                break;
            case MoveKind.AutomationFails:
                Case.EndAutomation(done: false, _ => null);
                done.Add(AutomationSteps.Failed);
                break;
            case MoveKind.Fill:
                Case.Fill(Fields(step));
                // One step of a scenario fills in all that it gives.
                if (done is not [.., FormChecks.Fill]) done.Add(FormChecks.Fill);
                break;
            case MoveKind.HoldRanOut:
                Case.Hold();
                done.Add(HoldReader.Hold);
                Case.WaitFor("hold-longest:0");
                done.Add($"wait {step.Wait}");
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

    /// <param name="stance">Null: it does not matter, and as many answer as it takes.</param>
    private void Answer(Stance? stance)
    {
        var closed = Case.Facts.OfType<ReferralClosed>().Count();
        do
        {
            Case.Answer(stance ?? Stance.NoObjections);
            done.Add(AnswerSteps.Of(stance ?? Stance.NoObjections));
        }
        while (stance is null && Case.Facts.OfType<ReferralClosed>().Count() == closed);
    }

    private void EndChildren(PathStep step)
    {
        var ended = Case.Facts.OfType<WaitEnded>().Count();
        for (var child = 0; Case.Facts.OfType<WaitEnded>().Count() == ended; child++)
        {
            var ending = ChildMoves.EndingOf(routine.State(step.From).Children!, step.By.Name, child);
            Case.EndChild(ending);
            done.Add(ChildSteps.Of(ending));
        }
    }

    private void EndAutomation(PathStep step)
    {
        var chosen = step.Values.ToDictionary(v => v.Variable.Name, v => v.Variable.Values[v.Index]);
        Case.EndAutomation(done: true, chosen.GetValueOrDefault);
        foreach (var (field, value) in chosen) Give(field, value);
        done.Add(AutomationSteps.Done);
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
                else if (step.By.Kind == MoveKind.Fill) fields[id] = "";
            }
            else if (id == FieldInput.LeadDepartment) fields[id] = Case.AnyDepartment;
            else if (routine.FindField(id) is { Required: true } field) fields[id] = FieldValues.Any(field);
            Give(id, fields.GetValueOrDefault(id));
        }
        if (step.By.Trigger is { } trigger && Choosing.Of(routine, trigger) is { } choice)
            fields[Choosing.Field] = Choosing.All(choice);
        if (step.By.Trigger is { } opener && Picking.Of(routine, opener) is { } pick)
            fields[Opening.ChosenField] = Picking.All(pick);
        if (Next(step) is { } next) fields[FieldInput.LeadDepartment] = next;
        return fields.ToImmutable();
    }

    /// <summary>Whom to name so that a case is bounced on to where the way leads; null: the rules know.</summary>
    private string? Next(PathStep step)
    {
        if (step.By is not { Trigger: { Bounce: not null } trigger, Count.ToEnd: false }
            || !trigger.Asks.Contains(FieldInput.LeadDepartment)) return null;
        var lead = step.Values.FirstOrDefault(v => v.Variable.Origin == Origin.Lead);
        return Case.Others.FirstOrDefault(d => lead.Variable is null || lead.Variable.StandsFor(lead.Index, d));
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
