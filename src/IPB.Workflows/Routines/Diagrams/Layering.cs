namespace IPB.Workflows.Routines.Diagrams;

/// <summary>
/// Gives every box a lane (its phase) and a layer (its row). Lanes follow each other; inside a lane a box comes below
/// those it is linked with that stand before it in the file.
/// </summary>
internal static class Layering
{
    private const double MaxWidth = 1000;

    /// <returns>The boxes by layer, each layer in the order of the file.</returns>
    public static List<List<Box>> Arrange(Routine routine, DiagramGraph graph)
    {
        foreach (var box in graph.Boxes) box.Lane = LaneOf(routine, box);
        var layers = new List<List<Box>>();
        foreach (var lane in graph.Boxes.GroupBy(b => b.Lane).OrderBy(g => g.Key))
            AddLane([.. lane], graph.Links, layers);
        return layers;
    }

    /// <summary>States outside the phases and ends come last.</summary>
    private static int LaneOf(Routine routine, Box box)
    {
        for (var i = 0; i < routine.Phases.Length; i++)
            if (routine.Phases[i].Id == box.State.Phase) return i;
        return routine.Phases.IsEmpty && box.Kind != BoxKind.End ? 0 : Math.Max(1, routine.Phases.Length);
    }

    private static void AddLane(List<Box> lane, List<Link> links, List<List<Box>> layers)
    {
        var first = layers.Count;
        var bases = new Dictionary<string, int>();
        foreach (var box in lane)
        {
            // A group has layers of its own, so that its frame holds nothing else.
            foreach (var group in box.Groups) bases.TryAdd(group.Id, layers.Count);
            // Also below a box that it only leads back to: two linked boxes never share a layer.
            var above = links.Where(l => l.To == box || l.From == box).Select(l => l.To == box ? l.From : l.To)
                .Where(other => other.Lane == box.Lane && other.Index < box.Index);
            box.Layer = above.Select(other => other.Layer + 1)
                .Append(box.Groups.IsEmpty ? first : bases[box.Groups[^1].Id]).Max();
            while (box.Layer < layers.Count && IsFull(layers[box.Layer], box)) box.Layer++;
            while (layers.Count <= box.Layer) layers.Add([]);
            layers[box.Layer].Add(box);
        }
    }

    private static bool IsFull(List<Box> layer, Box next) =>
        layer.Any(b => b.State.Parent != next.State.Parent)
        || layer.Append(next).Sum(b => b.Left + b.Right + Sizes.BoxGap) > MaxWidth;
}
