using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using IPB.Host.Access;

namespace IPB.Host.MailLinks;

/// <summary>
/// The secrets of mails: 256 bits each, drawn from a key that the database does not have and from what they are for.
/// The same message therefore has the same links, however often it is delivered, and nothing but a hash is kept.
/// </summary>
internal sealed class LinkTokens(HostSettings settings)
{
    private const int Size = 32;

    private readonly byte[] key = HKDF.DeriveKey(HashAlgorithmName.SHA256, JournalKey.Of(settings.DataFolder), Size,
        info: "ipb mail links"u8.ToArray());

    /// <summary>Opens one decision for whoever a message was sent to; 43 characters that an address may hold.</summary>
    public string ForDecision(Guid message, string person, string gate) => Of($"decide\n{message:D}\n{person}\n{gate}");

    /// <summary>Opens one case for somebody outside the city, once.</summary>
    public string ForPartner(Guid message) => Of($"partner\n{message:D}");

    /// <summary>Proves that a reply answers a message of ours; 128 bits, short enough for an address.</summary>
    public byte[] ForReply(Guid message) =>
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"reply\n{message:D}"))[..16];

    /// <summary>What is kept of a token; null when it cannot be one.</summary>
    public static byte[]? HashOf(string token)
    {
        var bytes = new byte[Size];
        return token.Length == 43 && Base64Url.IsValid(token) && Base64Url.DecodeFromChars(token, bytes) == Size
            ? SHA256.HashData(bytes) : null;
    }

    private string Of(string purpose) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(purpose)));
}
