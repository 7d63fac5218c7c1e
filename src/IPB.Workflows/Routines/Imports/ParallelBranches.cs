namespace IPB.Workflows.Routines.Imports;

/// <summary>
/// A case is in one state: branches that run at once are put one after another, where they part and meet again as a
/// whole. What parts in other ways is left to a person, and said to be.
/// </summary>
internal sealed class ParallelBranches(ProcessGraph graph, ImportNotes notes)
{
    /// <summary>Elements that several flows leave at once get the gateway that they stand for.</summary>
    internal void PartAtGateways()
    {
        foreach (var element in graph.Elements.Where(IsPlain).ToList())
        {
            var ways = graph.Out(element);
            if (ways.Count < 2) continue;
            var isChoice = ways.Exists(f => f.When is not null);
            var gateway = new ProcessElement
            {
                Id = element.Id + "-ways",
                Tag = isChoice ? "inclusiveGateway" : "parallelGateway",
                Kind = isChoice ? ElementKind.Gateway : ElementKind.Parallel,
                Line = element.Line,
                Parent = element.Parent,
                Default = element.Default,
                Owner = element.Owner,
            };
            graph.Elements.Add(gateway);
            foreach (var way in ways) graph.Flows[graph.Flows.IndexOf(way)] = way with { From = gateway };
            graph.Flows.Add(new SequenceFlow(gateway.Id, null, element, gateway, null, element.Line));
        }
    }

    private static bool IsPlain(ProcessElement element) =>
        element.Kind is not (ElementKind.Gateway or ElementKind.EventGateway or ElementKind.Parallel);

    internal void PutInOrder()
    {
        while (graph.Elements.Where(e => e.Kind == ElementKind.Parallel).ToList().Exists(Ordered))
        {
            // Branches within branches come into order first; then those around them can.
        }
    }

    private bool Ordered(ProcessElement split)
    {
        var ways = graph.Out(split);
        if (ways.Count < 2) return false;
        var branches = ways.Select(w => Branch.Of(graph, split, w)).ToList();
        if (branches.Exists(b => !b.IsWhole) || branches.Sum(b => b.Members.Count)
            != branches.SelectMany(b => b.Members).Distinct().Count()) return false;
        var joins = branches.SelectMany(b => b.Joins).Distinct().ToList();
        if (joins.Count > 1 || branches.Exists(b => joins.Count == 1 ? b.Ends.Count > 0 : b.Ends.Count == 0))
            return false;
        var inside = branches.SelectMany(b => b.Members).Append(split).ToHashSet();
        if (joins.Count == 1 && graph.Flows.Exists(f => f.To == joins[0] && !inside.Contains(f.From))) return false;
        PutInOrder(split, branches, joins.SingleOrDefault());
        return true;
    }

    private void PutInOrder(ProcessElement split, List<Branch> branches, ProcessElement? join)
    {
        for (var i = branches.Count - 2; i >= 0; i--)
        {
            var next = branches[i + 1].Entry;
            foreach (var last in join is not null ? [join] : branches[i].Ends)
            {
                var passed = Passed(last);
                graph.Elements.Add(passed);
                foreach (var flow in graph.Flows.Where(f => f.To == last && branches[i].Leads(f)).ToList())
                {
                    graph.Retarget(flow, passed);
                    if (branches[i].First == flow) branches[i].Entry = passed;
                }
                graph.Flows.Add(new SequenceFlow($"{split.Id} {i} {last.Id}", null, passed, next, null, last.Line));
            }
        }
        foreach (var branch in branches.Skip(1)) graph.Flows.RemoveAll(f => f.Id == branch.First.Id);
        notes.Changed(split, $"its {branches.Count} branches run at once; here one after another: first "
            + string.Join(", then ", branches.Select(b => $"\"{b.First.To.Label}\"")));
    }

    private static ProcessElement Passed(ProcessElement element) => new()
    {
        Id = element.Id,
        Tag = element.Tag,
        Kind = ElementKind.Parallel,
        Name = element.Name,
        Line = element.Line,
        Parent = element.Parent,
    };

    /// <summary>What lies between a split and where its branches meet.</summary>
    private sealed class Branch
    {
        internal required SequenceFlow First { get; init; }
        internal required ProcessElement Entry { get; set; }
        internal HashSet<ProcessElement> Members { get; } = [];
        internal HashSet<ProcessElement> Joins { get; } = [];
        internal List<ProcessElement> Ends { get; } = [];

        /// <summary>It neither comes back to the split nor parts again within.</summary>
        internal bool IsWhole { get; private set; } = true;

        internal bool Leads(SequenceFlow flow) => flow == First || Members.Contains(flow.From);

        internal static Branch Of(ProcessGraph graph, ProcessElement split, SequenceFlow first)
        {
            var branch = new Branch { First = first, Entry = first.To };
            var open = new Queue<ProcessElement>([first.To]);
            while (open.TryDequeue(out var element))
            {
                if (element.Kind == ElementKind.Parallel && graph.CountIn(element) > 1) branch.Joins.Add(element);
                else if (branch.Members.Add(element)) branch.Enter(graph, split, element, open);
            }
            return branch;
        }

        private void Enter(ProcessGraph graph, ProcessElement split, ProcessElement element,
            Queue<ProcessElement> open)
        {
            var ways = graph.Out(element);
            if (element == split || element.Event == EventKind.Terminate) IsWhole = false;
            if (element.Kind == ElementKind.Parallel && ways.Count > 1) IsWhole = false;
            if (element.Kind == ElementKind.End) Ends.Add(element);
            else if (ways.Count == 0) IsWhole = false;
            foreach (var way in ways) open.Enqueue(way.To);
            foreach (var border in graph.On(element)) open.Enqueue(border);
        }
    }
}
