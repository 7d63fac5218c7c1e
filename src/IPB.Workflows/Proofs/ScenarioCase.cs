using System.Collections.Immutable;
using IPB.Workflows.Automations;
using IPB.Workflows.Calendars;
using IPB.Workflows.Cases;
using IPB.Workflows.People;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Proofs;

/// <summary>
/// A case that is played with the engine's own rules and without a database: people act as the routine allows, and the
/// clock moves only when it is told to.
/// </summary>
internal sealed class ScenarioCase
{
    private const string Said = "enligt scenariot";
    private static readonly DateTimeOffset Start = new(2026, 2, 2, 9, 0, 0, TimeSpan.Zero);

    private readonly World world;
    private readonly TransitionChooser chooser;
    private Case c;
    private DateTimeOffset now = Start;

    /// <exception cref="Refusal">The case cannot be opened.</exception>
    internal ScenarioCase(World world, Routine routine, Submit submit)
    {
        (this.world, chooser) = (world, new TransitionChooser(routine));
        var submitter = world.Organisation.People
            .FirstOrDefault(p => p.Department == submit.Department && p.Roles.Contains("employee"))
            ?? world.Organisation.People.FirstOrDefault(p => p.Department == submit.Department)
            ?? world.Organisation.Fallback;
        c = Taken(Step.Open(world, chooser, submit, submitter, "IPB 2026-00001", now));
    }

    internal string State => c.State;
    internal bool IsAtGate => c.Gate is not null;
    internal bool IsAtReferral => c.Referral is not null;
    internal string LeadDepartment => c.LeadDepartment;

    /// <summary>Whom a case is given to when it does not matter.</summary>
    internal string AnyDepartment => world.Organisation.Departments[0].Code;

    /// <summary>The departments that a case can be bounced to.</summary>
    internal IEnumerable<string> Others => world.Organisation.Departments.Select(d => d.Code)
        .Where(d => d != c.LeadDepartment && !c.SaidNo.Contains(d));

    /// <summary>Everything that happened, in order.</summary>
    internal List<Fact> Facts { get; } = [];

    /// <exception cref="Refusal">Nobody may, or not now.</exception>
    internal void Fire(string trigger, ImmutableSortedDictionary<string, object> fields) =>
        Do(new Fire(trigger, fields, Said), o => o.Triggers.Any(t => t.Trigger.Id == trigger));

    /// <summary>One person's vote.</summary>
    /// <exception cref="Refusal">Nobody may decide who has not yet.</exception>
    internal void Vote(Outcome outcome)
    {
        var (person, gate) = NextDecider();
        c = Taken(Step.Decide(world, chooser, c, new Decide(c.Gate!.Id, outcome, Said,
            [.. gate.Criteria.Select(k => k.Id)], outcome == Outcome.ApproveWithConditions ? [Said] : [])
        {
            Reasons = gate.Criteria.ToImmutableSortedDictionary(k => k.Id, _ => Said),
            Scores = gate.Criteria.Where(k => k.Scale is not null)
                .ToImmutableSortedDictionary(k => k.Id, k => k.Scale!.Value),
        }, person, now)!);
    }

    /// <summary>One referral body's statement.</summary>
    /// <exception cref="Refusal">Nobody may answer who has not yet.</exception>
    internal void Answer(Stance stance)
    {
        foreach (var person in world.Organisation.People)
            if (CaseOptions.Of(world, chooser, c, person, now).Referral is { } option)
            {
                c = Taken(Step.Decide(world, chooser, c,
                    new Answer(option.Id, option.Bodies[0].Body.Id, stance, Said), person, now)!);
                return;
            }
        throw new StatementRefused(RefusalKind.Conflict, "nobody-answers", new Text(
            "Ingen kan yttra sig i remissen.", "Nobody can give a statement in the referral."));
    }

    /// <summary>The oldest open child case ends, first of those that the case waits for.</summary>
    /// <exception cref="Refusal">None is open.</exception>
    internal void EndChild(Ending ending) => News(c.Children.Where(k => k.IsOpen)
        .OrderBy(k => c.Wait is { } wait && !wait.Children.Contains(k.Key)).FirstOrDefault(), ending);

    /// <summary>The child case that ended last is opened again.</summary>
    /// <exception cref="Refusal">None has ended.</exception>
    internal void ReopenChild() =>
        News(c.Children.Where(k => !k.IsOpen).OrderBy(k => k.EndedAt).LastOrDefault(), null);

    // The cases of other routines are not played: what they tell their parent is.
    private void News(ChildCase? child, Ending? ending)
    {
        if (child is null)
            throw new ChildRefusal(RefusalKind.Conflict, "no-such-child", ending is null
                ? new("Inget underärende är avslutat.", "No child case has ended.")
                : new("Inget underärende är öppet.", "No child case is open."));
        var number = $"IPB 2026-{90_000 + c.Children.IndexOf(child) + 1}";
        c = Taken(Step.Decide(world, chooser, c,
            new HearOfChild(new(c.Number, child.Key, number, ending, child.Seq + 1)), null, now)!);
    }

