using System.Collections.Immutable;
using IPB.Workflows.Files;
using IPB.Workflows.Routines;
using IPB.Workflows.Routines.Versions;

namespace IPB.Workflows.Migrations;

/// <summary>What reading a migration plan gave.</summary>
/// <param name="Plan">Null when there are findings.</param>
/// <param name="Findings">Everything that is wrong, in the order of the text.</param>
public sealed record PlanFile(MigrationPlan? Plan, ImmutableArray<Finding> Findings);

/// <summary>Reads a migration plan, YAML or JSON, against the two versions that it names.</summary>
internal static class PlanReader
{
    private static readonly Shape Whole = Shape.Of("migration plan", "routine from to states? fields? late?");
    private static readonly Shape OfState = Shape.Of("move of a state", "to? stay? time? gate?");
    private static readonly Shape OfField = Shape.Of("move of a field", "to? drop? choices?");
    private static readonly ImmutableSortedDictionary<string, bool> Times =
        new Dictionary<string, bool> { ["kept"] = false, ["anew"] = true }.ToImmutableSortedDictionary();
    private static readonly ImmutableSortedDictionary<string, bool> Gates =
        new Dictionary<string, bool> { ["kept"] = false, ["void"] = true }.ToImmutableSortedDictionary();

    /// <param name="file">Path shown in findings.</param>
    public static PlanFile Read(string file, string text, RoutineCatalog routines)
    {
        var reading = new Reading(file);
        if (reading.Root(text, Whole) is not { } root || Versions(root, routines) is not var (from, to))
            return new(null, reading.Findings.ToImmutable());
        var plan = new MigrationPlan(from.Id, from.Version, to.Version)
        {
            States = States(root, from, to),
            Fields = Each(root, "fields", from.Fields.Select(f => f.Id), Kinds.Field,
                node => Field(node, reading, to)),
            Late = root.OptionalTime("late"),
        };
        CheckChoices(root, plan, to);
        return new(reading.Findings.HasErrors ? null : plan, reading.Findings.ToImmutable());
    }

    private static (Routine From, Routine To)? Versions(Section root, RoutineCatalog routines)
    {
        var id = root.Word("routine", "the id of a routine");
        var (from, to) = (root.Whole("from", 1, 1_000_000), root.Whole("to", 1, 1_000_000));
        if (id.Length > 0 && routines.VersionsOf(id).Count == 0)
            root.Reading.Findings.Unknown(root.PlaceOf("routine"), "routine", id,
                [.. routines.Newest().Select(r => r.Id)]);
        else if (from == to && from is not null)
            root.Add("to", "same-version", $"\"from\" and \"to\" are both version {from}; expected two versions");
        else if (from is not null && to is not null && id.Length > 0
            && Version(root, "from", from.Value, id, routines) is { } old
            && Version(root, "to", to.Value, id, routines) is { } next)
        {
            if (routines.Entry(id, to.Value)!.Status == VersionStatus.Retired)
                root.Add("to", "retired-version",
                    $"to: version {to} is retired; expected a version that is published");
            return (old, next);
        }

        return null;
    }

    private static Routine? Version(Section root, string key, int version, string id, RoutineCatalog routines)
    {
        if (routines.Find(id, version) is { } routine) return routine;
        root.Add(key, "unknown-version", $"{key}: routine {Shown.Quoted(id)} has no version {version}; there are "
            + string.Join(", ", routines.VersionsOf(id)));
        return null;
    }

