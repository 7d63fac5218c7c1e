using System.Security.Cryptography;

namespace IPB.PrivatePostgres;

/// <summary>
/// What lies in a data folder: <c>pgdata</c> (PostgreSQL's own), <c>password</c>, <c>server.log</c>,
/// <c>connection.json</c> while a server runs, and <c>owner.lock</c>. Used only while the lock is held.
/// </summary>
internal sealed class Cluster(string folder, PostgresBinaries binaries, UnprivilegedUser user)
{
    public const string Role = "ipb";
    private const long LogLimit = 1024 * 1024;

    public string Folder => folder;
    public string Data => DataIn(folder);
    public string Log => Path.Combine(folder, "server.log");
    public string Password { get; private set; } = "";
    public PostgresBinaries Binaries => binaries;
    public UnprivilegedUser User => user;
    private string PasswordFile => Path.Combine(folder, "password");

    public static string DataIn(string folder) => Path.Combine(folder, "pgdata");

    /// <summary>Makes the folder fit to be served: the first start creates the data, all others check it.</summary>
    public async Task PrepareAsync(PrivatePostgresOptions options, CancellationToken ct)
    {
        await CheckReachAsync(folder, "data folder", ct);
        await CheckReachAsync(binaries.Folder, "folder of the PostgreSQL programs", ct);
        if (Directory.Exists(Data)) await CheckAsync(ct);
        else await CreateAsync(options, ct);
        if (File.Exists(Log) && new FileInfo(Log).Length > LogLimit)
            File.Move(Log, Path.Combine(folder, "server.previous.log"), overwrite: true);
        await using (File.Open(Log, FileMode.Append)) { }
        await user.OwnAsync([Log], ct);
    }

    /// <summary>The end of the server's log, for error messages.</summary>
    public async Task<string> LastWordsAsync(CancellationToken ct) =>
        string.Join(Environment.NewLine, (await File.ReadAllLinesAsync(Log, ct)).TakeLast(20));

    private async Task CheckReachAsync(string path, string what, CancellationToken ct)
    {
        if (await user.ReachesAsync(path, ct)) return;
        throw new DataFolderException(folder,
            $"The {what} {path} cannot be reached by the user {user.Name}, and PostgreSQL refuses to run as root. "
            + $"Choose one outside closed folders such as /root (data by default: "
            + $"{PrivatePostgresOptions.DefaultDataFolder}, fetched programs: "
            + $"{PrivatePostgresOptions.DefaultCacheFolder}), or open its parents with chmod o+x.");
    }

    private async Task CheckAsync(CancellationToken ct)
    {
        var made = Path.Combine(Data, "PG_VERSION");
        if (!File.Exists(made) || !File.Exists(PasswordFile))
            throw new DataFolderException(folder,
                $"The data folder {folder} is incomplete: {(File.Exists(made) ? PasswordFile : made)} is missing. "
                + "Restore it, or move the folder away to begin with an empty database. Nothing was changed.");
        var major = (await File.ReadAllTextAsync(made, ct)).Trim();
        if (major != binaries.Major) throw new DataFolderVersionException(folder, major, binaries);
        Password = await File.ReadAllTextAsync(PasswordFile, ct);
    }

    /// <summary>The data appears under its name only when complete: a start that was killed is begun anew.</summary>
    private async Task CreateAsync(PrivatePostgresOptions options, CancellationToken ct)
    {
        var unfinished = Data + ".new";
        var secret = Path.Combine(folder, "initdb-password");
        if (Directory.Exists(unfinished)) Directory.Delete(unfinished, recursive: true);
        Directory.CreateDirectory(unfinished);
        Password = Convert.ToHexString(RandomNumberGenerator.GetBytes(24));
        await SecretFile.WriteAsync(secret, Password, ct);
        try
        {
            await user.OwnAsync([unfinished, secret], ct);
            var answer = await ChildProcess.RunAsync(user.Command(InitDb(unfinished, secret, options)), folder, ct);
            if (!answer.Succeeded) throw new ServerStartException("initdb", answer.Words);
        }
        finally
        {
            File.Delete(secret);
        }
        await SecretFile.WriteAsync(PasswordFile, Password, ct);
        Directory.Move(unfinished, Data);
        if (!options.Temporary) await SurvivePowerCutAsync(ct);
    }

    /// <summary>PostgreSQL flushes what lies in its folder; that the folder has its name is for us to flush.</summary>
    private async Task SurvivePowerCutAsync(CancellationToken ct)
    {
        if (OperatingSystem.IsWindows()) return;
        var answer = await ChildProcess.RunAsync(["sync", folder], folder, ct);
        if (!answer.Succeeded) throw new ServerStartException("sync", answer.Words);
    }

    /// <summary>One character set and order on every machine and version; collations are named where needed.</summary>
    private List<string> InitDb(string target, string secret, PrivatePostgresOptions options) =>
    [
        binaries.Program("initdb"), "--pgdata", target, "--username", Role, "--pwfile", secret,
        "--auth-host=scram-sha-256", "--auth-local=scram-sha-256", "--encoding=UTF8", "--locale=C",
        "--data-checksums", .. options.Temporary ? (string[])["--no-sync"] : [],
    ];
}
