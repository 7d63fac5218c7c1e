using System.Collections.Immutable;
using IPB.Rules;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Proofs;

/// <summary>
/// Fields that a condition reads although nobody can have filled them in. A condition that asks whether the field has a
/// value is meant for that and left alone.
/// </summary>
internal static class ReadJudge
{
    internal static void Judge(Judging judging)
    {
        var reads = judging.Space.Places.Where(judging.IsReached).SelectMany(p => In(judging, p)).ToList();
        foreach (var field in judging.Space.Routine.Fields.Select(f => f.Id)
            .Where(f => !judging.Space.Submit.Asks.Contains(f)))
        {
            var mine = reads.Where(r => r.Fields.Contains(field)).ToLookup(r => r.Place);
            if (mine.Count > 0) new Unasked(judging, field, mine).Report();
        }
    }

    private static IEnumerable<Read> In(Judging judging, Place place)
    {
        foreach (var (mandate, _) in place.Mandates)
            if (mandate.When is { } when && judging.Explored.Mandated.Contains(mandate))
                yield return new Read(place.Index, when, FieldsOf(when), "the mandate", ReadAt.Entry, true);
        foreach (var criterion in place.State.Gate?.Criteria ?? [])
            if (criterion.Met is { } met)
                yield return new Read(
                    place.Index, met, FieldsOf(met), $"criterion \"{criterion.Id}\"", ReadAt.Stay, false);
        if (place.State.Gate is { Needs.IsEmpty: false } gate)
            yield return new Read(place.Index, gate, [.. gate.Needs], $"a yes at the gate \"{place.State.Id}\"",
                ReadAt.Stay, false)
            { Needs = true };
        // What holds everywhere is meant to wait for its values: one that never holds is told as such.
        foreach (var move in place.Moves.Where(m => m.Condition is not null
            && m.Offered is not { InheritedFrom: not null }
            && judging.Explored.Uses.ContainsKey(m)))
            yield return new Read(place.Index, move.Condition!, FieldsOf(move.Condition!).Except(move.Asks),
                $"trigger \"{move.Name}\"", ReadAt.Stay, false);
        foreach (var (opening, value) in place.State.Opens.SelectMany(o => o.Expressions, (o, e) => (o, e.Value)))
            yield return new Read(place.Index, value, [.. OpeningProbe.WithoutWhich(judging.Space.Routine, value)],
                $"the child case of \"{opening.Routine}\"", ReadAt.Entry, false);
        foreach (var read in Given(judging, place)) yield return read;
        foreach (var trigger in place.Moves.Where(judging.Explored.Uses.ContainsKey).Select(m => m.Trigger)
            .OfType<Trigger>().Where(t => !t.Needs.IsEmpty).Distinct())
            yield return new Read(place.Index, trigger, [.. trigger.Needs.Except(trigger.Asks)],
                $"trigger \"{trigger.Id}\"", ReadAt.Stay, false)
            { Needs = true };
    }

    /// <summary>What automations are given as the case comes into their state; what they can do without is left alone.
    /// </summary>
    private static IEnumerable<Read> Given(Judging judging, Place place)
    {
        if (place.State.Automation is not { } use) yield break;
        foreach (var value in use.Inputs.Where(i => use.Needed.Contains(i.Key)).Select(i => i.Value))
            yield return new Read(place.Index, value, [.. OpeningProbe.WithoutWhich(judging.Space.Routine, value)],
                $"the automation \"{use.Name}\"", ReadAt.Entry, true);
    }

    private static ImmutableHashSet<string> FieldsOf(Expression condition)
    {
        var handled = ConditionPart.Of(condition).Leaves().OfType<ComparedName>().Where(c => c.TestsNull)
            .Select(c => c.Name);
        return [.. condition.Names.Select(n => n.Split('.')[0]).Except(handled)];
    }

    private enum ReadAt { Entry, Stay }

    /// <param name="Steers">The engine acts otherwise, instead of not at all, when the value is missing.</param>
    private sealed record Read(
        int Place, object Subject, ImmutableHashSet<string> Fields, string By, ReadAt At, bool Steers)
    {
        /// <summary>It cannot be without, whatever conditions say.</summary>
        public bool Needs { get; init; }
    }

    /// <summary>The ways on which nobody had the chance to fill in a field.</summary>
    private sealed class Unasked(Judging judging, string field, ILookup<int, Read> reads)
    {
        private readonly HashSet<object> told = new(ReferenceEqualityComparer.Instance);
        private readonly bool[] offered = Offers(judging, field);

        internal void Report()
        {
            var next = judging.Next;
            var seen = new HashSet<int>(Enumerable.Range(0, judging.Explored.Nodes.Count)
                .Where(n => judging.Explored.Nodes[n].Parent < 0));
            var came = new Dictionary<int, Edge>();
            var open = new Queue<int>(seen.Order());
            while (open.TryDequeue(out var node))
            {
                var place = judging.Explored.Nodes[node].Key.Place;
                foreach (var read in reads[place].Where(r => r.At == ReadAt.Entry || !offered[place]))
                    Tell(read, node, came);
                if (offered[place]) continue;
                foreach (var edge in next[node].Where(e => !e.By.Asks.Contains(field) && seen.Add(e.To)))
                {
                    came[edge.To] = edge;
                    open.Enqueue(edge.To);
                }
            }
        }

        private void Tell(Read read, int node, Dictionary<int, Edge> came)
        {
            if (!told.Add(read.Subject)) return;
            var steps = Way(node, came);
            judging.AddOnWay("field-before-set", read.Subject, read.Needs
                ? $"{read.By} needs \"{field}\", which nobody can have filled in on this way, so that it cannot be "
                    + "had; put it into the \"form\" or \"checklist\" of the state or of one before"
                : $"{read.By} reads \"{field}\", which nobody can have filled in on this way; ask for it before, or "
                    + $"say what holds without it (\"{field} = null or …\")", steps,
                judging.Explored.Nodes[node].Certain && !judging.Paths.UnsolvedOn(steps).Any(), !read.Steers);
        }

        private ImmutableArray<PathStep> Way(int node, Dictionary<int, Edge> came)
        {
            var way = new Stack<Edge>();
            var at = node;
            for (; came.TryGetValue(at, out var edge); at = edge.From) way.Push(edge);
            return judging.Paths.Along(at, way);
        }

        /// <summary>Places in which someone may fill it in while the case stays.</summary>
        private static bool[] Offers(Judging judging, string field) =>
        [
            .. judging.Space.Places.Select(p => p.ByPeople.Any(m => m.To is null && m.Asks.Contains(field)
                && judging.Explored.Uses.ContainsKey(m))),
        ];
    }
}
