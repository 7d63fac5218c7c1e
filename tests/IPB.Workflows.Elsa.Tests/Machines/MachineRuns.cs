using System.Text.Json;
using Elsa.Workflows;
using Elsa.Workflows.Activities.StateMachine.Activities;
using Elsa.Workflows.Management;
using Elsa.Workflows.Management.Models;
using Elsa.Workflows.Runtime;
using Elsa.Workflows.Runtime.Filters;
using IPB.Workflows.Elsa.Machines;
using IPB.Workflows.Routines;
using IPB.Workflows.Routines.Exports;
using Microsoft.Extensions.DependencyInjection;

namespace IPB.Workflows.Elsa.Tests.Machines;

/// <summary>Exported routines in a real Elsa: what whoever sends triggers does.</summary>
internal static class MachineRuns
{
    /// <summary>Exports a routine and has Elsa's own importer take and publish it.</summary>
    public static async Task ImportAsync(this ElsaTrial elsa, Routine routine)
    {
        await using var scope = elsa.Services.CreateAsyncScope();
        var model = scope.ServiceProvider.GetRequiredService<IApiSerializer>()
            .Deserialize<WorkflowDefinitionModel>(ElsaExport.Write(routine, "en"));
        var result = await scope.ServiceProvider.GetRequiredService<IWorkflowDefinitionImporter>()
            .ImportAsync(new SaveWorkflowDefinitionRequest { Model = model, Publish = true });
        Assert.True(result.Succeeded, string.Join("; ", result.ValidationErrors.Select(e => e.Message)));
    }

    public static Task<string> BeginAsync(this ElsaTrial elsa, string routine, object? fields = null) =>
        elsa.RunAsync(routine, InputOf(fields, null));

    /// <summary>Sends a trigger by its name alone.</summary>
    /// <returns>Whether a transition was taken; false is a refusal.</returns>
    public static async Task<bool> SendAsync(
        this ElsaTrial elsa, string workflow, string trigger, object? fields = null, string? reason = null)
    {
        var before = await elsa.TakenAsync(workflow);
        await using var scope = elsa.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IWorkflowResumer>().ResumeAsync<AwaitTrigger>(
            new TriggerStimulus(trigger), workflow, new() { Input = InputOf(fields, reason) });
        Assert.Empty((await elsa.FindAsync(workflow)).WorkflowState.Incidents);
        return (await elsa.TakenAsync(workflow)).Count > before.Count;
    }

    /// <summary>The state that a workflow is in; null: it has finished.</summary>
    public static async Task<string?> StateAsync(this ElsaTrial elsa, string workflow) =>
        (await elsa.FindAsync(workflow)).WorkflowState.ActivityExecutionContexts
            .Select(c => c.Properties.TryGetValue(nameof(StateMachine.CurrentState), out var state)
                ? state?.ToString() : null)
            .FirstOrDefault(s => s is not null);

    /// <summary>The transitions that were taken, from the first.</summary>
    public static async Task<IReadOnlyList<string>> TakenAsync(this ElsaTrial elsa, string workflow)
    {
        await using var scope = elsa.Services.CreateAsyncScope();
        var all = await scope.ServiceProvider.GetRequiredService<IActivityExecutionStore>()
            .FindManyAsync(new ActivityExecutionRecordFilter { WorkflowInstanceId = workflow });
        return [.. all.Where(r => r.ActivityType == "IPB.KeepFields").OrderBy(r => r.StartedAt)
            .Select(r => r.ActivityId["keep-".Length..])];
    }

    // As they come through Elsa's API.
    private static Dictionary<string, object> InputOf(object? fields, string? reason)
    {
        var input = new Dictionary<string, object>
        {
            ["fields"] = JsonSerializer.SerializeToElement(fields ?? new { }),
        };
        if (reason is not null) input["reason"] = reason;
        return input;
    }
}
