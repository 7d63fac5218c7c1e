using IPB.Workflows.Elsa.Runs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace IPB.Workflows.Elsa;

/// <summary>
/// Brings the definitions in and lets cases have their automations carried out, once Elsa has started.
/// </summary>
internal sealed class ElsaStart(IServiceProvider services) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (services.GetService<ElsaRunner>() is not { } runner) return;
        await using (var scope = services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<DefinitionSeed>().RunAsync(runner.Files, cancellationToken);
        runner.Attach(services);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
