using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using IPB.Workflows.Routines.Versions;

namespace IPB.Workflows.Storage;

/// <summary>
/// Finds a history of versions that was altered or shortened, and a text that is not the one it tells of.
/// </summary>
internal static class VersionRecord
{
    public static ImmutableArray<string> Findings(ImmutableArray<RoutineVersion> versions,
        ImmutableDictionary<int, string> texts, ImmutableArray<SealedEvent> events, VersionSeal seal)
    {
        var findings = ImmutableArray.CreateBuilder<string>();
        byte[] before = [];
        for (var i = 0; i < events.Length; i++)
        {
            var (step, stored) = events[i];
            if (step.Seq != i + 1) findings.Add($"step {i + 1} is missing");
            if (!stored.AsSpan().SequenceEqual(seal.Of(before, step))) findings.Add($"step {step.Seq} was altered");
            before = stored;
        }

        foreach (var version in versions) findings.AddRange(Findings(version, texts[version.Version], events));
        return findings.ToImmutable();
    }

    private static IEnumerable<string> Findings(
        RoutineVersion version, string text, ImmutableArray<SealedEvent> events)
    {
        var last = events.LastOrDefault(e => e.Event.Version == version.Version)?.Event;
        if (last is null || StatusAfter(last.Action) != version.Status || last.Hash != version.Hash)
            yield return $"version {version.Version} stands elsewhere than its history says";
        if (Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))) != version.Hash)
            yield return $"the text of version {version.Version} was altered";
    }

    private static VersionStatus StatusAfter(VersionAction action) => action switch
    {
        VersionAction.Installed or VersionAction.Adopted or VersionAction.Published => VersionStatus.Published,
        VersionAction.Reviewed => VersionStatus.Reviewed,
        VersionAction.Retired => VersionStatus.Retired,
        _ => VersionStatus.Draft,
    };
}
