namespace IPB.Rules;

/// <summary>
/// Looks for rules that take the same case against the hit policy, and for rules that others leave nothing to decide.
/// </summary>
internal sealed class ConflictCheck(
    DecisionTable table, Questions questions, OutputValues outputs, IReadOnlySet<int> settled)
{
    public IEnumerable<TableFinding> Findings(int rule)
    {
        if (!questions.Model.Rules[rule].IsRead) return [];
        if (Earlier(rule).FirstOrDefault(other => IsDuplicate(rule, other), -1) is >= 0 and var twin)
            return [Finding(TableFault.Duplicate, [rule, twin], questions.CaseOf(rule),
                $"has the same cases and outputs as '{Id(twin)}'")];
        return table.HitPolicy switch
        {
            HitPolicy.Unique or HitPolicy.Any =>
                Earlier(rule).Select(other => Overlap(rule, other)).OfType<TableFinding>(),
            HitPolicy.First => Ask(rule, () => Shadowed(rule, [.. Earlier(rule)])),
            HitPolicy.Priority => Ask(rule, () => Shadowed(rule, Higher(rule))),
            _ => [],
        };
    }

    private bool IsDuplicate(int rule, int other) =>
        questions.Regions[rule].IsSame(questions.Regions[other]) && outputs.AreSame(rule, other);

    /// <summary>Rules above that hold for some case and were read in full.</summary>
    private IEnumerable<int> Earlier(int rule) => Enumerable.Range(0, rule).Where(IsSound);

    private bool IsSound(int rule) => questions.Model.Rules[rule].IsRead && !settled.Contains(rule);

    private List<int> Higher(int rule)
    {
        if (outputs.Priority(rule) is not { } own) return [];
        return [.. Enumerable.Range(0, table.Rules.Length).Where(other => other != rule && IsSound(other)
            && outputs.Priority(other) is { } theirs
            && (Priorities.Compare(theirs, own), other - rule) is ( < 0, _) or (0, < 0))];
    }

    private TableFinding? Overlap(int rule, int other)
    {
        if (table.HitPolicy == HitPolicy.Any && outputs.AreSame(rule, other)) return null;
        if (!questions.Regions[rule].Meets(questions.Regions[other])) return null;
        return Ask(rule, () => OverlapByExample(rule, other)).SingleOrDefault();
    }

    private TableFinding? OverlapByExample(int rule, int other)
    {
        var (mine, theirs) = (questions.Regions[rule], questions.Regions[other]);
        var found = questions.Find([mine, theirs], [], example => IsConflict(example, rule, other));
        if (found is not var (example, _)) return null;
        if (questions.IsWithin(rule, [other]))
            return Finding(TableFault.Shadowed, [rule, other], example, $"'{Id(other)}' takes all of its cases, too");
        if (questions.IsWithin(other, [rule]))
            return Finding(TableFault.Shadowed, [other, rule], example, $"'{Id(rule)}' takes all of its cases, too");
        return Finding(TableFault.Overlap, [rule, other], example,
            $"and '{Id(other)}' both match {Texts.Of(example.Values)}");
    }

    private bool IsConflict(Example example, int rule, int other)
    {
        var matches = example.Matches();
        return matches[rule] && matches[other]
            && (table.HitPolicy == HitPolicy.Unique || example.Evaluate().Violation is not null);
    }

    private TableFinding? Shadowed(int rule, List<int> before)
    {
        // Most rules decide the first case of theirs that comes to mind, which costs far less than to search for one.
        if (questions.CaseOf(rule) is not { } example || example.Evaluate().Matched[0] == rule) return null;
        if (!questions.IsWithin(rule, before)) return null;
        // Who takes them: one after another is left out as long as the others suffice.
        var takers = before.Where(other => questions.Regions[other].Meets(questions.Regions[rule])).ToList();
        foreach (var other in takers.ToArray().Reverse())
            if (questions.IsWithin(rule, [.. takers.Where(taker => taker != other)])) takers.Remove(other);
        var names = string.Join(", ", takers.Select(taker => $"'{Id(taker)}'"));
        return Finding(TableFault.Shadowed, [rule, .. takers], example,
            $"{names} {(takers.Count == 1 ? "takes" : "together take")} all of its cases");
    }

    private IEnumerable<TableFinding> Ask(int rule, Func<TableFinding?> question)
    {
        TableFinding? finding;
        try
        {
            finding = question();
        }
        catch (NotDecidedException)
        {
            finding = Finding(TableFault.NotDecided, [rule], null,
                "whether others take its cases was not found out within the steps allowed");
        }
        return finding is null ? [] : [finding];
    }

    private TableFinding Finding(TableFault fault, IEnumerable<int> rules, Example? example, string message) =>
        new(fault, [.. rules.Select(Id)], example?.Values, $"'{Id(rules.First())}': {message}");

    private string Id(int rule) => table.Rules[rule].Id;
}
