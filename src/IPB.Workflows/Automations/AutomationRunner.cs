using System.Collections.Immutable;

namespace IPB.Workflows.Automations;

/// <summary>
/// Carries out automations: the contract between the engine and whatever they are written in. A runner keeps nothing
/// that the engine needs: whatever an automation must know when it goes on is kept with the case.
/// </summary>
public abstract class AutomationRunner
{
    /// <summary>
    /// What stands before the colon in the names of its automations; null: the host's own, which are named without.
    /// </summary>
    public abstract string? Prefix { get; }

    /// <summary>What it offers, in an explicit list. Names are stable: routines and cases hold them.</summary>
    public abstract ImmutableArray<AutomationSignature> Offers { get; }

    /// <summary>
    /// Begins or goes on with a run. May be called again with the same <see cref="AutomationCall.Run"/> although it
    /// finished, when its node ended before that was kept: what it does elsewhere must be done once under that id.
    /// </summary>
    /// <param name="ct">Cancelled when the case needs the run no more, when it takes too long, or when the host stops.
    /// </param>
    /// <returns>Never null. An exception is a failure that is tried again.</returns>
    public abstract Task<AutomationOutcome> RunAsync(AutomationCall call, CancellationToken ct);

    /// <summary>Which version of what it is, and how it does, for those who look after the host.</summary>
    public virtual Task<RunnerState> StateAsync(CancellationToken ct = default) =>
        Task.FromResult(new RunnerState("", true, new("", "")));

    /// <summary>The module that brings a runner.</summary>
    internal static string ModuleOf(string prefix) =>
        "IPB.Workflows." + char.ToUpperInvariant(prefix[0]) + prefix[1..];
}

/// <param name="Version">Of what it runs automations with.</param>
/// <param name="Works">Whether it can carry out automations now.</param>
/// <param name="Words">What there is to say of it.</param>
public sealed record RunnerState(string Version, bool Works, Text Words);

/// <summary>An automation that is written in .NET.</summary>
public abstract class Automation
{
    public abstract AutomationSignature Signature { get; }

    /// <inheritdoc cref="AutomationRunner.RunAsync"/>
    public abstract Task<AutomationOutcome> RunAsync(AutomationCall call, CancellationToken ct);
}

/// <summary>The host's own runner: automations written in .NET, in an explicit list.</summary>
public sealed class OwnAutomations(params ImmutableArray<Automation> automations) : AutomationRunner
{
    public override string? Prefix => null;
    public override ImmutableArray<AutomationSignature> Offers { get; } = [.. automations.Select(a => a.Signature)];

    public override Task<AutomationOutcome> RunAsync(AutomationCall call, CancellationToken ct) =>
        automations.First(a => a.Signature.Name == call.Name).RunAsync(call, ct);
}
