using Elsa.Extensions;
using Elsa.Features.Services;
using Elsa.Workflows.Management;
using Elsa.Workflows.Management.Entities;
using Elsa.Workflows.Management.Filters;
using Elsa.Workflows.Models;
using Elsa.Workflows.Runtime;
using Elsa.Workflows.Runtime.Entities;
using Elsa.Workflows.Runtime.Filters;
using IPB.Workflows.Elsa.Scheduling;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IPB.Workflows.Elsa.Tests;

/// <summary>
/// One node that runs Elsa as the module sets it up, with workflows of a test; it can be started again.
/// </summary>
internal sealed class ElsaTrial : IAsyncDisposable
{
    private readonly WebApplication app;

    private ElsaTrial(WebApplication app) => this.app = app;

    public IServiceProvider Services => app.Services;

    /// <exception cref="ElsaRefused">It may not start in this way.</exception>
    public static async Task<ElsaTrial> StartAsync(
        Host.City city, Action<IModule>? more = null, Action<IServiceCollection>? last = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddElsa(elsa =>
        {
            elsa.UseIpbWorkflows(f =>
            {
                (f.Engine, f.Database) = (city.Engine, city.Database);
                f.Settings = new(city.ConnectionString, "anna.ek")
                {
                    Look = TimeSpan.FromMilliseconds(200),
                };
            });
            more?.Invoke(elsa);
        });
        last?.Invoke(builder.Services);
        var app = builder.Build();
        try
        {
            await app.StartAsync();
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        return new(app);
    }

    /// <summary>Begins a workflow of a definition.</summary>
    public async Task<string> RunAsync(string definition, IDictionary<string, object>? input = null)
    {
        await using var scope = Services.CreateAsyncScope();
        var client = await scope.ServiceProvider.GetRequiredService<IWorkflowRuntime>().CreateClientAsync();
        var answer = await client.CreateAndRunInstanceAsync(new()
        {
            WorkflowDefinitionHandle = WorkflowDefinitionHandle.ByDefinitionId(definition),
            Input = input,
        });
        return answer.WorkflowInstanceId;
    }

    /// <summary>Resumes a workflow at what it waits for.</summary>
    public async Task ResumeAsync(StoredBookmark bookmark)
    {
        await using var scope = Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IWorkflowResumer>()
            .ResumeAsync(bookmark.Id, new Dictionary<string, object>());
    }

    public async Task<IReadOnlyList<StoredBookmark>> BookmarksAsync(string? workflow = null)
    {
        await using var scope = Services.CreateAsyncScope();
        return [.. await scope.ServiceProvider.GetRequiredService<IBookmarkStore>()
            .FindManyAsync(new BookmarkFilter { WorkflowInstanceId = workflow })];
    }

    public async Task<WorkflowInstance> FindAsync(string workflow)
    {
        await using var scope = Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<IWorkflowInstanceStore>()
            .FindAsync(new WorkflowInstanceFilter { Id = workflow }))!;
    }

    public async Task<string> StatusAsync(string workflow) => (await FindAsync(workflow)).SubStatus.ToString();

    /// <summary>Jobs that wait to wake timers.</summary>
    public long Jobs() => Services.GetRequiredService<ElsaJobs>().Storage.GetMonitoringApi().ScheduledCount();

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
