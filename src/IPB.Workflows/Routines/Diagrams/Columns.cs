namespace IPB.Workflows.Routines.Diagrams;

/// <summary>Orders the boxes of each layer and places them sideways, so that the main way runs straight down.</summary>
internal sealed class Columns(List<List<Box>> layers, List<Link> links)
{
    private const int Sweeps = 4;
    private readonly ILookup<Box, (Box Other, int Weight)> neighbours = links
        .SelectMany(l => new[] { (l.From, (l.To, l.Weight)), (l.To, (l.From, l.Weight)) })
        .ToLookup(pair => pair.Item1, pair => pair.Item2);

    public void Place()
    {
        foreach (var layer in layers) Spread(layer);
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            for (var i = 1; i < layers.Count; i++) Reorder(i, i - 1);
            for (var i = layers.Count - 2; i >= 0; i--) Reorder(i, i + 1);
        }
        for (var i = 1; i < layers.Count; i++) Reorder(i, i - 1);
        for (var i = layers.Count - 2; i >= 0; i--) Fit(layers[i], i + 1);
        for (var i = 1; i < layers.Count; i++) Fit(layers[i], i - 1);
    }

    private void Reorder(int layer, int by)
    {
        var wanted = layers[layer].ToDictionary(b => b, b => Wanted(b, by, onlyMain: false));
        layers[layer] = [.. layers[layer].OrderBy(b => wanted[b])];
        Fit(layers[layer], by);
    }

    /// <summary>Where a box would best stand, seen from one of its neighbour layers.</summary>
    private double Wanted(Box box, int by, bool onlyMain)
    {
        var seen = neighbours[box].Where(n => n.Other.Layer == by).ToList();
        if (seen.Count == 0) return neighbours[box].Select(n => n.Other.X).DefaultIfEmpty(box.X).Average();
        if (!onlyMain) return seen.Sum(n => n.Other.X * n.Weight) / seen.Sum(n => n.Weight);
        var most = seen.Max(n => n.Weight);
        return seen.Where(n => n.Weight == most).Average(n => n.Other.X);
    }

    /// <summary>Boxes on the main way stand where they want to; the others make room.</summary>
    private void Fit(List<Box> layer, int by)
    {
        var placed = new bool[layer.Count];
        var wanted = layer.ConvertAll(b => Wanted(b, by, onlyMain: true));
        foreach (var i in Enumerable.Range(0, layer.Count).OrderByDescending(i => Priority(layer[i], by)))
        {
            var (least, most) = Room(layer, placed, i);
            layer[i].X = Math.Max(least, Math.Min(most, wanted[i]));
            placed[i] = true;
        }
    }

    private int Priority(Box box, int by) =>
        neighbours[box].Where(n => n.Other.Layer == by).Select(n => n.Weight).DefaultIfEmpty().Max();

    private static (double Least, double Most) Room(List<Box> layer, bool[] placed, int at)
    {
        var (least, most) = (double.NegativeInfinity, double.PositiveInfinity);
        var room = 0d;
        for (var i = at - 1; i >= 0; i--)
        {
            room += Apart(layer[i], layer[i + 1]);
            if (placed[i]) least = Math.Max(least, layer[i].X + room);
        }
        room = 0;
        for (var i = at + 1; i < layer.Count; i++)
        {
            room += Apart(layer[i - 1], layer[i]);
            if (placed[i]) most = Math.Min(most, layer[i].X - room);
        }
        return (least, most);
    }

    private static void Spread(List<Box> layer)
    {
        var x = 0d;
        for (var i = 0; i < layer.Count; i++) layer[i].X = x += i == 0 ? 0 : Apart(layer[i - 1], layer[i]);
        foreach (var box in layer) box.X -= x / 2;
    }

    private static double Apart(Box left, Box right) => left.Right + Sizes.BoxGap + right.Left;
}
