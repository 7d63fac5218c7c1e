namespace IPB.Workflows.Routines.Imports;

/// <summary>
/// Drafts a routine from a BPMN 2.0 process. Activities become states; flows and gateways become triggers; what has no
/// counterpart is told, never left out in silence. The draft is for a person to complete.
/// </summary>
public static class BpmnImport
{
    /// <summary>Who has what the process gives to nobody.</summary>
    public const string DefaultOwner = "case-officer of lead-department";

    /// <summary>A larger file need not be read.</summary>
    public const int MaxBytes = 4 * BpmnXml.MaxCharacters;

    /// <summary>As with a text; the bytes are read in the encoding that the file names.</summary>
    /// <inheritdoc cref="Read(string, string, string?, string)"/>
    public static BpmnDraft Read(string file, byte[] bytes, string? process = null, string owner = DefaultOwner)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        return Read(file, BpmnText.Of(bytes), process, owner);
    }

    /// <param name="file">Path shown in findings.</param>
    /// <param name="text">The file's text.</param>
    /// <param name="process">Id of a process; null: the one that is executable, else the largest.</param>
    /// <param name="owner">Owner of states for which the process names none.</param>
    /// <exception cref="BpmnFileException">The file is no BPMN 2.0, too large, or has no such process.</exception>
    public static BpmnDraft Read(string file, string text, string? process = null, string owner = DefaultOwner)
    {
        ArgumentNullException.ThrowIfNull(text);
        var notes = new ImportNotes(file);
        var graph = ProcessReader.Read(BpmnXml.Read(file, text), process, notes);
        var branches = new ParallelBranches(graph, notes);
        branches.PartAtGateways();
        branches.PutInOrder();
        var uses = new FieldUses(graph.IsOurs);
        var drafted = StateDrafter.Draft(graph, notes, new Conditions(uses));
        var submit = AskedFields.Ask(drafted.States);
        var id = Words.Kebab(graph.Id, "process");
        return new BpmnDraft(id, new DraftYaml(graph, id, owner).Write(drafted.States, submit, uses),
            notes.ToImmutable(), new BpmnTrace(drafted.Start, drafted.States),
            uses.Fields);
    }
}
