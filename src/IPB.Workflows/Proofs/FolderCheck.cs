using System.Collections.Immutable;
using IPB.Workflows.Automations;
using IPB.Workflows.Files;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Proofs;

/// <summary>
/// Checks a folder again and again: what did not change, and depends on nothing that did, is not proven and played
/// anew.
/// </summary>
/// <param name="automations">Those that routines can name; null: what every host can do.</param>
public sealed class FolderCheck(AutomationCatalog? automations = null)
{
    private readonly ReadMemory memory = new();
    private readonly Dictionary<string, (string Basis, ImmutableArray<Finding> Findings)> played = [];

    /// <summary>Everything that <c>check</c> finds in the folder.</summary>
    public FolderChecked Check(FolderTexts texts)
    {
        var files = WorkflowFolder.Load(texts, memory, automations);
        var around = string.Join('\0', texts.Files.Where(f => !IsRoutine(f.Key)).Select(f => $"{f.Key}\0{f.Value}"));
        var failed = files.Routines.SelectMany(r => Play(files, r, around)).ToImmutableArray();
        var scenarios = files.Routines.Sum(r => r.Scenarios.Length);
        return new(files, files.Findings.AddRange(failed), scenarios - failed.Length);
    }

    // A scenario is played with the people, hours and routing of the city.
    private ImmutableArray<Finding> Play(WorkflowFolder files, Routine routine, string around)
    {
        var basis = routine.Hash + around;
        if (played.TryGetValue(routine.Id, out var known) && known.Basis == basis) return known.Findings;
        var findings = ScenarioPlay.Findings(files, routine);
        played[routine.Id] = (basis, findings);
        return findings;
    }

    private static bool IsRoutine(string name) => name.EndsWith(RoutineReader.Ending, StringComparison.Ordinal)
        || name.EndsWith(Fragments.Ending, StringComparison.Ordinal);
}

/// <param name="Passed">Scenarios that went as they say.</param>
public sealed record FolderChecked(WorkflowFolder Files, ImmutableArray<Finding> Findings, int Passed)
{
    public bool HasErrors => Findings.Any(f => !f.IsWarning);
}