    private static ImmutableSortedDictionary<string, T> Each<T>(
        Section root, string key, IEnumerable<string> known, string kind, Func<Node, T?> read,
        Func<string, string?>? refuse = null) where T : class
    {
        var all = ImmutableSortedDictionary.CreateBuilder<string, T>(StringComparer.Ordinal);
        var names = known.ToList();
        foreach (var (word, value) in root.Named(key, $"{kind}s of the old version with what stands in for each"))
        {
            if (refuse?.Invoke(word.Value) is { } why)
            {
                root.Reading.Findings.Add(word.At, $"{kind}-move", why);
                continue;
            }

            var id = names.Contains(word.Value) ? word.Value
                : root.Reading.Findings.Unknown(word.At, kind, word.Value, names);
            // Nothing at all says that nothing fits yet.
            if (value is ScalarNode { IsNothing: true }) continue;
            if (read(value) is { } move && id is not null) all[id] = move;
        }

        return all.ToImmutable();
    }

    private static ImmutableSortedDictionary<string, StateMove> States(Section root, Routine from, Routine to)
    {
        return Each(root, "states", from.InnermostStates.Select(s => s.Id), Kinds.State,
            node => State(node, root.Reading, to),
            word => from.Find(word) is { IsGroup: true } group ? Group(from, group) : null);
    }

    private static string Group(Routine from, State group)
    {
        var inside = from.InnermostStates.Where(s => from.GroupsOf(s).Contains(group)).Select(s => Shown.Quoted(s.Id));
        return $"state {Shown.Quoted(group.Id)} is a group, and a case is always in one of its sub-states; expected a "
            + $"move for each of {string.Join(", ", inside)}";
    }

    private static StateMove? State(Node node, Reading reading, Routine to)
    {
        ImmutableArray<string> known = [.. to.States.Select(s => s.Id)];
        if (node is ScalarNode) return new(Name(node, reading, Kinds.State, known));
        if (reading.Open(node, OfState, "the move of a state") is not { } s) return null;
        var stays = s.YesNo("stay");
        if (stays == s.Has("to"))
            s.Add("to", "state-move", "expected either \"to\" with a state of the new version, or \"stay: true\"");
        return new(s.Find("to") is { } target ? Name(target, reading, Kinds.State, known) : null)
        {
            Stays = stays,
            Anew = s.Choice("time", Times, "way to count time", false),
            VoidsGate = s.Choice("gate", Gates, "fate of a gate", false),
        };
    }

    private static FieldMove? Field(Node node, Reading reading, Routine to)
    {
        ImmutableArray<string> known = [.. to.Fields.Select(f => f.Id)];
        if (node is ScalarNode) return new(Name(node, reading, Kinds.Field, known));
        if (reading.Open(node, OfField, "the move of a field") is not { } s) return null;
        var drops = s.YesNo("drop");
        if (drops == s.Has("to"))
            s.Add("to", "field-move", "expected either \"to\" with a field of the new version, or \"drop: true\"");
        return new(s.Find("to") is { } target ? Name(target, reading, Kinds.Field, known) : null)
        {
            Drops = drops,
            Choices = s.Has("choices") ? Choices(s) : ImmutableSortedDictionary<string, string>.Empty,
        };
    }

    private static ImmutableSortedDictionary<string, string> Choices(Section s) =>
        s.Named("choices", "old values with the new choice for each")
            .Select(e => (e.Key.Value, To: s.Reading.Scalar(e.Value, "choices", "a choice of the new field")?.Value))
            .Where(e => e.To is not null)
            .ToImmutableSortedDictionary(e => e.Value, e => e.To!, StringComparer.Ordinal);

    private static string? Name(Node node, Reading reading, string kind, IReadOnlyCollection<string> known) =>
        reading.Scalar(node, kind, $"a {kind} of the new version") is not { } word ? null
        : known.Contains(word.Value) ? word.Value
        : reading.Findings.Unknown(word.At, kind, word.Value, known);

    private static void CheckChoices(Section root, MigrationPlan plan, Routine to)
    {
        foreach (var move in plan.Fields.Values.Where(m => m.To is not null))
        {
            var known = to.FindField(move.To!)!.Choices.Select(c => c.Id).ToList();
            foreach (var choice in move.Choices.Values.Where(c => !known.Contains(c)))
                root.Reading.Findings.Unknown(root.PlaceOf("fields"), "choice", choice, known);
        }
    }
}
