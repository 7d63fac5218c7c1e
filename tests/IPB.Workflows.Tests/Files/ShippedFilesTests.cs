using IPB.Workflows.Files;

namespace IPB.Workflows.Tests.Files;

public class ShippedFilesTests
{
    [Fact]
    public void Every_shipped_file_is_without_findings()
    {
        var folder = Path.Combine(Repository(), "workflows");
        var all = WorkflowFolder.Load(folder);
        Assert.Equal("", string.Join('\n', all.Findings));
        Assert.NotEmpty(all.Routines);
        Assert.NotEmpty(all.RoutingTables);
    }

    internal static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "IPB.Workflow.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("no folder above holds IPB.Workflow.sln");
    }
}
