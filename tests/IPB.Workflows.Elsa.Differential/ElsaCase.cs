using Elsa.Workflows;
using Elsa.Workflows.Activities.StateMachine.Activities;
using Elsa.Workflows.Models;
using Elsa.Workflows.Options;
using Elsa.Workflows.State;
using IPB.Workflows.Elsa.Machines;
using Microsoft.Extensions.DependencyInjection;

namespace IPB.Workflows.Differential;

/// <summary>One instance of an imported definition, run burst by burst.</summary>
internal sealed class ElsaCase : IAsyncDisposable
{
    private readonly AsyncServiceScope scope;
    private readonly WorkflowGraph graph;
    private readonly StateMachine machine;
    private WorkflowState state = null!;

    private ElsaCase(RealElsa elsa, WorkflowGraph graph)
    {
        (scope, this.graph, machine) = (elsa.Scope(), graph, RealElsa.MachineOf(graph));
        // The machine keeps its state in the definition's own object, too: what another case left there is not ours.
        machine.CurrentState = null;
    }

    public string State => machine.CurrentState!;
    public bool IsFinished => state.Status == WorkflowStatus.Finished;

    /// <summary>Names of the triggers that it waits for.</summary>
    public IEnumerable<string> Armed =>
        state.Bookmarks.Select(b => b.Payload).OfType<TriggerStimulus>().Select(s => s.TriggerName);

    /// <summary>Names of transitions that were taken without anything being sent, not yet looked at.</summary>
    public Queue<string> ByItself { get; } = [];

    public static async Task<ElsaCase> StartAsync(
        RealElsa elsa, WorkflowGraph graph, Dictionary<string, object?> fields)
    {
        var c = new ElsaCase(elsa, graph);
        var runner = c.scope.ServiceProvider.GetRequiredService<IWorkflowRunner>();
        c.Took(await runner.RunAsync(graph, new RunWorkflowOptions { Input = InputOf(fields, null) }));
        return c;
    }

    /// <returns>Whether a transition was taken; false is a refusal.</returns>
    public async Task<bool> SendAsync(string trigger, Dictionary<string, object?> fields, string? reason)
    {
        var waiting = state.Bookmarks.Where(b => b.Payload is TriggerStimulus s && s.TriggerName == trigger).ToList();
        var runner = scope.ServiceProvider.GetRequiredService<IWorkflowRunner>();
        foreach (var bookmark in waiting)
        {
            var run = await runner.RunAsync(graph, state,
                new RunWorkflowOptions { BookmarkId = bookmark.Id, Input = InputOf(fields, reason) });
            if (Took(run) > 0)
            {
                ByItself.Dequeue();
                return true;
            }
        }
        return false;
    }

    private int Took(RunWorkflowResult run)
    {
        state = run.WorkflowState;
        if (state.SubStatus == WorkflowSubStatus.Faulted)
            throw new InvalidOperationException(
                "Elsa faulted: " + string.Join("; ", state.Incidents.Select(i => i.Message)));
        // Every transition that is taken keeps what was brought.
        var taken = run.Journal.WorkflowExecutionLogEntries
            .Where(e => e is { ActivityType: "IPB.KeepFields", EventName: "Started" } && e.ActivityId != "keep-start")
            .Select(e => e.ActivityId["keep-".Length..]).ToList();
        foreach (var name in taken) ByItself.Enqueue(name);
        return taken.Count;
    }

    private static Dictionary<string, object> InputOf(Dictionary<string, object?> fields, string? reason)
    {
        var input = new Dictionary<string, object> { ["fields"] = fields };
        if (reason is not null) input["reason"] = reason;
        return input;
    }

    public ValueTask DisposeAsync() => scope.DisposeAsync();
}
