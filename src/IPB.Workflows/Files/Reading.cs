using System.Collections.Immutable;
using IPB.Workflows.Automations;
using IPB.Workflows.People;

namespace IPB.Workflows.Files;

/// <summary>
/// One file being read: what was found wrong so far, and what can only be judged once all of it is read, such as
/// words that name something further down.
/// </summary>
internal sealed class Reading(string file)
{
    private const int MaxMisnamed = 20;

    private readonly List<Reference> references = [];
    private readonly Dictionary<object, Position> places = new(ReferenceEqualityComparer.Instance);
    private readonly List<string> misnamed = [];
    private readonly List<NamedWord> words = [];

    internal Findings Findings { get; } = new(file);

    /// <summary>The automations that can be named.</summary>
    internal AutomationCatalog Automations { get; init; } = AutomationCatalog.Shipped;
    internal List<WrittenCondition> Conditions { get; } = [];
    internal List<(Position At, Party Party)> Parties { get; } = [];

    /// <summary>Every word that names something of the file, and where what it names is defined.</summary>
    internal IReadOnlyList<NamedWord> Words => words;

    /// <summary>A block could not be read at all: what hangs together can no longer be judged.</summary>
    internal bool Incomplete { get; private set; }

    internal void LosesTrack() => Incomplete = true;

    internal void Add(Position at, string code, string message) => Findings.Add(at, code, message);

    internal Section? Root(string text, Shape shape) =>
        SafeYaml.Read(text, Findings) is { } root ? Root(root, shape) : null;

    internal Section? Root(Node root, Shape shape) => Open(root, shape, $"the {shape.Name}");

    /// <summary>The node as a block of a shape; null, with a finding, when it is something else.</summary>
    /// <param name="at">Where the block's name stands; null: the block has none.</param>
    internal Section? Open(Node node, Shape shape, string label, Position? at = null)
    {
        if (node is MapNode map) return new Section(map, shape, label, this, at ?? node.At);
        Incomplete = true;
        Add(node.At, "expected-keys", $"expected {label} as keys with values ({string.Join(", ", shape.Keys)}), "
            + $"got {node.Describe()}");
        return null;
    }

    /// <summary>A scalar that says something; null, with a finding, when it does not.</summary>
    internal ScalarNode? Scalar(Node node, string label, string expected)
    {
        if (node is ScalarNode { IsNothing: false } scalar && scalar.Value.Trim().Length > 0) return scalar;
        Add(node.At, "wrong-value", $"{label}: expected {expected}, got {node.Describe()}");
        return null;
    }

    /// <summary>A word that names something: judged by <see cref="Resolve"/>.</summary>
    internal string Refer(string kind, Node node, string label)
    {
        if (Scalar(node, label, $"the name of a {kind}") is not { } word) return "";
        Refer(kind, word.At, word.Value);
        return word.Value;
    }

    internal void Refer(string kind, Position at, string word)
    {
        references.Add(new Reference(kind, at, word));
        Note(kind, at, word);
    }

    /// <summary>A word that names something and is judged where it stands.</summary>
    internal void Note(string kind, Position at, string word) => words.Add(new NamedWord(kind, at, word, false));

    /// <summary>
    /// Reports every word of a kind that is not known. One whose definition is written wrongly is reported there.
    /// </summary>
    internal void Resolve(string kind, IReadOnlyCollection<string> known)
    {
        var set = known.ToHashSet();
        foreach (var r in references.Where(r => r.Kind == kind && !set.Contains(r.Word)))
            if (Findings.Nearest(r.Word, misnamed) is null) Findings.Unknown(r.At, kind, r.Word, known);
    }

    /// <summary>Remembers where something stands that was read.</summary>
    internal T Mark<T>(T what, Position at) where T : class
    {
        places[what] = at;
        return what;
    }

    internal Position PlaceOf(object what) => places.GetValueOrDefault(what, Position.Start);

    /// <summary>Judges the form of a name that is given here, and that it is given once.</summary>
    internal string Id(ScalarNode node, string kind, IdShape shape, HashSet<string> taken)
    {
        words.Add(new NamedWord(kind, node.At, node.Value, true));
        if (!shape.Fits(node.Value))
        {
            Add(node.At, "id-shape", $"{kind} {Shown.Quoted(node.Value)}: expected {shape.Description}");
            if (misnamed.Count < MaxMisnamed) misnamed.Add(node.Value);
        }
        else if (!taken.Add(node.Value))
            Add(node.At, "duplicate-id",
                $"{kind} {Shown.Quoted(node.Value)} is already defined; give each its own name");
        return node.Value;
    }

    private sealed record Reference(string Kind, Position At, string Word);
}

/// <param name="Kind">As messages say it: <c>state</c>.</param>
internal sealed record NamedWord(string Kind, Position At, string Word, bool IsDefinition);
