using Elsa.Extensions;
using Elsa.Scheduling;
using Elsa.Scheduling.Bookmarks;
using Elsa.Workflows.Runtime;
using Elsa.Workflows.Runtime.Entities;
using Elsa.Workflows.Runtime.Filters;

namespace IPB.Workflows.Elsa.Waiting;

/// <summary>
/// Timers that are overdue and whose job was lost, as when the database was away at their time: they get a new one. A
/// job that is on its way stays.
/// </summary>
internal sealed class LostTimers(IBookmarkStore bookmarks, IBookmarkScheduler scheduler)
{
    /// <summary>So late is late.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(15);

    /// <param name="now">The machine's time: timers of Elsa know no other.</param>
    public async Task PlanAsync(DateTimeOffset now, CancellationToken ct)
    {
        var filter = new BookmarkFilter
        {
            Names = [SchedulingStimulusNames.Delay, SchedulingStimulusNames.StartAt, SchedulingStimulusNames.Timer],
        };
        var late = (await bookmarks.FindManyAsync(filter, ct)).Where(b => DueOf(b) < now - Late).ToList();
        if (late.Count > 0) await scheduler.ScheduleAsync(late, ct);
    }

    private static DateTimeOffset DueOf(StoredBookmark bookmark) => bookmark.Name switch
    {
        SchedulingStimulusNames.Delay => bookmark.GetPayload<DelayPayload>().ResumeAt,
        SchedulingStimulusNames.StartAt => bookmark.GetPayload<StartAtPayload>().ExecuteAt,
        _ => bookmark.GetPayload<TimerBookmarkPayload>().ResumeAt,
    };
}
