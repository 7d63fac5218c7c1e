using System.Collections.Immutable;
using IPB.Workflows.Files;
using IPB.Workflows.Routines;
using IPB.Workflows.Routines.Exports;

namespace IPB.Workflows.Migrations;

/// <summary>
/// Which state of a new version stands in for one of the old: the one of the same id, of the same name, or the one in
/// the same place with the nearest word. Never two old ones to one by place, never a gate for a state of an owner.
/// </summary>
internal sealed class StateMatches
{
    /// <summary>Of 10 that a place and a word can give.</summary>
    private const double Enough = 4.5;
    private readonly Routine from;
    private readonly Routine to;
    private readonly Dictionary<string, Suggested> found = [];

    private StateMatches(Routine from, Routine to) => (this.from, this.to) = (from, to);

    public static ImmutableSortedDictionary<string, Suggested> Of(Routine from, Routine to)
    {
        var matches = new StateMatches(from, to);
        matches.Take((a, b) => a.Id == b.Id, (_, b) => Suggested.Same(b.Id));
        matches.Take((a, b) => SameName(a.Name, b.Name) && Kind(a) == Kind(b), (_, b) => Suggested.Named(b.Id, b.Name));
        matches.TakeSplit();
        matches.TakeByPlace();
        foreach (var state in from.InnermostStates.Where(s => !matches.found.ContainsKey(s.Id)))
            matches.found[state.Id] = matches.Nothing(state);
        return matches.found.ToImmutableSortedDictionary(StringComparer.Ordinal);
    }

    internal static bool SameName(Text a, Text b) =>
        string.Equals(a.Sv, b.Sv, StringComparison.OrdinalIgnoreCase)
        || string.Equals(a.En, b.En, StringComparison.OrdinalIgnoreCase);

    private IEnumerable<State> Left => from.InnermostStates.Where(s => !found.ContainsKey(s.Id));
    private IEnumerable<State> Free => to.InnermostStates.Where(s => found.Values.All(f => f.To != s.Id));

    private void Take(Func<State, State, bool> fits, Func<State, State, Suggested> suggest)
    {
        foreach (var state in Left.ToList())
            if (Free.FirstOrDefault(s => fits(state, s)) is { } match) found[state.Id] = suggest(state, match);
    }

    // A state that has become a group begins with its first sub-state.
    private void TakeSplit()
    {
        foreach (var state in Left.ToList())
            if (to.Find(state.Id) is { IsGroup: true } group && Kind(to.Innermost(group.Id)) == Kind(state))
                found[state.Id] = new(to.Innermost(group.Id).Id, Match.Position, new(
                    $"är det första läget i gruppen ”{group.Name.Sv}”, som läget har blivit",
                    $"is the first state of the group “{group.Name.En}”, which the state has become"));
    }

    // The best pair first: what it settles says more about the places of the others.
    private void TakeByPlace()
    {
        while (true)
        {
            var best = (from a in Left
                        from b in Free
                        where Kind(a) == Kind(b)
                        let score = Score(a, b)
                        where score >= Enough
                        orderby score descending
                        select (a, b)).FirstOrDefault();
            if (best.a is null) return;
            found[best.a.Id] = new(best.b.Id, Match.Position, new(
                $"står på samma plats i rutinen som ”{best.b.Name.Sv}”",
                $"stands in the same place of the routine as “{best.b.Name.En}”"));
        }
    }

    private double Score(State a, State b) =>
        (PhaseOf(from, a) == PhaseOf(to, b) ? 1 : 0)
        + (a.Owner == b.Owner && a.Owner is not null ? 1.5 : a.Owner is null ? 1 : 0)
        + 2 * Overlap(Before(from, a).Select(Mapped), Before(to, b))
        + 2 * Overlap(After(from, a).Select(Mapped), After(to, b))
        + 2 * (1 - Math.Abs(Place(from, a) - Place(to, b)))
        + (Near(a.Id, b.Id) || Near(a.Name.Sv, b.Name.Sv) || Near(a.Name.En, b.Name.En) ? 2 : 0);

    private string Mapped(string state) => found.GetValueOrDefault(state)?.To ?? "";

    private static double Overlap(IEnumerable<string> a, IEnumerable<string> b)
    {
        var (left, right) = (a.ToHashSet(), b.ToHashSet());
        var all = left.Union(right).Count();
        return all == 0 ? 0 : (double)left.Intersect(right).Count() / all;
    }

    private static IEnumerable<string> Before(Routine routine, State state) =>
        RoutineWays.Of(routine).Where(w => w.To == state.Id).Select(w => w.From?.Id).OfType<string>();

    private static IEnumerable<string> After(Routine routine, State state) =>
        RoutineWays.Of(routine).Where(w => w.From?.Id == state.Id).Select(w => w.To);

    /// <summary>0 for the first state, 1 for the last.</summary>
    private static double Place(Routine routine, State state) =>
        (double)routine.InnermostStates.IndexOf(state) / Math.Max(1, routine.InnermostStates.Length - 1);

    private static int PhaseOf(Routine routine, State state) =>
        routine.Phases.Select(p => p.Id).ToImmutableArray().IndexOf(state.Phase ?? "");

    private static bool Near(string a, string b) => NearestWord.Of(a, [b]) is not null
        || a.Split(' ', '-').Intersect(b.Split(' ', '-')).Any(w => w.Length > 3);

    private static int Kind(State state) =>
        state.Gate is not null ? 1 : state.End is not null ? 2 : state.Referral is not null ? 3
        : state.Children is not null ? 4 : 0;

    private Suggested Nothing(State state)
    {
        var (sv, en) = Kind(state) switch
        {
            1 => ("ingen beslutspunkt", "no gate"),
            2 => ("inget slut", "no end"),
            3 => ("ingen remiss", "no referral"),
            4 => ("inget läge som väntar på underärenden", "no state that waits for child cases"),
            _ => ("inget läge", "no state"),
        };
        return new(null, Match.None, new($"{sv} i version {to.Version} har samma id, namn eller plats",
            $"{en} of version {to.Version} has the same id, name or place"));
    }
}
