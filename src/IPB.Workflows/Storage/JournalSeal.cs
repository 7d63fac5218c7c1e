using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace IPB.Workflows.Storage;

/// <summary>
/// Seals journal entries into a chain: each hash covers its entry and the hash before it, under a key that the
/// database does not know.
/// </summary>
internal sealed class JournalSeal(byte[] key)
{
    /// <param name="before">The hash of the entry before; empty for the first.</param>
    public byte[] Of(ReadOnlySpan<byte> before, Guid id, long seq, DateTimeOffset at, string actor, string? onBehalfOf,
        string facts)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        Span<byte> head = stackalloc byte[32];
        id.TryWriteBytes(head);
        BinaryPrimitives.WriteInt64BigEndian(head[16..], seq);
        // PostgreSQL keeps microseconds.
        BinaryPrimitives.WriteInt64BigEndian(head[24..], at.UtcTicks / TimeSpan.TicksPerMicrosecond);
        hash.AppendData(before);
        hash.AppendData(head);
        // Lengths first, so that no two entries share the same bytes.
        Append(hash, actor);
        Append(hash, onBehalfOf ?? "");
        Append(hash, facts);
        return hash.GetHashAndReset();
    }

    private static void Append(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
