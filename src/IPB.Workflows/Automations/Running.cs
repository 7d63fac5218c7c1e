using System.Collections.Immutable;
using System.Globalization;
using IPB.Workflows.Cases;
using IPB.Workflows.Children;
using IPB.Workflows.Notifications;
using IPB.Workflows.Routines;
using IPB.Workflows.Timers;

namespace IPB.Workflows.Automations;

/// <summary>
/// Automations begin, are called again and are cancelled, as parts of steps: the fact says so, and a message of the
/// same step has the call made, outside of it.
/// </summary>
internal static class Running
{
    /// <param name="by">The trigger that starts it; null: coming into the state does.</param>
    public static void Start(StepBuilder step, AutomationUse? use, Trigger? by = null)
    {
        if (use is null || step.Case.IsClosed) return;
        // What it is given is what the case holds now, whatever becomes of it before the call is made.
        var names = ConditionNames.Of(step.Routine, step.Case);
        var inputs = ImmutableSortedDictionary.CreateBuilder<string, object>();
        foreach (var (name, value) in use.Inputs)
            if (Ordering.Plain(value.Evaluate(names)) is { } plain) inputs[name] = plain;
        Begin(step, new AutomationRun("", 0, use.Name, TermsOf(use))
        {
            Trigger = by?.Id,
            Inputs = inputs.ToImmutable(),
        }, null);
    }

    public static AutomationTerms TermsOf(AutomationUse use) =>
        new(use.Done, use.Failed, use.Retries, (int)use.RetryAfter.Elapsed.TotalMinutes)
        {
            Outputs = use.Outputs.ToImmutableSortedDictionary(StringComparer.Ordinal),
        };

    /// <summary>Begins anew what was cancelled, under an id of its own.</summary>
    public static void Again(StepBuilder step, AutomationRun cancelled) =>
        Begin(step, new("", 0, cancelled.Name, cancelled.Terms)
        {
            Trigger = cancelled.Trigger,
            Inputs = cancelled.Inputs,
        }, cancelled.Id);

    private static void Begin(StepBuilder step, AutomationRun run, string? after)
    {
        var number = step.Case.AutomationRuns + 1;
        run = run with
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"{CaseNumber.Slug(step.Case.Number)}.run.{number}"),
            Number = number,
            Since = step.Now,
            Call = 1,
        };
        step.Add(new AutomationStarted(run) { After = after });
        Send(step, run);
    }

    /// <summary>Everything that is under way ends: the case needs it no more here.</summary>
    public static void Cancel(StepBuilder step, RunCancel why)
    {
        foreach (var run in step.Case.Automations.Where(r => r.Status != RunStatus.Held)) Cancel(step, run, why);
    }

    public static void Cancel(StepBuilder step, AutomationRun run, RunCancel why)
    {
        if (step.Case.Timers.Any(t => t.Key == run.TimerKey)) step.Add(new TimerCancelled(run.TimerKey));
        step.Add(new AutomationCancelled(run.Id, run.Name, why));
        step.TakeBack(m => m.Content.Run?.Run == run.Id);
    }

    /// <summary>The case goes on after a hold: so does what was cancelled by it, from its beginning.</summary>
    public static void GoOn(StepBuilder step)
    {
        foreach (var run in step.Case.Automations.Where(r => r.Status == RunStatus.Held)) Again(step, run);
    }

    /// <summary>The time until which a run waited is over.</summary>
    public static void Due(StepBuilder step, int number)
    {
        if (step.Case.Automations.FirstOrDefault(r => r.Number == number) is { } run)
            Call(step, run, run.Status == RunStatus.Waiting ? AutomationWake.Time : AutomationWake.Again);
    }

    /// <summary>Calls a run again.</summary>
    public static void Call(StepBuilder step, AutomationRun run, AutomationWake why)
    {
        if (step.Case.Timers.Any(t => t.Key == run.TimerKey)) step.Add(new TimerCancelled(run.TimerKey));
        step.Add(new AutomationCalled(run.Id, run.Call + 1, why));
        Send(step, run with { Call = run.Call + 1 });
    }

    public static void Arm(StepBuilder step, AutomationRun run, DateTimeOffset at) =>
        step.Add(new TimerArmed(new CaseTimer(run.TimerKey, TimerKind.Automation, run.Number, at)));

    private static void Send(StepBuilder step, AutomationRun run) => step.Send(MessageKind.RunAutomation,
        c => c with { Run = new(step.Case.Number, run.Id, run.Call) });
}

/// <summary>A call of an automation that is to be made.</summary>
/// <param name="Number">Of the case.</param>
/// <param name="Run">Id of the run.</param>
/// <param name="Call">A later call of the run makes this one void.</param>
public sealed record RunOrder(string Number, string Run, int Call);
