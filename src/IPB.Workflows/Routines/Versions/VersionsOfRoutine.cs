using System.Collections.Immutable;

namespace IPB.Workflows.Routines.Versions;

/// <summary>All versions of one routine at an instant of the database's clock.</summary>
/// <param name="Versions">From the first to the newest.</param>
public sealed record VersionsOfRoutine(string Routine, ImmutableArray<RoutineVersion> Versions, DateTimeOffset Now)
{
    /// <summary>The newest version that is or was in force: the current one unless it was retired.</summary>
    public RoutineVersion? Newest => Versions.LastOrDefault(v => v.IsEffective(Now));

    /// <summary>The version that new cases start on; null: the routine takes no cases.</summary>
    public RoutineVersion? Current => Newest is { Status: VersionStatus.Published } newest ? newest : null;

    /// <summary>The next version that is published but not in force yet.</summary>
    public RoutineVersion? Scheduled =>
        Versions.FirstOrDefault(v => v.Status == VersionStatus.Published && !v.IsEffective(Now));

    /// <summary>Versions that wait for somebody: drafts and reviewed ones that could still come into force.</summary>
    public IEnumerable<RoutineVersion> Pending => Versions.Where(v =>
        v.Status is VersionStatus.Draft or VersionStatus.Reviewed && v.Version > HighestPublished);

    /// <summary>0: none was ever published.</summary>
    internal int HighestPublished => Versions.Where(v => v.EffectiveAt is not null)
        .Select(v => v.Version).DefaultIfEmpty().Max();

    public RoutineVersion? Find(int version) => Versions.FirstOrDefault(v => v.Version == version);

    public VersionStanding StandingOf(RoutineVersion version) => version.Status switch
    {
        VersionStatus.Draft => VersionStanding.Draft,
        VersionStatus.Reviewed => VersionStanding.Reviewed,
        VersionStatus.Retired => VersionStanding.Retired,
        _ when !version.IsEffective(Now) => VersionStanding.Scheduled,
        _ => version.Version == Current?.Version ? VersionStanding.Current : VersionStanding.Replaced,
    };
}
