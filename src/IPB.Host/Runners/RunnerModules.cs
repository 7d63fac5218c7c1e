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

    public static void AddServices(IServiceCollection services, City city) => AddElsaServices(services, city);

    public static void Use(WebApplication app) => UseElsa(app);

    static partial void AddElsaTo(ref HostSettings settings);
    static partial void AddElsaServices(IServiceCollection services, City city);
    static partial void UseElsa(WebApplication app);
}
