using System.Collections.Immutable;
using IPB.Workflows.Automations;
using IPB.Workflows.Cases;
using IPB.Workflows.Timers;

namespace IPB.Workflows.Migrations;

/// <summary>Takes one case back to where it stood before a migration. Pure, as <see cref="Step"/>.</summary>
internal static class MigrationUndo
{
    /// <param name="old">Chooser of the version it was on.</param>
    /// <param name="c">The case, unchanged since it was migrated, and as it was before that.</param>
    public static (Decision Decision, ImmutableArray<string> Told) Decide(
        World world, TransitionChooser old, (Case Now, Case Before) c, MigrationRun run)
    {
        var step = new StepBuilder(world, old.Routine, c.Now, c.Now.Id, run.By, run.Now);
        foreach (var stray in c.Now.Automations.Where(r => c.Before.Automations.All(b => b.Id != r.Id)))
            Running.Cancel(step, stray, RunCancel.Migrated);
        foreach (var timer in step.Case.Timers) step.Add(new TimerCancelled(timer.Key));
        step.Add(new MigrationUndone(run.Id, c.Now.RoutineVersion, Stripped(c.Before)));
        // Time has gone on: each has what is left of it, and a reminder whose time is past is not sent late.
        var cancelled = c.Before.Automations.Where(r => step.Case.Automations.All(k => k.Id != r.Id)).ToList();
        foreach (var timer in c.Before.Timers.Where(t => (t.Kind != TimerKind.Remind || t.DueAt > step.Now)
            && cancelled.All(r => r.TimerKey != t.Key)))
            step.Add(new TimerArmed(timer));
        foreach (var undone in cancelled) Running.Again(step, undone);
        var had = step.People(c.Now.WaitsOn).Select(p => p.Id).ToHashSet();
        return (step.Done(), [.. step.People(c.Before.WaitsOn).Select(p => p.Id).Where(p => !had.Contains(p))]);
    }

    // What no migration changes is not written down again.
    private static Case Stripped(Case c) => c with { Title = "", Description = "", Timers = [] };
}
