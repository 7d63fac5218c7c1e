using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using IPB.Workflows.Cases;

namespace IPB.Workflows.Routines.Versions;

/// <summary>
/// Checks of texts, kept while the city stays as it is: a proof is not made anew for every look at a page.
/// </summary>
internal sealed class KeptChecks
{
    private const int Most = 100;
    private readonly ConcurrentDictionary<(World World, string Routine, string Hash), VersionCheck> kept = new();

    public VersionCheck Of(World world, string routine, string source)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(source)));
        if (kept.TryGetValue((world, routine, hash), out var check)) return check;
        check = VersionCheck.Of(world, routine, hash, source);
        if (kept.Count >= Most || kept.Keys.Any(k => k.World != world)) kept.Clear();
        return kept[(world, routine, hash)] = check;
    }
}
