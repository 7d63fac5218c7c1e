using System.Text;
using Elsa.Common;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Activities.StateMachine.Activities;
using Elsa.Workflows.Management;
using Elsa.Workflows.Management.Entities;
using Elsa.Workflows.Management.Models;
using Elsa.Workflows.Models;
using IPB.Workflows.Elsa.Machines;
using Microsoft.Extensions.DependencyInjection;

namespace IPB.Workflows.Differential;

/// <summary>Elsa itself, in memory, with what our module gives it to run exported routines.</summary>
internal sealed class RealElsa : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private RealElsa(ServiceProvider services) => this.services = services;

    /// <param name="withModule">False: an Elsa that knows neither our activities nor FEEL.</param>
    public static async Task<RealElsa> StartAsync(bool withModule = true)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddElsa(elsa =>
        {
            elsa.UseWorkflows().UseWorkflowManagement();
            if (withModule) elsa.UseIpbRoutineMachines();
        });
        var provider = services.BuildServiceProvider();
        foreach (var task in provider.GetServices<IStartupTask>()) await task.ExecuteAsync(default);
        return new RealElsa(provider);
    }

    /// <summary>Imports a definition by Elsa's own importer and gives what its exporter makes of it.</summary>
    public async Task<string> ExchangeAsync(string definition)
    {
        await using var scope = services.CreateAsyncScope();
        var imported = await ImportAsync(scope.ServiceProvider, definition);
        var exporter = scope.ServiceProvider.GetRequiredService<IWorkflowDefinitionExporter>();
        return Encoding.UTF8.GetString((await exporter.ExportDefinitionAsync(imported)).Data);
    }

    /// <summary>A graph to run, of a definition that was imported; of one case at a time.</summary>
    public async Task<WorkflowGraph> GraphAsync(string definition)
    {
        await using var scope = services.CreateAsyncScope();
        var imported = await ImportAsync(scope.ServiceProvider, definition);
        var definitions = scope.ServiceProvider.GetRequiredService<IWorkflowDefinitionService>();
        return await definitions.MaterializeWorkflowAsync(imported);
    }

    public AsyncServiceScope Scope() => services.CreateAsyncScope();

    public static StateMachine MachineOf(WorkflowGraph graph) => (StateMachine)graph.Workflow.Root;

    private static async Task<WorkflowDefinition> ImportAsync(
        IServiceProvider services, string definition)
    {
        var model = services.GetRequiredService<IApiSerializer>().Deserialize<WorkflowDefinitionModel>(definition);
        var result = await services.GetRequiredService<IWorkflowDefinitionImporter>()
            .ImportAsync(new SaveWorkflowDefinitionRequest { Model = model, Publish = false });
        return result.Succeeded ? result.WorkflowDefinition : throw new InvalidOperationException(
            "Elsa did not import it: " + string.Join("; ", result.ValidationErrors.Select(e => e.Message)));
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
