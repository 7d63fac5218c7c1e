using Elsa.Extensions;
using Elsa.Workflows.Runtime;
using Elsa.Workflows.Runtime.Entities;
using Elsa.Workflows.Runtime.Filters;
using IPB.Workflows.Elsa.Activities;
using Microsoft.Extensions.Logging;

namespace IPB.Workflows.Elsa.Waiting;

/// <summary>Workflows that wait for cases.</summary>
internal sealed class WaitingWorkflows(
    IBookmarkStore bookmarks, IWorkflowResumer resumer, ElsaCity city, ILogger<WaitingWorkflows> log)
{
    /// <summary>Resumes each whose case has gone on since it last looked.</summary>
    public async Task GoOnAsync(CancellationToken ct)
    {
        var waiting = (await bookmarks.FindManyAsync(new BookmarkFilter { Names = CaseWait.Names }, ct))
            .Select(b => (Bookmark: b, Wait: b.GetPayload<CaseWait>())).ToList();
        if (waiting.Count == 0) return;
        var positions = await city.Feed.PositionsAsync(waiting.Select(w => w.Wait.Number), ct);
        foreach (var (bookmark, wait) in waiting)
            if (positions.TryGetValue(wait.Number, out var newest) && newest > wait.Position)
                await ResumeAsync(bookmark, wait, ct);
    }

    private async Task ResumeAsync(StoredBookmark bookmark, CaseWait wait, CancellationToken ct)
    {
        try
        {
            await resumer.ResumeAsync(
                bookmark.Id, new Dictionary<string, object> { [CaseWait.Input] = wait.Number }, ct);
        }
        // One that does not go on holds up no other.
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogWarning("Workflow {Workflow}, which waits for {Case}, is resumed again later: {Reason}",
                bookmark.WorkflowInstanceId, wait.Number, e.Message);
        }
    }
}
