using System.Collections.Immutable;
using IPB.Workflows.Automations;
using IPB.Workflows.Cases;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Migrations;

/// <summary>
/// What becomes of automations that are under way: one that the new state, or the same trigger, starts too goes on
/// under its id, with what the new version says of its end; others are cancelled. What is done elsewhere is not done
/// twice.
/// </summary>
/// <param name="Kept">The runs as they go on.</param>
internal sealed record AutomationCarry(ImmutableArray<AutomationRun> Kept, ImmutableArray<RunFate> Fates)
{
    private static readonly Text NotThere = new("Läget startar inte automatiken i den nya versionen.",
        "The state does not start the automation in the new version.");

    /// <param name="next">An innermost state of the new version.</param>
    public static AutomationCarry Of(Routine to, Case c, State next)
    {
        var kept = c.Automations.Select(r => (Run: r, Use: UseOf(to, r, next))).Where(r => r.Use is not null)
            .Select(r => r.Run with { Terms = Running.TermsOf(r.Use!) }).ToImmutableArray();
        return new(kept, [.. c.Automations.Select(r => new RunFate(r.Id, r.Name,
            kept.Any(k => k.Id == r.Id) ? null : NotThere))]);
    }

    /// <summary>Ends in the old state what does not go on.</summary>
    public void End(StepBuilder step)
    {
        foreach (var run in step.Case.Automations.Where(r => Kept.All(k => k.Id != r.Id)))
            Running.Cancel(step, run, RunCancel.Migrated);
    }

    /// <summary>
    /// Goes on waiting, and begins what the case has not had before: where the old state started the same, it is done.
    /// </summary>
    public void Begin(StepBuilder step, State old, State next, bool anew)
    {
        foreach (var run in Kept)
            if (run.Until is { } until) Running.Arm(step, run, until);
        if (next.Automation is not { } use || Kept.Any(r => r.Trigger is null)) return;
        if (anew || old.Automation?.Name != use.Name) Running.Start(step, use);
    }

    private static AutomationUse? UseOf(Routine to, AutomationRun run, State next) => to.StartedAutomations
        .Where(s => ReferenceEquals(s.In, next) && s.By?.Id == run.Trigger && s.Use.Name == run.Name)
        .Select(s => s.Use).FirstOrDefault();
}

/// <summary>What becomes of an automation that is under way.</summary>
/// <param name="Id">Of the run.</param>
/// <param name="Void">Why it is cancelled; null: it goes on under the same id.</param>
public sealed record RunFate(string Id, string Name, Text? Void);
