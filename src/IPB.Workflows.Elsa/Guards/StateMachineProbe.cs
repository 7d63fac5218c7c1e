using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Activities.StateMachine.Activities;
using Elsa.Workflows.Activities.StateMachine.Models;
using Microsoft.Extensions.DependencyInjection;

namespace IPB.Workflows.Elsa.Guards;

/// <summary>Runs one state machine twice, as workflows of a definition that is shared do.</summary>
internal static class StateMachineProbe
{
    /// <returns>True: the second run begins where the first one ended.</returns>
    public static async Task<bool> LeaksAsync(IServiceProvider services)
    {
        var machine = new StateMachine { InitialState = "first" };
        machine.States.Add(new StateMachineState { Name = "first" });
        machine.States.Add(new StateMachineState { Name = "last" });
        machine.Transitions.Add(
            new Transition { Name = "go", From = "first", To = "last", Trigger = new Inline(() => { }) });
        var runner = services.GetRequiredService<IWorkflowRunner>();
        await runner.RunAsync(machine);
        return machine.CurrentState is not null and not "first";
    }
}
