namespace IPB.Host.Tests;

/// <summary>Files beside the tests.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>A folder of the repository.</summary>
    public static string Folder(string name) => Path.Combine(Root, name);

    /// <summary>Real-world data that lies beside the repository on some machines; else the test is skipped.</summary>
    public static string SharedFile(string name)
    {
        var file = Path.GetFullPath(Path.Combine(Root, "../shared/data", name));
        Assert.SkipUnless(File.Exists(file), $"the data file {name} is not on this machine");
        return file;
    }

    private static string Find()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "IPB.Workflow.sln"))) return at.FullName;
        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds IPB.Workflow.sln.");
    }
}
