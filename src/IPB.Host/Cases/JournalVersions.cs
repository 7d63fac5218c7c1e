using IPB.Workflows.Cases;
using IPB.Workflows.Routines;

namespace IPB.Host.Cases;

/// <summary>Which version of its routine a case was on after each step: old steps are told in old words.</summary>
public static class JournalVersions
{
    /// <summary>Each entry with the routine after it, and the one before it where it migrated the case.</summary>
    public static IEnumerable<(JournalEntry Entry, Routine Routine, Routine Before)> Of(CaseModel model)
    {
        Routine? routine = null;
        foreach (var entry in model.Journal)
        {
            var before = routine;
            foreach (var fact in entry.Facts)
                routine = fact switch
                {
                    Submitted f => model.Version(f.RoutineVersion),
                    Migrated f => model.Version(f.To),
                    MigrationUndone f => model.Version(f.Restored.RoutineVersion),
                    _ => routine,
                };
            yield return (entry, routine ?? model.Routine, before ?? routine ?? model.Routine);
        }
    }
}
