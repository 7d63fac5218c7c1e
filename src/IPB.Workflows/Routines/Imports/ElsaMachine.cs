using System.Collections.Immutable;
using IPB.Workflows.Files;
using IPB.Workflows.Routines.Exports;

namespace IPB.Workflows.Routines.Imports;

/// <summary>A state machine of Elsa as a definition holds it.</summary>
internal sealed record ElsaMachine(JsonBlock Definition, JsonBlock Root)
{
    public ImmutableArray<ElsaState> States { get; init; } = [];
    public ImmutableArray<ElsaTransition> Transitions { get; init; } = [];
    public string? InitialState => Root.Text("initialState");

    /// <summary>What our exporter keeps beside the machine; null: others drew it.</summary>
    public JsonBlock? Kept => Root.Inner("customProperties", "ipb");
    public string? Id => Definition.Text("definitionId");
    public string? Name => Definition.Text("name");
    public string? Description => Definition.Text("description");

    /// <summary>Name and type of each, in order.</summary>
    public IEnumerable<(string Name, string Type, JsonBlock At)> Variables => ElsaFile.Blocks(Definition, "variables")
        .Where(v => v.Text("name") is not null).Select(v => (v.Text("name")!, v.Text("typeName") ?? "Object", v));
}

internal sealed record ElsaState(string Name, JsonBlock At)
{
    /// <summary>What Elsa does when a case comes in, and when it leaves; null: nothing.</summary>
    public JsonBlock? Entry { get; init; }
    public JsonBlock? Exit { get; init; }

    public override string ToString() => $"state {Shown.Quoted(Name)} ({At.Path})";
}

/// <param name="Name">Null: it has none.</param>
internal sealed record ElsaTransition(string? Name, string From, string To, JsonBlock At)
{
    public string? DisplayName => At.Text("displayName");

    /// <summary>As it was before an Elsa that does not know its type put another in its place.</summary>
    public JsonBlock? Trigger { get; init; }

    /// <summary>An Elsa has read it that does not know our activities: it lost the conditions in FEEL.</summary>
    public bool WasUnknown { get; init; }
    public JsonBlock? Action { get; init; }
    public ElsaExpression? Condition => ElsaExpression.Of(At, "condition");

    public override string ToString() =>
        $"transition {Shown.Quoted(Name ?? DisplayName ?? $"{From} -> {To}")} ({At.Path})";
}

/// <summary>An input or condition.</summary>
/// <param name="Type">The language: <c>FEEL</c>, <c>JavaScript</c>, <c>Literal</c> …</param>
/// <param name="Value">A text, number or truth value; null: something else, or nothing.</param>
internal sealed record ElsaExpression(string Type, object? Value, int Line)
{
    public bool IsFeel => Type.Equals(ElsaNames.Feel, StringComparison.OrdinalIgnoreCase);
    public string? Text => (Value as string)?.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>The value where it is written as it is; else null.</summary>
    public object? Literal => Type == "Literal" ? Value : null;

    public bool? Truth => Literal switch
    {
        bool truth => truth,
        string text when bool.TryParse(text, out var truth) => truth,
        _ => null,
    };

    /// <returns>Null where nothing is written, or an expression without value.</returns>
    internal static ElsaExpression? Of(JsonBlock block, string key)
    {
        if (block.Find(key) is JsonScalar plain) return new("Literal", plain.Value, plain.Line);
        if (block.Inner(key, "expression") is not { } inner || inner.Find("value") is not { } value) return null;
        var written = value is JsonBlock variable ? variable.Text("name") : (value as JsonScalar)?.Value;
        return new(inner.Text("type") ?? "Literal", written, inner.Line);
    }
}

/// <summary>Reads a definition with a state machine in it.</summary>
internal static class ElsaFile
{
    private const string NotFound = "Elsa.NotFoundActivity";
    private const int MaxParts = 5_000;

