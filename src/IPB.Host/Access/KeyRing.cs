using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using IPB.Workflows.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace IPB.Host.Access;

/// <summary>
/// The keys of cookies and forms, shared by all nodes in the database and sealed by the nodes' secret, which is not in
/// it: whoever is signed in at one node is at all of them.
/// </summary>
internal sealed class KeyRing(ProtectionKeys keys) : IXmlRepository
{
    public static void Use(IServiceCollection services, City city)
    {
        var secret = new KeySecret(JournalKey.Of(city.Settings.DataFolder));
        services.AddSingleton(secret);
        services.AddDataProtection().SetApplicationName("IPB Workflows");
        services.Configure<KeyManagementOptions>(o =>
        {
            o.XmlRepository = new KeyRing(new ProtectionKeys(city.Database));
            o.XmlEncryptor = new KeySealer(secret);
        });
    }

    public IReadOnlyCollection<XElement> GetAllElements() => [.. keys.All().Select(XElement.Parse)];

    public void StoreElement(XElement element, string friendlyName) =>
        keys.Keep(friendlyName, element.ToString(SaveOptions.DisableFormatting));
}

/// <summary>What keys are sealed with: made of the journal's key, which every node has and no database.</summary>
internal sealed class KeySecret(byte[] journalKey)
{
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private readonly byte[] key = HKDF.DeriveKey(
        HashAlgorithmName.SHA256, journalKey, 32, info: "keys of cookies and forms"u8.ToArray());

    public string Seal(string text)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var whole = new byte[NonceSize + TagSize + plain.Length];
        var (nonce, tag, cipher) = Parts(whole);
        RandomNumberGenerator.Fill(nonce.Span);
        using var aes = new AesGcm(key, TagSize);
        aes.Encrypt(nonce.Span, plain, cipher.Span, tag.Span);
        return Convert.ToBase64String(whole);
    }

    /// <exception cref="CryptographicException">It was sealed by another secret, or changed.</exception>
    public string Open(string @sealed)
    {
        var whole = Convert.FromBase64String(@sealed);
        var (nonce, tag, cipher) = Parts(whole);
        var plain = new byte[cipher.Length];
        using var aes = new AesGcm(key, TagSize);
        aes.Decrypt(nonce.Span, cipher.Span, tag.Span, plain);
        return Encoding.UTF8.GetString(plain);
    }

    private static (Memory<byte> Nonce, Memory<byte> Tag, Memory<byte> Cipher) Parts(byte[] whole) =>
        (whole.AsMemory(0, NonceSize), whole.AsMemory(NonceSize, TagSize), whole.AsMemory(NonceSize + TagSize));
}

internal sealed class KeySealer(KeySecret secret) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement) => new(new XElement("sealed",
        secret.Seal(plaintextElement.ToString(SaveOptions.DisableFormatting))), typeof(KeyOpener));
}

/// <summary>Made by the framework, which finds it by the name that stands beside what it opens.</summary>
internal sealed class KeyOpener(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) =>
        XElement.Parse(services.GetRequiredService<KeySecret>().Open(encryptedElement.Value));
}
