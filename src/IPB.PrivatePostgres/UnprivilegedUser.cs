namespace IPB.PrivatePostgres;

/// <summary>
/// The user that PostgreSQL runs as. PostgreSQL refuses root, so a host that is root hands it to the owner of the
/// existing data, else <c>postgres</c>, else <c>nobody</c>; any other host runs it as itself.
/// </summary>
internal sealed class UnprivilegedUser
{
    private const string Anywhere = "/";
    private readonly string[] prefix;
    private readonly string? owner;

    private UnprivilegedUser(string name, string? owner, string[] prefix)
        => (Name, this.owner, this.prefix) = (name, owner, prefix);

    public static bool Needed => !OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess;

    public string Name { get; }

    public static async Task<UnprivilegedUser> ForAsync(string dataFolder, CancellationToken ct)
    {
        if (!Needed) return new UnprivilegedUser(Environment.UserName, null, []);
        var (user, group) = await ChooseAsync(dataFolder, ct);
        var name = await IdAsync(["-un", user], ct) ?? user;
        // runuser and su know names only; setpriv comes first because it stays out of PAM and needs no shell.
        string[][] ways =
        [
            ["setpriv", "--reuid", user, "--regid", group, "--clear-groups", "--"],
            ["runuser", "-u", name, "--"],
            ["su", "-s", "/bin/sh", "-c", "exec \"$@\"", "--", name, "sh"],
        ];
        foreach (var way in ways)
        {
            var answer = await ChildProcess.RunAsync([.. way, "id", "-u"], Anywhere, ct);
            if (answer.Succeeded && answer.Output.Trim() == user)
                return new UnprivilegedUser(name, $"{user}:{group}", way);
        }
        throw new DataFolderException(dataFolder,
            $"PostgreSQL refuses to run as root, and none of setpriv, runuser and su can switch to the user {name} "
            + $"(id {user}). Run the host as an ordinary user, or name a running server with --connection.");
    }

    /// <summary>The command line that runs this command as the user.</summary>
    public string[] Command(params IEnumerable<string> command) => [.. prefix, .. command];

    /// <summary>Hands files or folders that the host made over to the user.</summary>
    public async Task OwnAsync(IEnumerable<string> paths, CancellationToken ct)
    {
        if (owner is null) return;
        var answer = await ChildProcess.RunAsync(["chown", "-h", owner, .. paths], Anywhere, ct);
        if (!answer.Succeeded) throw new ServerStartException("chown", answer.Words);
    }

    /// <summary>Whether the user can come to the folder; anyone but root is told so by the system itself.</summary>
    public async Task<bool> ReachesAsync(string folder, CancellationToken ct) => owner is null
        || (await ChildProcess.RunAsync(Command("test", "-x", folder), Anywhere, ct)).Succeeded;

    private static async Task<(string User, string Group)> ChooseAsync(string dataFolder, CancellationToken ct)
    {
        var stat = await ChildProcess.RunAsync(["stat", "-c", "%u:%g", dataFolder], Anywhere, ct);
        if (stat.Succeeded && stat.Output.Trim().Split(':') is [not "0", _] owner) return (owner[0], owner[1]);
        foreach (var name in (string[])["postgres", "nobody"])
            if (await IdAsync(["-u", name], ct) is { } user && await IdAsync(["-g", name], ct) is { } group)
                return (user, group);
        throw new DataFolderException(dataFolder,
            "PostgreSQL refuses to run as root, and this machine has neither a user postgres nor nobody. Make one "
            + "(useradd --system postgres), or run the host as an ordinary user.");
    }

    private static async Task<string?> IdAsync(string[] arguments, CancellationToken ct)
    {
        var answer = await ChildProcess.RunAsync(["id", .. arguments], Anywhere, ct);
        return answer.Succeeded ? answer.Output.Trim() : null;
    }
}
