using System.Security.Cryptography;

namespace IPB.Host.Access;

/// <summary>The secret that seals the journal: kept outside the database, in a file of the data folder.</summary>
internal static class JournalKey
{
    private const string Variable = "IPB_JOURNAL_KEY";

    /// <summary>
    /// From <c>IPB_JOURNAL_KEY</c> (base64, several nodes share it), else from the folder's file, made once.
    /// </summary>
    public static byte[] Of(string folder)
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given) return Read(given, Variable);
        var file = Path.Combine(folder, "journal.key");
        if (!File.Exists(file)) Create(file);
        return Read(File.ReadAllText(file), file);
    }

    private static void Create(string file)
    {
        var draft = $"{file}.{Guid.NewGuid():n}";
        using (var stream = new FileStream(draft, Options()))
        using (var writer = new StreamWriter(stream))
            writer.Write(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        try
        {
            // Of several hosts that start together the first one's key stands.
            File.Move(draft, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(draft);
        }
    }

    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }

    private static byte[] Read(string text, string where)
    {
        var key = new byte[text.Length];
        return Convert.TryFromBase64String(text.Trim(), key, out var length) && length >= 32
            ? key[..length]
            : throw new StartRefused($"{where} holds no journal key: expected at least 32 bytes in base64.");
    }
}
