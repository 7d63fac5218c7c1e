using System.Collections.Immutable;
using IPB.Workflows.Calendars;
using IPB.Workflows.Files;

namespace IPB.Workflows.Retention;

/// <summary>What reading <c>retention.yaml</c> gave.</summary>
/// <param name="Rules">None when there are findings.</param>
/// <param name="Findings">Everything that is wrong, in the order of the file.</param>
public sealed record RetentionFile(RetentionRules Rules, ImmutableArray<Finding> Findings);

/// <summary>Reads <c>retention.yaml</c>.</summary>
public static class RetentionReader
{
    public const string ForEver = "for ever";
    public const string Others = "others";
    private const string KeepExpected = "a time such as \"5 years\", or \"for ever\"";

    /// <param name="file">Path shown in findings.</param>
    /// <param name="text">The file's text.</param>
    /// <param name="ends">End states by routine; null: routines and states are not checked.</param>
    public static RetentionFile Read(
        string file, string text, IReadOnlyDictionary<string, ImmutableArray<string>>? ends = null)
    {
        var reading = new Reading(file);
        if (reading.Root(text, RetentionShapes.File) is not { } root)
            return new(RetentionRules.None, reading.Findings.ToImmutable());
        var taken = new HashSet<string>();
        var overlaps = new RetentionOverlaps(reading, ends);
        var rules = root.List("retention", RetentionShapes.Rule, s =>
        {
            var (rule, routines) = Rule(s, taken);
            if (ends is not null) Refer(s, routines, ends);
            overlaps.Add(rule, s.At);
            return rule;
        });
        return new(reading.Findings.None ? new(rules) : RetentionRules.None, reading.Findings.ToImmutable());
    }

    private static (RetentionRule Rule, ImmutableArray<ScalarNode> Routines) Rule(Section s, HashSet<string> taken)
    {
        var routines = Scalars(s, "routine", "the id of a routine, a list of them, or \"others\"");
        var others = routines.FirstOrDefault(r => r.Value == Others);
        if (others is not null && routines.Length > 1)
            s.Reading.Add(others.At, "others-alone", "routine: expected \"others\" alone, or routines by name");
        if (others is not null && s.Has("in"))
            s.Add("in", "in-without-routine", "in: expected only with a routine; \"others\" holds in all end states");
        return (new(s.Id("id", "rule", taken), s.Text("name"),
            others is not null && routines.Length == 1 ? [] : [.. routines.Select(r => r.Value)],
            [.. Scalars(s, "in", "a list of end states").Select(n => n.Value)], Keep(s), Decision(s)), routines);
    }

    private static string Decision(Section s) =>
        s.Word("decision", "the reference of the decision, such as \"KS 2026/123\"").Trim();

    private static TimeLimit? Keep(Section s)
    {
        if (s.Scalar("keep", KeepExpected) is not { } node || node.Value == ForEver) return null;
        if (!TimeLimit.TryParse(node.Value, out var limit, out _))
        {
            s.Reading.Add(node.At, "keep", $"keep: expected {KeepExpected}, got {node.Describe()}");
            return null;
        }

        if (limit.SmallestUnit <= TimeUnit.Days) return limit;
        s.Reading.Add(node.At, "keep", $"keep: expected years, months, weeks or days, got {node.Describe()}; "
            + "cases are not kept by the hour or by working time");
        return null;
    }

    private static void Refer(
        Section s, ImmutableArray<ScalarNode> routines, IReadOnlyDictionary<string, ImmutableArray<string>> ends)
    {
        var known = new List<string>();
        foreach (var routine in routines.Where(r => r.Value != Others))
            if (ends.TryGetValue(routine.Value, out var states)) known.AddRange(states);
            else s.Reading.Findings.Unknown(routine.At, "routine", routine.Value, [.. ends.Keys, Others]);
        if (known.Count == 0) return;
        foreach (var state in Scalars(s, "in", "a list of end states").Where(n => !known.Contains(n.Value)))
            s.Reading.Findings.Unknown(state.At, "end state", state.Value, [.. known.Distinct()]);
    }

    private static ImmutableArray<ScalarNode> Scalars(Section s, string key, string expected) =>
        [.. s.Items(key, expected, orSingle: true).Select(n => s.Reading.Scalar(n, key, expected))
            .OfType<ScalarNode>()];
}

/// <summary>Every key of <c>retention.yaml</c>.</summary>
internal static class RetentionShapes
{
    internal static readonly Shape File = Shape.Of("file", "retention");
    internal static readonly Shape Rule = Shape.Of("rule", "id name routine in? keep decision");

    internal static readonly ImmutableArray<Shape> All = [File, Rule, Shape.Text];
}
