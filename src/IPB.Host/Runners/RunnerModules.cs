using IPB.Host.Automations;
using IPB.Workflows.Automations;
using IPB.Workflows.Files;

namespace IPB.Host.Runners;

/// <summary>
/// Runners of automations that a build of the host brings or leaves out, each in a part of its own. A host without any
/// does nothing here.
/// </summary>
internal static partial class RunnerModules
{
    /// <summary>Before the city is opened: what routines may name comes with the settings.</summary>
    public static HostSettings AddTo(HostSettings settings)
    {
        AddElsaTo(ref settings);
        return settings;
    }

    /// <summary>What routines of a folder, or of that of a file, may name in this build.</summary>
    public static AutomationCatalog CatalogFor(string path) => AutomationSetup.Catalog(AddTo(new HostSettings
    {
        WorkflowsFolder = Directory.Exists(path) ? path : Path.GetDirectoryName(Path.GetFullPath(path))!,
    }));

    /// <summary>What a city has in a folder, or in one file, checked by what this build can do.</summary>
    /// <exception cref="IOException">There is no such folder or file.</exception>
    public static WorkflowFolder Read(string path) => Directory.Exists(path)
        ? WorkflowFolder.Load(path, CatalogFor(path)) : WorkflowFolder.LoadFile(path, automations: CatalogFor(path));

    public static void AddServices(IServiceCollection services, City city) => AddElsaServices(services, city);

    public static void Use(WebApplication app) => UseElsa(app);

    static partial void AddElsaTo(ref HostSettings settings);
    static partial void AddElsaServices(IServiceCollection services, City city);
    static partial void UseElsa(WebApplication app);
}
