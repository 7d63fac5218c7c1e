using System.Collections.Immutable;
using IPB.Workflows.Cases;
using IPB.Workflows.Notifications;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Children;

/// <summary>
/// A case waits in a state until enough of its child cases have ended: of those that were open when it came there,
/// whoever opened them, and those that it opens while it stands there.
/// </summary>
internal static class Waiting
{
    public static void Begin(StepBuilder step, State state)
    {
        if (state.Children is not { } wait) return;
        step.Add(new ChildrenAwaited(
            state.Id, [.. step.Case.Children.Where(k => k.IsOpen).Select(k => k.Key)], wait.Join));
    }

    /// <summary>The way on; null: the case does not wait, or has to.</summary>
    public static (string Name, string To)? Met(Routine routine, Case c)
    {
        if (c.Wait is not { } wait || routine.State(c.State).Children is not { } rule) return null;
        var awaited = c.Children.Where(k => wait.Children.Contains(k.Key)).ToList();
        var endings = awaited.Select(k => k.Ending).OfType<Ending>().ToList();
        return endings.Count >= (rule with { Join = wait.Join }).NeededOf(awaited.Count) ? rule.WayOf(endings) : null;
    }

    /// <summary>Enough have ended.</summary>
    public static void GoOn(StepBuilder step, TransitionChooser chooser, (string Name, string To) way)
    {
        var to = chooser.Lead(step.Case, way.To);
        End(step, way.Name);
        StateEntry.Enter(step, to.To!, kept: to.Kept);
    }

    /// <summary>Something else led the case away, or closed it.</summary>
    public static void Leave(StepBuilder step) => End(step, WaitEnded.Left);

    /// <summary>
    /// A case that is closed waits for nobody: its open children live on, and their people hear of it.
    /// </summary>
    public static void Close(StepBuilder step, IReadOnlyCollection<string> before)
    {
        foreach (var child in step.Case.Children.Where(k => k.IsOpen && before.Contains(k.Key)))
            Tell(step, child.Key, new($"Ärendet {step.Case.Number}, som öppnade det här, är avslutat.",
                $"Case {step.Case.Number}, which opened this one, is closed."));
    }

    private static void End(StepBuilder step, string end)
    {
        if (step.Case.Wait is not { } wait) return;
        var open = step.Case.Children.Where(k => k.IsOpen && wait.Children.Contains(k.Key)).Select(k => k.Key)
            .ToImmutableArray();
        step.Add(new WaitEnded(wait.State, end, open));
        foreach (var key in open)
            Tell(step, key, new($"Ärendet {step.Case.Number}, som öppnade det här, väntar inte längre på det.",
                $"Case {step.Case.Number}, which opened this one, waits for it no more."));
    }

    private static void Tell(StepBuilder step, string child, Text why)
    {
        if (step.Sent.Any(m => m.Content.Parent?.Key == child)) return;
        step.Send(MessageKind.ParentNews, c => c with { Parent = new(step.Case.Number, child, why) });
    }
}
