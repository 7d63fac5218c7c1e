using Elsa.Common.Models;
using Elsa.Workflows;
using Elsa.Workflows.Management;
using Elsa.Workflows.Management.Entities;
using Elsa.Workflows.Management.Filters;
using Elsa.Workflows.Models;
using Elsa.Workflows.Runtime;
using Elsa.Workflows.Runtime.Messages;
using IPB.Workflows.Automations;
using Medallion.Threading;

namespace IPB.Workflows.Elsa.Runs;

/// <summary>
/// The workflows that carry out runs of cases. The first has the run's id; each that follows because the one before
/// failed has a number behind it.
/// </summary>
internal sealed class ElsaRuns(
    IWorkflowRuntime runtime, IWorkflowInstanceStore instances, IDistributedLockProvider locks)
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromDays(1);

    /// <summary>Begins the workflow of a run unless there is one, and says how it does.</summary>
    public async Task<AutomationOutcome> GoOnAsync(
        AutomationCall call, AutomationSignature signature, CancellationToken ct)
    {
        // Two calls of one run, by two nodes, begin one workflow.
        await using var alone = await locks.AcquireLockAsync($"ipb-run:{call.Run}", TimeSpan.FromMinutes(1), ct);
        var all = await AllOfAsync(call.Run, ct);
        var newest = all.Count == 0 ? null : all[^1];
        if (newest is null || (call.Why == AutomationWake.Again && Failed(newest)))
            newest = await BeginAsync(call, signature, all.Count, ct);
        else if (newest.SubStatus == WorkflowSubStatus.Pending) newest = await RunAsync(newest.Id, ct);
        return OutcomeOf(newest, signature, call.Now);
    }

    /// <summary>The workflows of a run, from the oldest.</summary>
    public async Task<IReadOnlyList<WorkflowInstance>> AllOfAsync(string run, CancellationToken ct) =>
        [.. (await instances.FindManyAsync(new WorkflowInstanceFilter { CorrelationId = run }, ct))
            .Where(i => i.Id == run || i.Id.StartsWith(run + "~", StringComparison.Ordinal))
            .OrderBy(i => i.Id.Length).ThenBy(i => i.Id, StringComparer.Ordinal)];

    public Task<long> CountRunningAsync(CancellationToken ct) => instances.CountAsync(
        new WorkflowInstanceFilter { WorkflowStatus = WorkflowStatus.Running }, ct).AsTask();

    /// <summary>Ends a workflow that its case needs no more. Elsa itself takes no lock to cancel.</summary>
    public async Task CancelAsync(string id, CancellationToken ct)
    {
        await using var alone = await locks.AcquireLockAsync($"workflow-instance:{id}", TimeSpan.FromMinutes(1), ct);
        var client = await runtime.CreateClientAsync(id, ct);
        await client.CancelAsync(ct);
    }

    private async Task<WorkflowInstance> BeginAsync(
        AutomationCall call, AutomationSignature signature, int before, CancellationToken ct)
    {
        var id = before == 0 ? call.Run : $"{call.Run}~{before + 1}";
        var client = await runtime.CreateClientAsync(id, ct);
        await client.CreateInstanceAsync(new()
        {
            WorkflowDefinitionHandle = WorkflowDefinitionHandle.ByDefinitionId(
                signature.Name["elsa:".Length..], VersionOptions.Published),
            CorrelationId = call.Run,
            Name = $"{call.Case.Number} {call.Case.Title}",
            Input = RunValues.In(call),
        }, ct);
        return await RunAsync(id, ct);
    }

    private async Task<WorkflowInstance> RunAsync(string id, CancellationToken ct)
    {
        var client = await runtime.CreateClientAsync(id, ct);
        await client.RunInstanceAsync(new RunWorkflowInstanceRequest(), ct);
        return (await instances.FindAsync(new WorkflowInstanceFilter { Id = id }, ct))!;
    }

    private static bool Failed(WorkflowInstance instance) =>
        instance.SubStatus is WorkflowSubStatus.Faulted or WorkflowSubStatus.Cancelled;

    private static AutomationOutcome OutcomeOf(
        WorkflowInstance instance, AutomationSignature signature, DateTimeOffset now)
    {
        switch (instance.SubStatus)
        {
            case WorkflowSubStatus.Finished:
                return RunValues.Out(instance.WorkflowState.Output, signature);
            case WorkflowSubStatus.Faulted:
                var why = instance.WorkflowState.Incidents.LastOrDefault()?.Message ?? "it faulted";
                return AutomationOutcome.Failed(new($"Elsa: {why}", $"Elsa: {why}"));
            case WorkflowSubStatus.Cancelled:
                return AutomationOutcome.Failed(new("Den avbröts i Elsa.", "It was cancelled in Elsa."), again: false);
            default:
                return AutomationOutcome.Waits(now + LookAgain, new("Elsa kör den.", "Elsa carries it out."));
        }
    }
}
