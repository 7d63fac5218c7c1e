using IPB.Host;

namespace IPB.Faults;

/// <summary>A city of a few people whose only routines are those of one fault program.</summary>
internal static class SmallCity
{
    /// <summary>Where the program's own workflows lie.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "fault-workflows");

    /// <param name="data">Gets a folder with the workflows.</param>
    /// <param name="routines">Each with the file that it is copied from, below <see cref="Folder"/>.</param>
    public static HostSettings Settings(
        string connection, DirectoryInfo data, params (string Id, string From)[] routines)
    {
        var workflows = data.CreateSubdirectory("workflows").FullName;
        File.Copy(Path.Combine(Folder, "organisation.yaml"), Path.Combine(workflows, "organisation.yaml"));
        foreach (var (id, from) in routines)
            File.Copy(Path.Combine(Folder, from), Path.Combine(workflows, $"{id}.routine.yaml"));
        return new HostSettings
        {
            Connection = connection,
            DataFolder = data.FullName,
            Demo = true,
            Work = false,
            WorkflowsFolder = workflows,
        };
    }
}
