using System.Reflection;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Models;
using Elsa.Workflows.Runtime;
using Elsa.Workflows.Runtime.Activities;
using Elsa.Workflows.Runtime.Messages;
using IPB.Benchmarks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace IPB.Workflows.Elsa.Measures;

/// <summary>Elsa as the module sets it up, in the same PostgreSQL.</summary>
internal sealed class ElsaSide : IAsyncDisposable
{
    private readonly WebApplication app;

    private ElsaSide(WebApplication app) => this.app = app;

    public static string Version => typeof(IActivity).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    public static async Task<ElsaSide> StartAsync(Bench bench)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddElsa(elsa =>
        {
            elsa.UseIpbWorkflows(f =>
            {
                (f.Engine, f.Database) = (bench.Engine, bench.Database);
                // Nothing else runs beside what is measured.
                f.Settings = new(bench.ConnectionString, null) { Work = false };
            });
            elsa.UseWorkflowRuntime(runtime => runtime.AddWorkflow<EightEvents>());
        });
        var app = builder.Build();
        await app.StartAsync();
        return new(app);
    }

    /// <summary>Begins a workflow and resumes it seven times, each step kept before the next.</summary>
    public async Task PlayAsync(Action stepDone)
    {
        string id;
        string bookmark;
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var client = await scope.ServiceProvider.GetRequiredService<IWorkflowRuntime>().CreateClientAsync();
            var begun = await client.CreateAndRunInstanceAsync(new()
            {
                WorkflowDefinitionHandle = WorkflowDefinitionHandle.ByDefinitionId(nameof(EightEvents)),
            });
            (id, bookmark) = (begun.WorkflowInstanceId, begun.Bookmarks.Single().Id);
            stepDone();
        }

        for (var step = 1; step < EightSteps.Count; step++)
        {
            await using var scope = app.Services.CreateAsyncScope();
            var client = await scope.ServiceProvider.GetRequiredService<IWorkflowRuntime>().CreateClientAsync(id);
            var gone = await client.RunInstanceAsync(new RunWorkflowInstanceRequest { BookmarkId = bookmark });
            bookmark = gone.Bookmarks.SingleOrDefault()?.Id ?? "";
            if (bookmark.Length == 0 && (step != EightSteps.Count - 1 || gone.Status != WorkflowStatus.Finished))
                throw new InvalidOperationException($"after {step} steps the workflow is {gone.SubStatus}");
            stepDone();
        }
    }

    public static async Task<string> FsyncAsync(string connection)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand(
            "select current_setting('fsync') || ', synchronous_commit ' || current_setting('synchronous_commit')");
        return (string)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}

/// <summary>Seven times something that has to come from outside.</summary>
internal sealed class EightEvents : WorkflowBase
{
    protected override void Build(IWorkflowBuilder builder) => builder.Root = new Sequence
    {
        Activities = [.. Enumerable.Range(1, EightSteps.Count - 1).Select(n => new Event($"step {n}"))],
    };
}
