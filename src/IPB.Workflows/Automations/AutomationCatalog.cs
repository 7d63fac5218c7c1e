using System.Collections.Immutable;

namespace IPB.Workflows.Automations;

/// <summary>
/// The automations that routines can name, and the runners that carry them out. An explicit list: nothing is searched
/// for.
/// </summary>
public sealed class AutomationCatalog
{
    private readonly ImmutableSortedDictionary<string, AutomationSignature> known;
    private readonly ImmutableHashSet<string> runners;

    /// <param name="runners">Prefixes of the installed runners beside the host's own.</param>
    /// <exception cref="ArgumentException">Two automations have one name.</exception>
    public AutomationCatalog(IEnumerable<AutomationSignature> signatures, IEnumerable<string> runners)
    {
        known = signatures.ToImmutableSortedDictionary(s => s.Name, s => s, StringComparer.Ordinal);
        this.runners = [.. runners];
    }

    /// <summary>What every host can do.</summary>
    public static AutomationCatalog Shipped { get; } = new(ShippedAutomations.All, []);

    public IReadOnlyCollection<AutomationSignature> All => [.. known.Values];

    /// <returns>Null when there is none of the name.</returns>
    public AutomationSignature? Find(string name) => known.GetValueOrDefault(name);

    /// <summary>The runner that a name asks for and that is not installed; null: none is missing.</summary>
    public string? FindMissingRunner(string name) =>
        RunnerOf(name) is { } runner && !runners.Contains(runner) ? runner : null;

    /// <summary>The part before the colon; null: the host itself runs it.</summary>
    public static string? RunnerOf(string name) =>
        name.IndexOf(':', StringComparison.Ordinal) is var colon and > 0 ? name[..colon] : null;
}
