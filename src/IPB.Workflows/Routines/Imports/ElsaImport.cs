using System.Text;
using IPB.Workflows.Files;
using IPB.Workflows.Files.Editing;
using IPB.Workflows.Routines.Exports;

namespace IPB.Workflows.Routines.Imports;

/// <summary>
/// Makes a routine of a workflow definition of Elsa 3 with a state machine. One that <see cref="ElsaExport"/>
/// wrote comes back as the text that it was made of, with what was changed in Elsa since then; of one that others drew
/// a draft is made for a person to complete. What cannot come is told, never left out in silence.
/// </summary>
public static class ElsaImport
{
    /// <summary>A larger file need not be read.</summary>
    public const int MaxBytes = JsonFileReader.MaxBytes;

    /// <summary>As with bytes.</summary>
    /// <inheritdoc cref="Read(string, byte[], string)"/>
    public static RoutineDraft Read(string file, string text, string owner = BpmnImport.DefaultOwner)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Read(file, Encoding.UTF8.GetBytes(text), owner);
    }

    /// <param name="file">Path shown in findings.</param>
    /// <param name="bytes">The file, JSON in UTF-8.</param>
    /// <param name="owner">Owner of states for which the definition names none.</param>
    /// <exception cref="ElsaFileException">It is no definition of Elsa, too large, or has no state machine.</exception>
    public static RoutineDraft Read(string file, byte[] bytes, string owner = BpmnImport.DefaultOwner)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        var machine = ElsaFile.Read(file, bytes);
        var notes = new ImportNotes(file);
        if (KeptRoutine(machine, notes) is { } kept)
            try
            {
                var text = new ElsaChanges(kept, machine, notes, owner).Apply();
                return new RoutineDraft(kept.Id, text, notes.ToImmutable());
            }
            catch (ElsaExportRefused refused)
            {
                throw new ElsaFileException(file, machine.Root.Line, $"the routine kept in it: {refused.Message}");
            }
        var drafter = new ElsaDrafter(machine, notes, owner);
        return new RoutineDraft(drafter.Id, drafter.Write(), notes.ToImmutable());
    }

    private static Routine? KeptRoutine(ElsaMachine machine, ImportNotes notes)
    {
        if (machine.Kept?.Find("routine") is not JsonScalar { Value: string text } at) return null;
        var findings = new Findings("");
        var id = SafeYaml.Read(text, findings) is MapNode map
            ? (map.Entries.FirstOrDefault(e => e.Key.Value == "routine")?.Value as ScalarNode)?.Value : null;
        var read = id is null ? new RoutineFile(null, findings.ToImmutable())
            : RoutineReader.ReadPublished(id + RoutineReader.Ending, text);
        if (read.Routine is { } routine && IsEditable(text)) return routine;
        var why = read.Findings.Select(f => $"its line {f.Line}: {f.Message}").FirstOrDefault() ?? "it is no routine";
        notes.Changed(at.Line, $"text of the routine ({at.Path})",
            $"it cannot be read ({why}); the routine is drafted from the state machine alone");
        return null;
    }

    private static bool IsEditable(string text)
    {
        try
        {
            return YamlEdit.RaiseVersion(text).Length > 0;
        }
        catch (EditRefused)
        {
            return false;
        }
    }
}
