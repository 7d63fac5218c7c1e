using System.Collections.Immutable;

namespace IPB.Workflows.Proofs;

/// <summary>One step on the way of a case.</summary>
/// <param name="From">Id of the state; empty for the submission.</param>
/// <param name="To">Id of the state afterwards.</param>
/// <param name="Values">What is filled in, of that which conditions read; by index of the variable's values.</param>
internal sealed record PathStep(Move By, string From, string To, ImmutableArray<(Variable Variable, int Index)> Values)
{
    /// <summary>Length of time that the step waits for; null when somebody acts.</summary>
    internal Calendars.TimeLimit? Wait { get; init; }

    /// <summary>As people read it: <c>need --propose with budget 5--> bp1</c>.</summary>
    public override string ToString()
    {
        var with = List(" with ", v => v is not null, v => v.Variable.Say(v.Index))
            + List(" without ", v => v is null, v => v.Variable.Name);
        return By.Kind switch
        {
            MoveKind.Submit => $"submit{with}",
            MoveKind.Answer when By.Stance == Routines.Stance.Objections =>
                $"{From} --{By.Name} with objections--> {To}",
            MoveKind.Automatic => $"{From} --{By.Name} by itself--> {To}",
            MoveKind.Automation => $"{From} --automation done: {By.Name}{with}--> {To}",
            MoveKind.AutomationFails =>
                $"{From} --automation failed{(By.Trigger is null ? "" : $": {By.Name}")}--> {To}",
            MoveKind.HoldRanOut => $"{From} --{By.Name}, wait {Wait}--> {To}",
            MoveKind.Timer => $"{From} --wait {Wait}: {By.Name}--> {To}",
            MoveKind.Passed => $"{From} --wait {Wait}: {By.Name} does not fire--> {To}",
            _ => $"{From} --{By.Name}{with}--> {To}",
        };
    }

    private string List(string before, Predicate<object?> which, Func<(Variable Variable, int Index), string> say)
    {
        var said = Values.Where(v => which(v.Variable.Values[v.Index])).Select(say).ToList();
        return said.Count == 0 ? "" : before + string.Join(", ", said);
    }
}

/// <summary>Reads shortest ways off an exploration.</summary>
internal sealed class CasePaths(Space space, Exploration explored)
{
    /// <summary>The way to a node.</summary>
    internal ImmutableArray<PathStep> To(int node)
    {
        var steps = new Stack<PathStep>();
        for (var at = node; at >= 0; at = explored.Nodes[at].Parent)
            steps.Push(Step(explored.Nodes[at].Parent, explored.Nodes[at].By, explored.Nodes[at].Chosen));
        return [.. steps];
    }

    /// <summary>The way to a node and a move from there.</summary>
    internal ImmutableArray<PathStep> To(Use use) =>
        [.. use.From < 0 ? [] : To(use.From), Step(use.From, use.By, use.Chosen)];

    /// <summary>The way from a node that is come to by submitting, along edges that follow each other.</summary>
    internal ImmutableArray<PathStep> Along(int start, IEnumerable<Edge> edges) =>
        [.. To(start), .. edges.Select(e => Step(e.From, e.By, ChosenBy(e)))];

    private ulong ChosenBy(Edge edge)
    {
        var to = explored.Nodes[edge.To];
        return to.Parent == edge.From && to.By == edge.By ? to.Chosen : to.Key.Values;
    }

    internal static ImmutableArray<string> Say(IEnumerable<PathStep> steps) => [.. steps.Select(s => s.ToString())];

    /// <summary>Conditions on the way that are taken as able to hold.</summary>
    internal IEnumerable<string> UnsolvedOn(IEnumerable<PathStep> steps) => steps.Select(s => s.By.Condition)
        .Where(c => c is not null && space.Unsolved.ContainsKey(c)).Select(c => c!.Text).Distinct();

    private PathStep Step(int from, Move by, ulong chosen)
    {
        var before = from < 0 ? null : space.Places[explored.Nodes[from].Key.Place];
        var to = by.To is { } entered ? space.Places[entered].State.Id : before!.State.Id;
        return new PathStep(by, before?.State.Id ?? "", to, ValuesOf(by, chosen))
        {
            Wait = by.Timer?.Timed.After
                ?? (by.Kind == MoveKind.HoldRanOut ? space.Routine.Hold!.Longest : null),
        };
    }

    private ImmutableArray<(Variable, int)> ValuesOf(Move by, ulong chosen)
    {
        var filledIn = by.Choices.Select(c => c.Variable);
        // Nobody chooses who places a case.
        if (by is { Lead: { } lead, Count: not { ToEnd: true } }) filledIn = filledIn.Append(lead.Variable);
        if (by.Kind == MoveKind.Submit)
            filledIn = filledIn.Concat(space.Variables.Where(v => v.Origin is Origin.Title or Origin.Description
                or Origin.Submitting || (v.Origin == Origin.Lead && space.Routine.Routing is not null)));
        return [.. filledIn.Select(v => (v, v.IndexIn(chosen)))];
    }
}
