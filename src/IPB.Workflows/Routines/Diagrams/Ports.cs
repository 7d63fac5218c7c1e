namespace IPB.Workflows.Routines.Diagrams;

/// <summary>
/// Chooses where on its upper and lower edge a box is met. In the middle what comes from and goes to the next layer, so
/// that straight ways stay straight; outside it what goes to a trunk on that side.
/// </summary>
internal sealed class Ports(List<Box> boxes, List<Link> links)
{
    private const double SnapWithin = 40;
    private const double Closest = 20;
    private const int ToLeft = -1;
    private const int Straight = 0;
    private const int ToRight = 1;
    private readonly ILookup<Box, Link> linksOf = links
        .SelectMany(l => new[] { (Box: l.From, Link: l), (Box: l.To, Link: l) }).ToLookup(p => p.Box, p => p.Link);

    private sealed record Port(Box Box, int Group, double Toward, List<Link> Links)
    {
        public double X { get; set; }
    }

    /// <summary>Widens boxes with many ports; to be called before boxes are placed.</summary>
    public void MakeRoom()
    {
        foreach (var box in boxes)
        {
            var most = Math.Max(Slots(Find(box, top: true)), Slots(Find(box, top: false)));
            box.Width = Math.Max(box.Width, (most + 1) * Sizes.PortGap / Share(box));
        }
    }

    /// <summary>Sets where every link leaves and arrives; to be called when boxes stand where they stay.</summary>
    public void Place()
    {
        var edges = boxes.SelectMany(b => new[] { Find(b, top: true), Find(b, top: false) }).ToList();
        foreach (var edge in edges) Spread(edge);
        foreach (var link in links.Where(l => l.Direct)) Straighten(link, edges);
        foreach (var port in edges.SelectMany(e => e))
            foreach (var link in port.Links)
                if (link.From == port.Box) link.FromX = port.X;
                else link.ToX = port.X;
    }

    private List<Port> Find(Box box, bool top)
    {
        var here = linksOf[box].Where(l => l.From == box ? l.Down != top : l.Down == top).ToList();
        var direct = here.Where(l => l.Direct).Select(l =>
            new Port(box, Straight, l.From == box ? l.To.X : l.From.X, [l]));
        var leaving = here.Where(l => !l.Direct && l.From == box).Select(l =>
            new Port(box, l.Down ? ToRight : ToLeft, l.Down ? l.Trunk!.Lane : -l.Trunk!.Lane, [l]));
        var arriving = here.Where(l => !l.Direct && l.To == box).GroupBy(l => l.Trunk!).Select(g =>
            new Port(box, g.Key.Down ? ToRight : ToLeft, g.Key.Down ? g.Key.Lane : -g.Key.Lane, [.. g]));
        return [.. direct.Concat(leaving).Concat(arriving)
            .OrderBy(p => p.Group).ThenBy(p => p.Toward).ThenBy(Inner)];
    }

    /// <summary>Of two ways between the same boxes, the one down turns outside the one up: they do not cross.</summary>
    private static int Inner(Port port) => port.Links[0].Down == port.Toward > port.Box.X + 1 ? 1 : 0;

    private static double Share(Box box) => box.Kind == BoxKind.Gate ? .62 : .88;

    private static int Slots(List<Port> edge)
    {
        var middle = Middle(edge);
        return (int)Math.Ceiling(2 * Math.Max(middle, edge.Count - 1 - middle)) + 1;
    }

    /// <summary>The place along an edge that comes to the middle of the box: that of the main way.</summary>
    private static double Middle(List<Port> edge)
    {
        if (edge.Count == 0) return 0;
        var straight = edge.Where(p => p.Group == Straight).ToList();
        if (straight.Count == 0) return (edge.Count - 1) / 2d;
        var most = straight.Max(p => p.Links[0].Weight);
        return straight.Where(p => p.Links[0].Weight == most).Average(p => edge.IndexOf(p));
    }

    private static void Spread(List<Port> edge)
    {
        var middle = Middle(edge);
        for (var i = 0; i < edge.Count; i++) edge[i].X = edge[i].Box.X + (i - middle) * Sizes.PortGap;
        var straight = edge.Where(p => p.Group == Straight).ToList();
        for (var i = 0; i < straight.Count / 2; i++)
            if (straight[i].Links[0].From == straight[i].Box) straight[i].Links[0].LabelOnLeft = true;
    }

    /// <summary>Moves one end of a nearly straight link, so that it has no kink.</summary>
    private static void Straighten(Link link, List<List<Port>> edges)
    {
        var ends = edges.SelectMany(e => e.Where(p => p.Links.Contains(link)).Select(p => (Edge: e, Port: p))).ToList();
        var (from, to) = (ends[0], ends[1]);
        if (Math.Abs(from.Port.X - to.Port.X) is 0 or > SnapWithin) return;
        if (Fits(from.Edge, from.Port, to.Port.X)) from.Port.X = to.Port.X;
        else if (Fits(to.Edge, to.Port, from.Port.X)) to.Port.X = from.Port.X;
    }

    private static bool Fits(List<Port> edge, Port port, double x)
    {
        var at = edge.IndexOf(port);
        return Math.Abs(x - port.Box.X) <= port.Box.Width / 2 * Share(port.Box)
            && (at == 0 || edge[at - 1].X + Closest <= x)
            && (at == edge.Count - 1 || x <= edge[at + 1].X - Closest);
    }
}
