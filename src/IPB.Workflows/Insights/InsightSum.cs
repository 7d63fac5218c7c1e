using System.Collections.Immutable;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Insights;

/// <summary>Puts together what was counted. Pure.</summary>
internal static class InsightSum
{
    private const string Return = "return";

    /// <summary>What figures need to know of all versions; where they differ, the newest says.</summary>
    public static ImmutableArray<StatePlace> PlacesOf(RoutineCatalog catalog) =>
    [
        .. from routine in catalog.Newest()
           from state in catalog.VersionsOf(routine.Id).OrderDescending()
               .Select(v => catalog.Find(routine.Id, v)).OfType<Routine>()
               .SelectMany(r => r.States).DistinctBy(s => s.Id)
           select new StatePlace(routine.Id, state.Id, state.Phase, state.Gate is not null, state.End is not null),
    ];

    public static InsightFigures Of(InsightFilter filter, InsightRows rows, ImmutableArray<StatePlace> places)
    {
        var gates = places.Where(p => p.IsGate).Select(p => (p.Routine, p.State)).ToHashSet();
        var ends = places.Where(p => p.IsEnd).Select(p => (p.Routine, p.State)).ToHashSet();
        // Who has a closed case waits for nobody.
        var stays = rows.Stays.Where(s => !ends.Contains((s.Routine, s.State))).ToList();
        return new(filter, rows.AsOf)
        {
            Lead = Distribution.Of(rows.Leads.Select(l => (l.Days, l.Count))),
            LeadByRoutine = [.. Times(rows.Leads, l => (l.Routine, l.Routine), l => (l.Days, l.Count))],
            LeadByDepartment = [.. Times(rows.Leads, l => (null, l.Department), l => (l.Days, l.Count))],
            LeadByPhase = [.. Times(rows.Phases, p => (p.Routine, p.Phase), p => (p.Days, p.Count))],
            WaitByDepartment = [.. Times(stays, s => (null, s.Department), s => (s.Days, s.Count))],
            Gates = [.. stays.Where(s => gates.Contains((s.Routine, s.State)))
                .GroupBy(s => (s.Routine, s.State)).OrderBy(g => g.Key).Select(g => GateOf(g.Key, [.. g]))],
            Open = [.. rows.Open.GroupBy(o => o.Department)
                .Select(g => new OpenCount(g.Key, g.Sum(o => o.Open), g.Sum(o => o.Overdue)))
                .OrderByDescending(o => o.Overdue).ThenBy(o => o.Key, StringComparer.Ordinal)],
            Bounces = [.. Marks(rows, CaseMark.Bounce).GroupBy(m => (m.Department, m.To!))
                .Select(g => new Flow(g.Key.Department, g.Key.Item2, g.Sum(m => m.Count)))
                .OrderByDescending(f => f.Count).ThenBy(f => f.From, StringComparer.Ordinal)],
            Asked = Marks(rows, CaseMark.Asked).Sum(m => m.Count),
            Answers = [.. Marks(rows, CaseMark.Answered).Concat(Marks(rows, CaseMark.Reopened))
                .GroupBy(m => (m.Routine, m.State, m.Trigger, m.Choice, m.Kind))
                .Select(g => new FollowUpAnswer(g.Key.Routine, g.Key.State, g.Key.Trigger!, g.Key.Choice,
                    g.Key.Kind == CaseMark.Reopened, g.Sum(m => m.Count)))
                .OrderByDescending(a => a.Count)],
            Months = [.. MonthsOf(filter, rows)],
            BouncedCases = rows.Months.Sum(m => m.Bounced),
        };
    }

    private static GateFigures GateOf((string Routine, string State) gate, List<StayRow> rows)
    {
        // A case that was withdrawn at a gate left it without a decision.
        var decided = rows.Where(r => r.Outcome is not null).ToList();
        return new(gate.Routine, gate.State, Distribution.Of(rows.Select(r => (r.Days, r.Count))),
            decided.Sum(r => r.Count), decided.Where(r => r.Outcome == Return).Sum(r => r.Count),
            decided.Where(r => r.Late is not null).Sum(r => r.Count),
            decided.Where(r => r.Late == false).Sum(r => r.Count));
    }

    private static IEnumerable<Timed> Times<T>(
        IEnumerable<T> rows, Func<T, (string? Routine, string Key)> by, Func<T, (int, int)> counted) =>
        rows.GroupBy(by).Select(g => new Timed(g.Key.Routine, g.Key.Key, Distribution.Of(g.Select(counted))))
            .OrderBy(t => t.Routine, StringComparer.Ordinal).ThenByDescending(t => t.Days.Median)
            .ThenBy(t => t.Key, StringComparer.Ordinal);

    private static IEnumerable<MarkRow> Marks(InsightRows rows, string kind) => rows.Marks.Where(m => m.Kind == kind);

    // A month in which nothing happened is a month too.
    private static IEnumerable<MonthCount> MonthsOf(InsightFilter filter, InsightRows rows)
    {
        var last = new DateOnly(filter.Until.Year, filter.Until.Month, 1);
        for (var month = new DateOnly(filter.From.Year, filter.From.Month, 1); month <= last; month =
            month.AddMonths(1))
        {
            var counted = rows.Months.Where(m => m.Month == month).ToList();
            yield return new(month, counted.Sum(m => m.Opened), counted.Sum(m => m.Closed));
        }
    }
}
