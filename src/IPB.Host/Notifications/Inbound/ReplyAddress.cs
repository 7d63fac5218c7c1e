using System.Security.Cryptography;
using IPB.Host.MailLinks;
using MimeKit;

namespace IPB.Host.Notifications.Inbound;

/// <summary>
/// Where a reply to one message goes: <c>svar+&lt;message&gt;&lt;proof&gt;@stad.example</c>, in small letters and
/// digits, since servers do not all keep capitals.
/// </summary>
internal static class ReplyAddress
{
    private const string Digits = "abcdefghijklmnopqrstuvwxyz234567";
    private const int Length = 26;

    /// <param name="mailbox">The mailbox that replies come to, without what stands after the plus.</param>
    public static MailboxAddress Of(MailboxAddress mailbox, Guid message, LinkTokens tokens)
    {
        var at = mailbox.Address.LastIndexOf('@');
        var tag = Write(message.ToByteArray(bigEndian: true)) + Write(tokens.ForReply(message));
        return new(mailbox.Name, $"{mailbox.Address[..at]}+{tag}{mailbox.Address[at..]}");
    }

    /// <summary>The message that an address answers.</summary>
    /// <param name="forged">It looks like one of ours but its proof is wrong.</param>
    public static Guid? MessageOf(string address, LinkTokens tokens, out bool forged)
    {
        forged = false;
        var (plus, at) = (address.IndexOf('+', StringComparison.Ordinal), address.LastIndexOf('@'));
        if (plus < 0 || at < plus || at - plus - 1 != 2 * Length) return null;
        var tag = address[(plus + 1)..at].ToLowerInvariant();
        if (Read(tag[..Length]) is not { } id || Read(tag[Length..]) is not { } proof) return null;
        var message = new Guid(id, bigEndian: true);
        forged = !CryptographicOperations.FixedTimeEquals(proof, tokens.ForReply(message));
        return forged ? null : message;
    }

    private static string Write(byte[] bytes)
    {
        var value = new System.Numerics.BigInteger(bytes, isUnsigned: true, isBigEndian: true);
        var text = new char[Length];
        for (var i = Length - 1; i >= 0; i--, value >>= 5) text[i] = Digits[(int)(value & 31)];
        return new string(text);
    }

    private static byte[]? Read(string text)
    {
        var value = System.Numerics.BigInteger.Zero;
        foreach (var c in text)
        {
            var digit = Digits.IndexOf(c, StringComparison.Ordinal);
            if (digit < 0) return null;
            value = (value << 5) | digit;
        }

        var bytes = value.ToByteArray(isUnsigned: true, isBigEndian: true);
        return bytes.Length > 16 ? null : [.. new byte[16 - bytes.Length], .. bytes];
    }
}
