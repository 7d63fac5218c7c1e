using System.Collections.Immutable;
using System.Reflection;
using Elsa.Workflows;
using IPB.Workflows.Automations;
using IPB.Workflows.Elsa.Guards;
using Microsoft.Extensions.DependencyInjection;

namespace IPB.Workflows.Elsa.Runs;

/// <summary>
/// Has Elsa carry out the automations that routines name <c>elsa:&lt;definition&gt;</c>. A run of a case is one
/// workflow of Elsa, whose correlation is the run's id.
/// </summary>
public sealed class ElsaRunner(ImmutableArray<DefinitionFile> files) : AutomationRunner
{
    private volatile IServiceProvider? services;

    public override string? Prefix => "elsa";

    /// <summary>The definitions that come into Elsa when it starts, unless it has them.</summary>
    public ImmutableArray<DefinitionFile> Files => files;

    public override ImmutableArray<AutomationSignature> Offers { get; } = [.. files.Select(f => f.Signature)];

    /// <summary>From now on this Elsa carries them out.</summary>
    public void Attach(IServiceProvider provider) => services = provider;

    /// <inheritdoc/>
    public override async Task<AutomationOutcome> RunAsync(AutomationCall call, CancellationToken ct)
    {
        if (services is not { } elsa)
            return AutomationOutcome.Failed(new("Elsa har inte startat än.", "Elsa has not started yet."));
        // What Elsa has begun it goes on with by itself: whoever does not wait for it any more asks again.
        return await GoOnAsync(elsa, call).WaitAsync(ct);
    }

    private async Task<AutomationOutcome> GoOnAsync(IServiceProvider elsa, AutomationCall call)
    {
        await using var scope = elsa.CreateAsyncScope();
        var signature = Offers.First(o => o.Name == call.Name);
        return await scope.ServiceProvider.GetRequiredService<ElsaRuns>()
            .GoOnAsync(call, signature, CancellationToken.None);
    }

    /// <inheritdoc/>
    public override async Task<RunnerState> StateAsync(CancellationToken ct = default)
    {
        var version = typeof(IActivity).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
            .InformationalVersion.Split('+')[0];
        if (services is null) return new(version, false, new("har inte startat", "has not started"));
        await using var scope = services.CreateAsyncScope();
        try
        {
            StartGuard.Check(scope.ServiceProvider);
            var running = await scope.ServiceProvider.GetRequiredService<ElsaRuns>().CountRunningAsync(ct);
            return new(version, true, new($"i drift, {files.Length} automatiker, {running} körningar pågår",
                $"running, {files.Length} automations, {running} runs under way"));
        }
        catch (Exception e) when (e is System.Data.Common.DbException or ElsaRefused)
        {
            return new(version, false, new($"fungerar inte: {e.Message}", $"does not work: {e.Message}"));
        }
    }
}
