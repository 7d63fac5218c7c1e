using Elsa.Workflows;
using Elsa.Workflows.Management;
using Elsa.Workflows.Management.Filters;
using Elsa.Workflows.Management.Models;
using IPB.Workflows.Cases;
using IPB.Workflows.Elsa.Runs;
using Microsoft.Extensions.Logging;

namespace IPB.Workflows.Elsa.Waiting;

/// <summary>Cases that wait for workflows, and workflows that no case waits for any more.</summary>
internal sealed class WaitingRuns(
    IWorkflowInstanceStore instances, ElsaRuns runs, ElsaCity city, ILogger<WaitingRuns> log)
{
    public async Task GoOnAsync(SeenCases seen, CancellationToken ct)
    {
        await WakeAsync(ct);
        await CancelAsync(seen, ct);
    }

    /// <summary>Has each case that waits hear of its workflow that has ended.</summary>
    private async Task WakeAsync(CancellationToken ct)
    {
        var waiting = (await city.Engine.Automations.UnderWayAsync("elsa:", ct))
            .Where(w => w.Run.Status == RunStatus.Waiting).ToList();
        if (waiting.Count == 0) return;
        var ended = (await instances.SummarizeManyAsync(new WorkflowInstanceFilter
        {
            CorrelationIds = [.. waiting.Select(w => w.Run.Id)],
        }, ct)).GroupBy(i => i.CorrelationId!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToList());
        foreach (var (_, run) in waiting)
            if (!ended.TryGetValue(run.Id, out var its) || its.TrueForAll(i => i.Status == WorkflowStatus.Finished))
                await city.Engine.Automations.WakeAsync(run.Id, $"elsa {run.Id} {run.Call}", ct);
    }

    /// <summary>Ends workflows whose case has left the state, is on hold or closed, or was migrated away.</summary>
    private async Task CancelAsync(SeenCases seen, CancellationToken ct)
    {
        var running = (await instances.SummarizeManyAsync(
                new WorkflowInstanceFilter { WorkflowStatus = WorkflowStatus.Running }, ct))
            .Where(i => ElsaCity.IsRun(i.CorrelationId)).ToList();
        if (running.Count == 0) return;
        var positions = await city.Feed.PositionsAsync(running.Select(i => ElsaCity.CaseOf(i.CorrelationId!)!), ct);
        var changed = seen.Changed(positions);
        var cases = (await city.Engine.Cases.FindAllAsync(changed, ct))
            .ToDictionary(c => c.Number, StringComparer.Ordinal);
        foreach (var instance in running)
            if (cases.TryGetValue(ElsaCity.CaseOf(instance.CorrelationId!)!, out var c) && !Needs(c, instance)
                && !await EndAsync(instance, ct))
                seen.Forget(c.Number);
    }

    private static bool Needs(Case c, WorkflowInstanceSummary instance) =>
        c.Automations.Any(r => r.Id == instance.CorrelationId && r.Status != RunStatus.Held);

    private async Task<bool> EndAsync(WorkflowInstanceSummary instance, CancellationToken ct)
    {
        try
        {
            await runs.CancelAsync(instance.Id, ct);
            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogWarning("Workflow {Workflow} is cancelled again later: {Reason}", instance.Id, e.Message);
            return false;
        }
    }
}
