using System.Collections.Immutable;
using IPB.Workflows.Cases;

namespace IPB.Workflows.Storage;

/// <summary>Decides a batch of due timers case by case, so that one that fails spoils no other.</summary>
internal static class DueCases
{
    public static (List<CaseChange> Changes, List<(long Timer, string Error)> Failed) Decide(
        List<DueTimerRow> due, Func<Case, string, DateTimeOffset, Decision?> decide)
    {
        var changes = new List<CaseChange>();
        var failed = new List<(long, string)>();
        foreach (var group in due.GroupBy(d => d.Locked.Case.Id))
        {
            var locked = group.First().Locked;
            var steps = ImmutableArray.CreateBuilder<Decision>();
            foreach (var row in group)
            {
                try
                {
                    var c = steps.Count > 0 ? steps[^1].Case : locked.Case;
                    if (decide(c, row.Key, locked.Now) is { } step) steps.Add(step);
                }
                // A rule that fails in any way must not stop the pump: it is told with the timer and tried again.
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    failed.Add((row.Timer, $"{e.GetType().Name}: {e.Message}"));
                }
            }

            if (steps.Count > 0) changes.Add(new(locked.Case, locked.Head, steps.ToImmutable()));
        }

        return (changes, failed);
    }
}
