using System.Collections.Immutable;

namespace IPB.Workflows.Routines.Versions;

/// <summary>
/// What the files of the workflows folder change: a version that is not known becomes a draft, a draft follows its
/// file, a reviewed version whose file changed is a draft again. What was published stays as it is.
/// </summary>
internal static class FileSync
{
    /// <summary>What the installation writes as the changelog of what it puts in place.</summary>
    public const string InstalledNote = "installed";

    /// <param name="kept">Every version that is kept.</param>
    public static ImmutableArray<FileChange> Decide(
        IReadOnlyCollection<RoutineVersion> kept, IEnumerable<Routine> files)
    {
        // The first start of a city: what it comes with is in force without ceremony.
        var isNew = kept.All(v => v.EffectiveAt is null);
        var known = kept.ToDictionary(v => (v.Routine, v.Version));
        return
        [
            .. from file in files
               let version = known.GetValueOrDefault((file.Id, file.Version))
               let action = ActionOf(version, file.Hash, isNew)
               where action is not null
               select new FileChange(file, action.Value, version?.ReviewedBy),
        ];
    }

    private static VersionAction? ActionOf(RoutineVersion? kept, string hash, bool isNew) => kept?.Status switch
    {
        null or VersionStatus.Draft when isNew => VersionAction.Installed,
        null => VersionAction.Drafted,
        VersionStatus.Draft when kept.Hash != hash => VersionAction.Changed,
        VersionStatus.Reviewed when kept.Hash != hash => VersionAction.FellBack,
        _ => null,
    };
}

/// <param name="Reviewer">Who had reviewed the text that is no more.</param>
public sealed record FileChange(Routine Routine, VersionAction Action, string? Reviewer);

/// <summary>
/// A file that says other than what was published under its number; the published text is what counts.
/// </summary>
/// <param name="FileHash">Of the file.</param>
/// <param name="PublishedHash">Of what is in use.</param>
public sealed record RoutineDrift(string Routine, int Version, string FileHash, string PublishedHash)
{
    /// <summary>What it is and what to do.</summary>
    public Text Text => new(
        $"Filen {Routine}.routine.yaml säger något annat än den publicerade version {Version}, som gäller. "
        + "Ge filen ett högre versionsnummer, eller återställ den.",
        $"The file {Routine}.routine.yaml differs from the published version {Version}, which is in use. "
        + "Give the file a higher version, or restore it.");
}
