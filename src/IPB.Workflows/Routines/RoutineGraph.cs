using System.Collections.Immutable;
using IPB.Workflows.Files;

namespace IPB.Workflows.Routines;

/// <summary>The states of a routine and the ways between them: every trigger and every outcome is one.</summary>
internal sealed class RoutineGraph
{
    private readonly Routine routine;
    private readonly Findings findings;
    private readonly Dictionary<string, State> states;
    private readonly Dictionary<string, HashSet<string>> ways = [];
    private readonly Dictionary<string, string?> meant = [];

    internal RoutineGraph(Routine routine, Findings findings)
    {
        (this.routine, this.findings) = (routine, findings);
        states = routine.States.DistinctBy(s => s.Id).ToDictionary(s => s.Id);
        foreach (var state in states.Values) ways[state.Id] = [.. Targets(state).OfType<string>()];
        Reached = Closure([routine.Start.Id], ways);
        Ending = Closure(states.Values.Where(s => s.End is not null).Select(s => s.Id), Backwards());
    }

    /// <summary>Every way leads to a state that there is, or to a misspelt one whose right name is plain.</summary>
    internal bool IsWhole => meant.Values.All(v => v is not null);

    /// <summary>States that a case can come to.</summary>
    internal IReadOnlySet<string> Reached { get; }

    /// <summary>States from which a case can come to an end.</summary>
    internal IReadOnlySet<string> Ending { get; }

    /// <summary>Rings of triggers that the engine fires by itself, each told once.</summary>
    internal IEnumerable<ImmutableArray<(string State, Trigger Trigger)>> AutomaticLoops()
    {
        var steps = states.Values.ToDictionary(s => s.Id, Automatic);
        var done = new HashSet<string>();
        foreach (var state in routine.States)
        {
            var path = new List<(string State, Trigger Trigger)>();
            if (Loop(state.Id, steps, done, path) is { } loop) yield return loop;
        }
    }

    // Walks depth first without the call stack: a file may hold a chain of thousands of states.
    private ImmutableArray<(string State, Trigger Trigger)>? Loop(
        string start, Dictionary<string, ImmutableArray<Trigger>> steps, HashSet<string> done,
        List<(string State, Trigger Trigger)> path)
    {
        var open = new Stack<(string State, int Next)>([(start, 0)]);
        while (open.TryPop(out var here))
        {
            if (here.Next == 0 && !done.Add(here.State)) { Shorten(path); continue; }
            if (here.Next == steps[here.State].Length) { Shorten(path); continue; }
            var trigger = steps[here.State][here.Next];
            open.Push((here.State, here.Next + 1));
            path.Add((here.State, trigger));
            var target = trigger.To is null ? here.State : Meant(trigger.To) ?? here.State;
            var from = path.FindIndex(p => p.State == target);
            if (from >= 0) return [.. path[from..]];
            open.Push((target, 0));
        }
        return null;
    }

    private static void Shorten(List<(string, Trigger)> path)
    {
        if (path.Count > 0) path.RemoveAt(path.Count - 1);
    }

    private static ImmutableArray<Trigger> Automatic(State state)
    {
        var timed = state.Timed.Select(t => t.Fire).ToHashSet();
        return [.. state.Triggers.Where(t => t.BySystem && t.When is not null && !timed.Contains(t.Id))];
    }

    private IEnumerable<string?> Targets(State state) =>
        state.Triggers.SelectMany(t => new[] { t.To, t.Bounce?.Then }).OfType<string>()
            .Concat(state.Gate?.Outcomes.Values ?? []).Select(Meant);

    private string? Meant(string target)
    {
        if (states.ContainsKey(target)) return target;
        if (!meant.TryGetValue(target, out var state)) meant[target] = state = findings.Nearest(target, states.Keys);
        return state;
    }

    private Dictionary<string, HashSet<string>> Backwards()
    {
        var back = states.Keys.ToDictionary(s => s, _ => new HashSet<string>());
        foreach (var (from, targets) in ways)
            foreach (var to in targets) back[to].Add(from);
        return back;
    }

    private static HashSet<string> Closure(IEnumerable<string> start, Dictionary<string, HashSet<string>> ways)
    {
        var found = start.ToHashSet();
        var open = new Queue<string>(found);
        while (open.TryDequeue(out var state))
            foreach (var next in ways[state].Where(found.Add)) open.Enqueue(next);
        return found;
    }
}
