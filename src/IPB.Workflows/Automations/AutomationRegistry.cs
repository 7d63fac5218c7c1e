using System.Collections.Immutable;

namespace IPB.Workflows.Automations;

/// <summary>The runners of a host, and with them every automation that it can carry out.</summary>
public sealed class AutomationRegistry
{
    private readonly ImmutableArray<AutomationRunner> runners;

    /// <exception cref="ArgumentException">Two automations have one name, or a name lacks its runner.</exception>
    public AutomationRegistry(params ImmutableArray<AutomationRunner> runners)
    {
        this.runners = runners;
        foreach (var runner in runners)
            if (runner.Offers.FirstOrDefault(o => AutomationCatalog.RunnerOf(o.Name) != runner.Prefix) is { } stranger)
                throw new ArgumentException($"the automation \"{stranger.Name}\" is not named after its runner "
                    + $"(\"{runner.Prefix}\")", nameof(runners));
        Catalog = new(runners.SelectMany(r => r.Offers), runners.Select(r => r.Prefix).OfType<string>());
    }

    public static AutomationRegistry None { get; } = new();

    /// <summary>What routines may name.</summary>
    public AutomationCatalog Catalog { get; }

    /// <returns>Null when no runner here offers it.</returns>
    internal AutomationRunner? RunnerOf(string name) =>
        runners.FirstOrDefault(r => r.Offers.Any(o => o.Name == name));
}