    /// <exception cref="ElsaFileException">It is no definition or no machine, or lacks what must be there.</exception>
    internal static ElsaMachine Read(string file, ReadOnlySpan<byte> bytes)
    {
        var part = JsonFileReader.Read(file, bytes);
        if (part is not JsonBlock definition)
            throw new ElsaFileException(file, part.Line, $"expected a workflow definition, got {part.Describe()}");
        if (definition.Text("type") is not null) return Machine(file, definition, definition);
        if (definition.Find("root") is not { } root)
            throw new ElsaFileException(file, definition.Line,
                "expected a workflow definition of Elsa 3 with a \"root\", got a block without; export it as JSON");
        return Machine(file, definition, Known(file, Expect<JsonBlock>(file, root, "an activity")));
    }

    private static ElsaMachine Machine(string file, JsonBlock definition, JsonBlock root)
    {
        if (root.Text("type") != ElsaNames.StateMachine)
            throw new ElsaFileException(file, root.Line,
                $"expected an activity of type {ElsaNames.StateMachine} as root, got "
                + $"{Shown.Quoted(root.Text("type") ?? "nothing")}; only state machines become routines: "
                + "export the definition that has one");
        var machine = new ElsaMachine(definition, root)
        {
            States = [.. List(file, root, "states").Select(s => State(file, s))],
            Transitions = [.. List(file, root, "transitions").Select(t => Transition(file, t))],
        };
        if (machine.States.IsEmpty)
            throw new ElsaFileException(file, root.Line, "expected states in the machine, got none");
        var parts = machine.States.Length + machine.Transitions.Length;
        return parts <= MaxParts ? machine : throw new ElsaFileException(file, root.Line,
            $"expected at most {MaxParts} states and transitions, got {parts}; part the machine");
    }

    private static ElsaState State(string file, JsonBlock at) => new(Name(file, at, "name"), at)
    {
        Entry = Activity(file, at, "entry") is { } entry ? Known(file, entry) : null,
        Exit = Activity(file, at, "exit") is { } exit ? Known(file, exit) : null,
    };

    private static ElsaTransition Transition(string file, JsonBlock at)
    {
        var trigger = Activity(file, at, "trigger");
        return new ElsaTransition(at.Text("name"), Name(file, at, "from"), Name(file, at, "to"), at)
        {
            Trigger = trigger is null ? null : Known(file, trigger),
            WasUnknown = trigger?.Text("type") == NotFound,
            Action = Activity(file, at, "action") is { } action ? Known(file, action) : null,
        };
    }

    private static JsonBlock? Activity(string file, JsonBlock at, string key) =>
        at.Find(key) is { } part ? Expect<JsonBlock>(file, part, "an activity") : null;

    // An Elsa without the module keeps what it does not know as a text.
    private static JsonBlock Known(string file, JsonBlock activity) => activity.Text("type") == NotFound
        && activity.Text("originalActivityJson") is { } original
        && JsonFileReader.ReadInner(file, original, activity.Line, activity.Path) is JsonBlock known ? known : activity;

    private static string Name(string file, JsonBlock block, string key) => block.Text(key)?.Trim()
        ?? throw new ElsaFileException(file, block.Line,
            $"{block.Path}: expected the name of a state under \"{key}\", got "
            + (block.Find(key)?.Describe() ?? "nothing"));

    private static IEnumerable<JsonBlock> List(string file, JsonBlock block, string key) => block.Find(key) is { } part
        ? Expect<JsonList>(file, part, "a list").Items.Select(i => Expect<JsonBlock>(file, i, "a block")) : [];

    /// <summary>The blocks of a list; nothing where there is none.</summary>
    internal static IEnumerable<JsonBlock> Blocks(JsonBlock block, string key) =>
        block.Find(key) is JsonList list ? list.Items.OfType<JsonBlock>() : [];

    private static T Expect<T>(string file, JsonPart part, string what)
        where T : JsonPart => part as T
        ?? throw new ElsaFileException(file, part.Line, $"{part.Path}: expected {what}, got {part.Describe()}");
}
