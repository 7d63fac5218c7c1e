namespace IPB.PrivatePostgres;

/// <summary>
/// Makes a folder and its missing parents. Root makes them passable for the user that the server runs as, whatever
/// the umask says; anybody else keeps them private. Folders that are there already are left as they are.
/// </summary>
internal static class OpenFolder
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode Passable = Private | UnixFileMode.GroupRead | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    public static void Create(string path)
    {
        if (Directory.Exists(path)) return;
        if (Path.GetDirectoryName(path) is { } parent) Create(parent);
        Directory.CreateDirectory(path);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnprivilegedUser.Needed ? Passable : Private);
    }
}
