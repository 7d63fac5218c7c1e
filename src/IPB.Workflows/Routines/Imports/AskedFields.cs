using System.Collections.Immutable;

namespace IPB.Workflows.Routines.Imports;

/// <summary>
/// A process does not say which work finds out which value; its conditions do: what a gateway reads is asked for by the
/// work before it, unless it surely was before. In a loop it is asked for each time, for it may have changed.
/// </summary>
internal sealed class AskedFields
{
    private readonly List<DraftState> states;
    private readonly Dictionary<DraftState, HashSet<string>> known = [];

    private AskedFields(List<DraftState> states) => this.states = states;

    /// <returns>What whoever submits a case is asked: what the first gateways read before any work.</returns>
    internal static ImmutableArray<string> Ask(List<DraftState> states)
    {
        if (states.Count == 0) return [];
        var asked = new AskedFields(states);
        var submit = Needs(states[0]);
        asked.Settle(submit);
        foreach (var state in states)
        {
            for (var i = 0; i < state.Triggers.Count; i++)
                if (state.Triggers[i] is { Reports: true } report) report.Asks = asked.Of(state, report);
            asked.FillIn(state);
        }
        return [.. submit.Order(StringComparer.Ordinal)];
    }

    private ImmutableArray<string> Of(DraftState state, DraftTrigger report)
    {
        var again = Reaches(report.To!, state);
        var next = report.To!.IsDecision ? ReadBy(report.To!) : [];
        var asks = Needs(report.To!).Where(f => !known[state].Contains(f) || (again && next.Contains(f)));
        return [.. report.Asks.Union(asks.Order(StringComparer.Ordinal))];
    }

    // What the engine itself waits for must come from somewhere.
    private void FillIn(DraftState state)
    {
        var reads = state.IsDecision ? [] : state.Triggers.Where(t => t.BySystem).SelectMany(t => t.Reads)
            .Except(known[state]).Except(state.Triggers.SelectMany(t => t.Asks)).Order(StringComparer.Ordinal).ToList();
        if (reads.Count > 0)
            state.Triggers.Add(new DraftTrigger(state.TriggerIds.New("fill-in"), ImportTexts.FillIn, null)
            {
                Asks = [.. reads],
            });
    }

    /// <summary>What the gateways read that follow at once.</summary>
    private static HashSet<string> Needs(DraftState from)
    {
        var seen = new HashSet<DraftState>();
        var open = new Queue<DraftState>([from]);
        while (open.TryDequeue(out var state))
            if (state.IsDecision && seen.Add(state))
                foreach (var trigger in state.Triggers) open.Enqueue(trigger.To!);
        return [.. seen.SelectMany(ReadBy)];
    }

    private static HashSet<string> ReadBy(DraftState state) => [.. state.Triggers.SelectMany(t => t.Reads)];

    private static bool Reaches(DraftState from, DraftState to)
    {
        var seen = new HashSet<DraftState>();
        var open = new Queue<DraftState>([from]);
        while (open.TryDequeue(out var state))
        {
            if (state == to) return true;
            if (!seen.Add(state)) continue;
            foreach (var trigger in state.Triggers)
                if (trigger.To is { } next) open.Enqueue(next);
        }
        return false;
    }

    /// <summary>What has surely been asked for on every way to a state.</summary>
    private void Settle(HashSet<string> submit)
    {
        known[states[0]] = [.. submit];
        var open = new Queue<DraftState>([states[0]]);
        while (open.TryDequeue(out var state))
            foreach (var trigger in state.Triggers)
            {
                if (trigger.To is not { } next) continue;
                var then = known[state].Union(trigger.Asks).ToHashSet();
                if (trigger.Reports) then.UnionWith(Needs(next));
                if (known.TryGetValue(next, out var before))
                {
                    if (before.IsSubsetOf(then)) continue;
                    before.IntersectWith(then);
                }
                else known[next] = then;
                open.Enqueue(next);
            }
    }
}
