using System.Collections.Immutable;
using IPB.Rules;
using IPB.Workflows.Cases;
using IPB.Workflows.Files;
using IPB.Workflows.Proofs;

namespace IPB.Workflows.Routines;

/// <summary>What must hold between a routine and those whose cases it opens.</summary>
internal sealed class ChildChecks
{
    private readonly string file;
    private readonly Routine parent;
    private readonly IReadOnlyList<Routine> routines;
    private readonly Findings findings;

    private ChildChecks(string file, Routine parent, IReadOnlyList<Routine> routines)
    {
        (this.file, this.parent, this.routines) = (file, parent, routines);
        findings = new Findings(file);
    }

    /// <param name="file">Path of the parent, shown in findings.</param>
    /// <param name="routines">Every routine that can be read, the parent among them.</param>
    /// <param name="others">Ids of those that cannot: their own findings come first.</param>
    internal static ImmutableArray<Finding> Of(
        string file, Routine parent, IReadOnlyList<Routine> routines, IReadOnlyCollection<string> others)
    {
        var checks = new ChildChecks(file, parent, routines);
        foreach (var (opening, by) in checks.Openings())
            if (checks.Find(opening.Routine) is { } child) checks.Fits(opening, child, by);
            else if (!others.Contains(opening.Routine))
                checks.findings.Unknown(new(opening.Line, 1), "routine", opening.Routine,
                    [.. routines.Select(r => r.Id)]);
        foreach (var state in parent.States.Where(s => s.Children is not null)) checks.Ends(state);
        foreach (var (opening, ring) in OpeningRings.Of(parent, routines))
            checks.Add(opening.Line, "endless-children", $"cases of \"{parent.Id}\" open each other without end and "
                + $"without anyone acting: {ring}; open the child in a state that a person brings the case to");
        return checks.findings.ToImmutable();
    }

    private Routine? Find(string id) => routines.FirstOrDefault(r => r.Id == id);

    private IEnumerable<(Opening Opening, Trigger? By)> Openings() =>
        parent.States.SelectMany(s => s.Opens.Select(o => (o, (Trigger?)null)))
            .Concat(parent.AllTriggers.SelectMany(t => t.Opens.Select(o => (o, (Trigger?)t))));

    private void Fits(Opening opening, Routine child, Trigger? by)
    {
        foreach (var (id, value) in opening.Fields.OrderBy(f => f.Key, StringComparer.Ordinal))
            if (child.FindField(id) is not { } field)
                findings.Unknown(new(opening.Line, 1), $"field of {child.Id}", id, child.SubmitAsks);
            else if (!child.SubmitAsks.Contains(id))
                Add(opening.Line, "child-field-not-asked", $"the field \"{id}\" of \"{child.Id}\" is not asked for "
                    + "when a case of it is submitted, so that it cannot be handed over; add it to the \"asks\" of its "
                    + "\"submit\", or leave it out");
            else
                Fits(opening, child, field, value, by);
        foreach (var field in child.SubmitAsks.Select(child.FindField).OfType<Field>()
            .Where(f => f.Required && !opening.Fields.ContainsKey(f.Id)))
            Add(opening.Line, "child-field-missing", $"a case of \"{child.Id}\" needs \"{field.Id}\" when it is "
                + "submitted, which is not handed over: the child case could never be opened; add it under \"fields\"");
    }

    private void Fits(Opening opening, Routine child, Field field, Expression value, Trigger? by)
    {
        var names = ConditionNames.Types(parent);
        var type = value.Type(names.Aggregate(Scope.Of([]), (s, n) => s.With(n.Key, n.Value)));
        var wanted = ConditionNames.TypeOf(field.Type);
        if (!type.ConformsTo(wanted) && !type.Equals(FeelType.Any))
            Add(opening.Line, "child-field-type", $"the field \"{field.Id}\" of \"{child.Id}\" holds a {wanted}, but "
                + $"\"{value.Text}\" gives a {type}");
        else if (value.Names.Count + value.PossibleNames.Count == 0)
            Constant(opening, child, field, value);
        else if (field.Required && OpeningProbe.MayBeEmpty(parent, value, by) is { } empty)
            Add(opening.Line, "child-field-may-be-empty", $"a case of \"{child.Id}\" needs \"{field.Id}\", but "
                + $"\"{value.Text}\" gives nothing while \"{empty}\" is not filled in: the child case could not be "
                + $"opened; write what holds then (if {empty} = null then … else …), or make the field required");
    }

    private void Constant(Opening opening, Routine child, Field field, Expression value)
    {
        var plain = Children.Ordering.Plain(value.Evaluate(new Dictionary<string, object?>()));
        Text? error = null;
        if (plain is not null && FieldInput.Read(field, plain, out error) is not null) return;
        if (plain is null && !field.Required) return;
        Add(opening.Line, "child-field-value", $"the field \"{field.Id}\" of \"{child.Id}\" cannot be "
            + $"{value.Text}: {error?.En ?? "it must have a value"}");
    }

    private void Ends(State state)
    {
        // It waits for whatever is open, whoever opened it.
        var children = parent.Openings.Select(o => Find(o.Routine)).ToList();
        if (children.Contains(null)) return;
        // A child that could not be opened and was given up counts as discontinued.
        foreach (var ending in state.Children!.Outcomes.Keys.Order().Where(e => e != Ending.Discontinued))
            if (!children.Exists(c => c!.States.Any(s => s.End == ending)))
                Add(state.Children.Line, "child-never-ends-so", $"state \"{state.Id}\" says where the case goes when "
                    + $"its child cases end as \"{ending.Name()}\", but no case of "
                    + $"{string.Join(" or ", children.Select(c => $"\"{c!.Id}\"").Distinct())} ends so; remove "
                        + "the outcome");
    }

    private void Add(int line, string code, string message) => findings.Add(new Position(line, 1), code, message);
}
