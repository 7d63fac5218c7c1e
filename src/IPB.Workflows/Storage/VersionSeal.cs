using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using IPB.Workflows.Routines.Versions;

namespace IPB.Workflows.Storage;

/// <summary>Seals the steps of a routine's versions into a chain, with the journal's key.</summary>
internal sealed class VersionSeal(JournalSeal seal)
{
    /// <param name="before">The seal of the step before; empty for the first.</param>
    public byte[] Of(ReadOnlySpan<byte> before, VersionEvent e) =>
        seal.Of(before, IdOf(e.Routine), e.Seq, e.At, e.Actor, null, Facts(e));

    // Journals of cases have ids made at random: a step of a version is never taken for one of theirs.
    private static Guid IdOf(string routine) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes("routine-versions/" + routine)).AsSpan(0, 16));

    private static string Facts(VersionEvent e) => JsonSerializer.Serialize(new
    {
        e.Routine,
        e.Version,
        Action = e.Action.Name(),
        e.Hash,
        e.Note,
        EffectiveAt = e.EffectiveAt?.UtcTicks / TimeSpan.TicksPerMicrosecond,
    });
}