    /// <summary>The oldest automation that is under way ends: done, or failed for good.</summary>
    /// <param name="valueOf">What a field gets by its result; null: anything that fits, where there is always
    /// something.
    /// </param>
    /// <exception cref="Refusal">None is under way.</exception>
    internal void EndAutomation(bool done, Func<string, object?> valueOf)
    {
        var run = c.Automations.FirstOrDefault(r => r.Status is RunStatus.Running or RunStatus.Stuck)
            ?? throw new AutomationRefused(RefusalKind.Conflict, "no-automation", new(
                "Ingen automatik pågår.", "No automation is under way."));
        if (run.Status == RunStatus.Stuck)
        {
            Do(new RetryAutomation(run.Id), o => !o.Automations.IsEmpty);
            run = c.Automations.First(r => r.Id == run.Id);
        }

        var outcome = done ? AutomationOutcome.Done() with { Outputs = Results(run, valueOf) }
            : AutomationOutcome.Failed(new(Said, Said), again: false);
        c = Taken(
            Step.Decide(world, chooser, c, new HearOfAutomation(run.Id, run.Call, run.Name, outcome), null, now)!);
    }

    private ImmutableSortedDictionary<string, object> Results(AutomationRun run, Func<string, object?> valueOf)
    {
        var sure = world.Automations.Find(run.Name)?.Outputs.Where(o => o.Required).Select(o => o.Name)
            .ToHashSet() ?? [];
        var results = ImmutableSortedDictionary.CreateBuilder<string, object>();
        foreach (var (output, field) in run.Terms.Outputs)
        {
            var any = sure.Contains(output) ? FieldValues.Any(chooser.Routine.FindField(field)!) : null;
            if ((valueOf(field) ?? any) is { } value) results[output] = value;
        }

        return results.ToImmutable();
    }

    internal bool IsOnHold => c.Hold is not null;

    /// <summary>Somebody who may fills in the form of the state; what is there already is left alone.</summary>
    /// <exception cref="Refusal">Nobody may, or something is wrong with it.</exception>
    internal void Fill(ImmutableSortedDictionary<string, object> fields)
    {
        if (!fields.IsEmpty && fields.All(f => f.Value.Equals(c.Fields.GetValueOrDefault(f.Key)))) return;
        Do(new Fill(fields), o => o.Fill is not null);
    }

    /// <exception cref="Refusal">Nobody may, or not here.</exception>
    internal void Hold() => Do(new Hold(Said), o => o.MayHold);

    /// <exception cref="Refusal">Nobody may, or the case is not on hold.</exception>
    internal void Resume() => Do(new Resume(null), o => o.MayResume);

    /// <summary>Lets somebody who may send a command; if nobody may, the refusal says so.</summary>
    private void Do(Command command, Predicate<CaseOptions> may)
    {
        var person = world.Organisation.People.FirstOrDefault(p => may(CaseOptions.Of(world, chooser, c, p, now)));
        c = Taken(Step.Decide(world, chooser, c, command, person ?? world.Organisation.Fallback, now)!);
    }

    /// <summary>Moves the clock; what falls due on the way happens in its order, at its time.</summary>
    internal void Wait(TimeLimit limit)
    {
        var until = world.Calendar.Count(now, limit).Due;
        while (c.Timers.OrderBy(t => t.DueAt).FirstOrDefault() is { } timer && timer.DueAt <= until) Due(timer.Key);
        now = until;
    }

    /// <summary>Moves the clock to where a timer is due and makes it so.</summary>
    internal void WaitFor(string timer)
    {
        while (c.Timers.OrderBy(t => t.DueAt).FirstOrDefault() is { } first)
        {
            Due(first.Key);
            if (first.Key == timer) return;
        }
    }

    private void Due(string timer)
    {
        var due = c.Timers.First(t => t.Key == timer).DueAt;
        now = due > now ? due : now;
        c = Taken(Step.Decide(world, chooser, c, new FireTimer(timer), null, now)!);
    }

    private (Person, Gate) NextDecider()
    {
        foreach (var person in world.Organisation.People)
            if (CaseOptions.Of(world, chooser, c, person, now).Gate is { MyVote: null } option)
                return (person, option.Gate);
        throw new DecisionRefused(RefusalKind.Conflict, "nobody-decides", new Text(
            "Ingen kan besluta vid beslutspunkten.", "Nobody can decide at the gate."));
    }

    private Case Taken(Decision decision)
    {
        Facts.AddRange(decision.Facts);
        return decision.Case;
    }
}
