using System.Text;
using System.Text.Json;

namespace IPB.PrivatePostgres;

/// <summary>What the process that started the server tells those who join it; a file only its user can read.</summary>
internal sealed record Connection(int OwnerId, string ConnectionString, string Version)
{
    private static string PathIn(string folder) => Path.Combine(folder, "connection.json");

    public static async Task<Connection?> ReadAsync(string folder, CancellationToken ct)
    {
        try
        {
            await using var stream = File.OpenRead(PathIn(folder));
            return await JsonSerializer.DeserializeAsync<Connection>(stream, cancellationToken: ct);
        }
        // A machine that crashed may leave the file empty.
        catch (Exception absent) when (absent is FileNotFoundException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Written aside and renamed: a reader meets the whole file or none.</summary>
    public Task WriteAsync(string folder, CancellationToken ct) =>
        SecretFile.WriteAsync(PathIn(folder), JsonSerializer.Serialize(this), ct);

    public static void Delete(string folder) => File.Delete(PathIn(folder));
}

/// <summary>A file that only its owner can read, from its first byte on.</summary>
internal static class SecretFile
{
    public static async Task WriteAsync(string path, string text, CancellationToken ct)
    {
        var aside = path + ".new";
        File.Delete(aside);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using (var file = new FileStream(aside, options))
        {
            await file.WriteAsync(Encoding.UTF8.GetBytes(text), ct);
            file.Flush(flushToDisk: true);
        }
        File.Move(aside, path, overwrite: true);
    }
}
