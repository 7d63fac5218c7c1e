namespace IPB.Workflows.Routines.Versions;

/// <summary>The stable words under which statuses and steps of versions are stored and sent.</summary>
public static class VersionNames
{
    private static readonly Dictionary<string, VersionStatus> Statuses =
        Enum.GetValues<VersionStatus>().ToDictionary(Name);

    private static readonly Dictionary<string, VersionAction> Actions =
        Enum.GetValues<VersionAction>().ToDictionary(Name);

    public static string Name(this VersionStatus status) => status switch
    {
        VersionStatus.Draft => "draft",
        VersionStatus.Reviewed => "reviewed",
        VersionStatus.Published => "published",
        _ => "retired",
    };

    public static string Name(this VersionStanding standing) => standing switch
    {
        VersionStanding.Draft => "draft",
        VersionStanding.Reviewed => "reviewed",
        VersionStanding.Scheduled => "scheduled",
        VersionStanding.Current => "current",
        VersionStanding.Replaced => "replaced",
        _ => "retired",
    };

    public static string Name(this VersionAction action) => action switch
    {
        VersionAction.Installed => "installed",
        VersionAction.Adopted => "adopted",
        VersionAction.Drafted => "drafted",
        VersionAction.Changed => "changed",
        VersionAction.FellBack => "fell-back",
        VersionAction.Proposed => "proposed",
        VersionAction.Reviewed => "reviewed",
        VersionAction.Published => "published",
        VersionAction.TakenBack => "taken-back",
        _ => "retired",
    };

    /// <exception cref="KeyNotFoundException">No such status.</exception>
    internal static VersionStatus Status(string name) => Statuses[name];

    /// <exception cref="KeyNotFoundException">No such step.</exception>
    internal static VersionAction Action(string name) => Actions[name];
}
