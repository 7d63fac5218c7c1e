using System.Collections.Immutable;
using IPB.Workflows.Cases;

namespace IPB.Workflows.Routines.Imports;

/// <summary>
/// A routine drafted from what another program drew: to be read and completed by a person, then checked.
/// </summary>
/// <param name="Routine">Its id; the file is called <c>&lt;id&gt;.routine.yaml</c>.</param>
/// <param name="Yaml">The file's text, with a comment wherever a person must decide.</param>
/// <param name="Findings">What became of every element, in the order of the file.</param>
public record RoutineDraft(string Routine, string Yaml, ImmutableArray<ImportFinding> Findings)
{
    /// <summary>What the draft's file is called.</summary>
    public string FileName => Routine + RoutineReader.Ending;
}

/// <summary>One that was drafted from a BPMN process.</summary>
/// <param name="Trace">Which elements a case of the routine passes.</param>
/// <param name="Fields">Id of the field that each variable of the process became.</param>
public sealed record BpmnDraft(string Routine, string Yaml, ImmutableArray<ImportFinding> Findings, BpmnTrace Trace,
    ImmutableDictionary<string, string> Fields) : RoutineDraft(Routine, Yaml, Findings);

/// <summary>How an element came over.</summary>
public enum Carried { AsItIs, Changed, Not }

/// <summary>What became of one element of a process.</summary>
/// <param name="File">As it was named to the importer.</param>
/// <param name="Line">Where the element begins.</param>
/// <param name="Element">What it is, and its name or id: <c>user task "Assess"</c>.</param>
/// <param name="Message">What it became; what is different, or why it could not come.</param>
public sealed record ImportFinding(string File, int Line, Carried Carried, string Element, string Message)
{
    /// <summary><c>permit.bpmn:14: carried with a change: timer "Wait": …</c></summary>
    public override string ToString() => $"{File}:{Line}: {Word}: {Element}: {Message}";

    private string Word => Carried switch
    {
        Carried.AsItIs => "carried",
        Carried.Changed => "carried with a change",
        _ => "cannot be carried",
    };
}

/// <summary>The file cannot be imported at all.</summary>
public sealed class BpmnFileException(string file, int line, string message)
    : Exception(line > 0 ? $"{file}:{line}: {message}" : $"{file}: {message}");

/// <summary>
/// Which elements of the process the states and triggers of the draft stand for, so that what a case went through can
/// be told in the words of the process.
/// </summary>
public sealed class BpmnTrace
{
    private readonly ImmutableArray<string> start;
    private readonly Dictionary<string, ImmutableArray<string>> states = [];
    private readonly Dictionary<(string State, string Trigger), ImmutableArray<string>> ways = [];

    internal BpmnTrace(ImmutableArray<string> start, IEnumerable<DraftState> drafted)
    {
        this.start = start;
        foreach (var state in drafted)
        {
            states[state.Id] = state.Elements;
            foreach (var trigger in state.Triggers) ways[(state.Id, trigger.Id)] = trigger.Passed;
        }
    }

    /// <summary>Ids of the elements that a state stands for.</summary>
    public ImmutableArray<string> Of(string state) => states.GetValueOrDefault(state, []);

    /// <summary>Ids of the elements that a case passed, in its order, each as often as it did.</summary>
    public IEnumerable<string> Of(IEnumerable<Fact> journal)
    {
        ArgumentNullException.ThrowIfNull(journal);
        return journal.SelectMany(fact => fact switch
        {
            Submitted => start,
            Triggered triggered => ways.GetValueOrDefault((triggered.State, triggered.Trigger), []),
            Entered entered => Of(entered.State),
            _ => [],
        });
    }
}
