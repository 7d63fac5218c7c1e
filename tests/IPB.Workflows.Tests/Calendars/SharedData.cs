namespace IPB.Workflows.Tests.Calendars;

/// <summary>Real-world data that lies beside the repository on some machines.</summary>
internal static class SharedData
{
    /// <summary>The folder; skips the running test when it is absent.</summary>
    internal static string Folder(string name)
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (!File.Exists(Path.Combine(at.FullName, "IPB.Workflow.sln"))) continue;
            var folder = Path.GetFullPath(Path.Combine(at.FullName, "../shared/data", name));
            Assert.SkipUnless(Directory.Exists(folder), $"the data folder {name} is not on this machine");
            return folder;
        }
        Assert.Skip("the tests do not run inside the repository");
        return "";
    }
}
