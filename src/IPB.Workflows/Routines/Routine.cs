using System.Collections.Immutable;

namespace IPB.Workflows.Routines;

/// <summary>
/// One version of a routine: the state machine that a case of its kind follows, with gates, time limits and texts.
/// Immutable; read from a <c>*.routine.yaml</c> file by <see cref="RoutineReader"/>.
/// </summary>
public sealed partial record Routine
{
    /// <summary>Stable name, kebab-case, equal to the file name before <c>.routine.yaml</c>.</summary>
    public required string Id { get; init; }

    /// <summary>1, 2, 3 …; a published version never changes.</summary>
    public required int Version { get; init; }
    public required Text Name { get; init; }

    /// <summary>What the routine is for: it is judged by this.</summary>
    public required Text Purpose { get; init; }
    public Evaluation? Evaluation { get; init; }

    /// <summary>In order; empty for a routine without phases.</summary>
    public ImmutableArray<Phase> Phases { get; init; } = [];
    public ImmutableArray<Field> Fields { get; init; } = [];

    /// <summary>Fields asked for when the case is submitted, ids of <see cref="Fields"/>.</summary>
    public ImmutableArray<string> SubmitAsks { get; init; } = [];

    /// <summary>
    /// Id of the routing table that names the lead department; null: the submitting department leads.
    /// </summary>
    public string? Routing { get; init; }

    /// <summary>Who sees its cases.</summary>
    public Access.Visibility Visibility { get; init; }

    /// <summary>Null: nothing but confidential fields is withheld from anybody.</summary>
    public Confidentiality? Confidential { get; init; }

    /// <summary>What may happen in every state that is not an end.</summary>
    public ImmutableArray<Trigger> Triggers { get; init; } = [];

    /// <summary>Null: no case of the routine can be put on hold.</summary>
    public HoldRule? Hold { get; init; }

    /// <summary>
    /// In the order of the file, a group before its sub-states; the first one is where a case starts.
    /// </summary>
    public required ImmutableArray<State> States { get; init; }
    public ImmutableArray<Scenario> Scenarios { get; init; } = [];

    /// <summary>
    /// The file's text, kept with running cases so that they stay on their version. Where the file uses blocks of
    /// fragments it is the whole text with them in it, so that no other file can change what was kept.
    /// </summary>
    public required string Source { get; init; }

    /// <summary>SHA-256 of <see cref="Source"/>, lower-case hex.</summary>
    public required string Hash { get; init; }

    /// <summary>The innermost state in which a case starts.</summary>
    public State Start => Innermost(States[0].Id);

    /// <exception cref="KeyNotFoundException">The routine has no such state.</exception>
    public State State(string id) => Find(id)
        ?? throw new KeyNotFoundException($"Routine {Id} version {Version} has no state \"{id}\".");

    /// <summary>Every child case that it can open, in the order of the file.</summary>
    internal IEnumerable<Opening> Openings => Triggers.SelectMany(t => t.Opens)
        .Concat(States.SelectMany(s => s.Opens.Concat(s.Triggers.SelectMany(t => t.Opens))));

    /// <summary>Every automation that it can start, in the order of the file.</summary>
    internal IEnumerable<AutomationUse> Automations => Triggers.Select(t => t.Automation)
        .Concat(States.SelectMany(s => s.Triggers.Select(t => t.Automation).Prepend(s.Automation)))
        .OfType<AutomationUse>();

    public State? Find(string state) => States.FirstOrDefault(s => s.Id == state);
    public Field? FindField(string field) => Fields.FirstOrDefault(f => f.Id == field);
}

/// <summary>How and when the routine itself is evaluated.</summary>
/// <param name="Review">Time from publishing to the review.</param>
/// <param name="Measures">Names of measures, such as <c>lead-time</c>.</param>
public sealed record Evaluation(Calendars.TimeLimit Review, ImmutableArray<string> Measures);

/// <summary>A phase; its number is its place in <see cref="Routine.Phases"/> plus one.</summary>
public sealed record Phase(string Id, Text Name)
{
    /// <summary>How many cases should be in its states at once, gates apart; null: as many as come.</summary>
    public int? WipLimit { get; init; }
}

/// <summary>What a case holds beside title and description.</summary>
public sealed record Field(string Id, FieldType Type, Text Name)
{
    public Text? Help { get; init; }
    public bool Required { get; init; }

    /// <summary>Shown to those who need it only.</summary>
    public bool Confidential { get; init; }

    /// <summary>Longest text in characters, or largest number.</summary>
    public decimal? Max { get; init; }

    /// <summary>Smallest number.</summary>
    public decimal? Min { get; init; }
    public ImmutableArray<Choice> Choices { get; init; } = [];
}

public enum FieldType { Text, LongText, Number, Money, Date, YesNo, Choice, Evidence }

public sealed record Choice(string Id, Text Name);

/// <summary>A run that the author promises: played on every check with time standing still between steps.</summary>
/// <param name="Do">Triggers and gate outcomes in order; <c>wait 5 working days</c> moves the clock.</param>
/// <param name="Ends">The state it must end in.</param>
/// <param name="Line">Where it stands in the file.</param>
public sealed record Scenario(
    string Name, ImmutableDictionary<string, object?> Given, ImmutableArray<string> Do, string Ends, int Line);
