namespace IPB.Workflows.Routines.Diagrams;

/// <summary>
/// Lays a routine out in layers from top to bottom. Nothing is left to chance: the same routine gives the same drawing.
/// </summary>
internal sealed class DiagramLayout
{
    private const double LanePad = 12;
    private const double Margin = 24;

    /// <summary>How many labels may try other places: large routines must be drawn in time too.</summary>
    private const int MostMoved = 8;
    private readonly Routine routine;
    private readonly DiagramWords words;
    private readonly DiagramGraph graph;
    private readonly List<List<Box>> layers;
    private readonly List<Trunk> trunks;
    private List<Channel> channels = [];
    private List<(double Top, double Bottom)> rows = [];
    private List<Lane> lanes = [];
    private readonly List<GroupFrame> groups;
    private readonly List<string> everywhere;

    private DiagramLayout(Routine routine, DiagramWords words)
    {
        (this.routine, this.words, graph) = (routine, words, new DiagramGraph(routine, words));
        layers = Layering.Arrange(routine, graph);
        groups = graph.Frames();
        everywhere = new DiagramNotes(routine, words).Everywhere();
        trunks = Trunks.Bundle(graph.Links);
        var ports = new Ports(graph.Boxes, graph.Links);
        ports.MakeRoom();
        new Columns(layers, graph.Links).Place();
        trunks = Trunks.Bundle(graph.Links);
        ports.Place();
    }

    public static Drawing Of(Routine routine, DiagramWords words)
    {
        var layout = new DiagramLayout(routine, words);
        var crossed = layout.Place().CrossedLabels();
        foreach (var link in crossed.Take(MostMoved)) crossed = layout.Move(link, crossed);
        return layout.Place();
    }

    /// <summary>Tries the other places for a label and keeps the first that leaves fewer labels crossed.</summary>
    private List<Link> Move(Link link, List<Link> crossed)
    {
        if (!crossed.Contains(link)) return crossed;
        LabelPlace[] places = link.Straight
            ? [LabelPlace.OtherSide, LabelPlace.OtherEnd, LabelPlace.OtherSideOtherEnd] : [LabelPlace.OtherSide];
        foreach (var place in places)
        {
            link.Place = place;
            var now = Place().CrossedLabels();
            if (now.Count < crossed.Count) return now;
        }
        link.Place = LabelPlace.First;
        return crossed;
    }

    private Drawing Place()
    {
        (channels, rows, lanes) = ([.. layers.Select(_ => new Channel())], [], []);
        FillChannels();
        PlaceRows();
        var frame = PlaceTrunks();
        Draw();
        return new Drawing(graph.Boxes, graph.Links, lanes, frame)
        {
            Groups = groups,
            Everywhere = everywhere,
            EverywhereAt = new(graph.Boxes.Min(b => b.X - b.Left), Margin),
        };
    }

    /// <summary>Outer ways first, so that inner ones turn further away and do not cross them.</summary>
    private void FillChannels()
    {
        foreach (var trunk in trunks.Where(t => t.Down).OrderByDescending(t => t.To.X))
            channels[trunk.Last].Add(trunk.Links[0], bottom: false, leaving: false);
        foreach (var trunk in trunks.Where(t => !t.Down).OrderBy(t => t.To.X))
            channels[trunk.First].Add(trunk.Links[0], bottom: true, leaving: false);
        foreach (var link in graph.Links.Where(l => l.Trunk is not null)
            .OrderBy(l => l.Down ? -l.FromX : l.FromX).ThenBy(l => l.From.Index))
            Leave(link);
        var straightFirst = graph.Links.Where(l => l.Trunk is null).GroupBy(l => (l.From, l.Down))
            .OrderBy(g => g.Min(Bend)).ThenBy(g => g.Max(Bend)).ThenBy(g => g.Key.From.Index);
        foreach (var link in straightFirst.SelectMany(g => g.OrderByDescending(Bend)))
            Leave(link);
    }

    private static double Bend(Link link) => Math.Round(Math.Abs(link.ToX - link.FromX));

    private void Leave(Link link) =>
        channels[link.Down ? link.From.Layer : link.From.Layer - 1]
            .Add(link, bottom: link.Down != link.OtherEnd, leaving: true);

    private void PlaceRows()
    {
        var (y, laneTop) = (Margin + NotesHeight, 0d);
        for (var i = 0; i < layers.Count; i++)
        {
            var height = layers[i].Max(b => Math.Max(b.Height, b.Loop?.LabelHeight ?? 0));
            var (above, below) = GroupFrames.PlaceRow(groups, i, y, height);
            foreach (var box in layers[i]) box.Y = y + above + height / 2;
            rows.Add((y, y + above + height + below));
            y += above + height + below;
            var last = i == layers.Count - 1;
            if (!last && layers[i + 1][0].Lane == layers[i][0].Lane) y += channels[i].Height;
            else
            {
                y += last ? Margin : channels[i].UpperHeight + LanePad;
                lanes.Add(new Lane(NameOf(layers[i][0]), laneTop, y));
                laneTop = y;
                if (!last) y += LanePad + channels[i].LowerHeight;
            }
        }
    }

    private double NotesHeight => everywhere.Count == 0 ? 0 : everywhere.Count * Sizes.SmallLine + Margin;

    private List<string> NameOf(Box box)
    {
        if (routine.Phases.IsEmpty) return [];
        if (box.Lane < routine.Phases.Length) return Glyphs.Wrap(
            words.Of(routine.Phases[box.Lane].Name) + words.Limit(routine.Phases[box.Lane].WipLimit));
        return graph.Boxes.Where(b => b.Lane == box.Lane).All(b => b.Kind == BoxKind.End)
            ? [words.Say("Avslutat", "Closed")] : [];
    }

    private Rect PlaceTrunks()
    {
        GroupFrames.PlaceSides(groups, graph.Links);
        var notes = everywhere.Select(l => Glyphs.Width(l, Sizes.SmallFont)).DefaultIfEmpty().Max();
        var left = graph.Boxes.Min(b => b.X - b.Left);
        var right = Math.Max(left + notes, graph.Boxes.Max(b => b.X + b.Right));
        left = groups.Select(g => g.Rect.Left).Append(left).Min();
        right = groups.Select(g => g.Rect.Right).Append(right).Max();
        left = Math.Min(left, channels.Min(c => c.Leftmost)) - Sizes.TrunkGap / 2;
        right = Math.Max(right, channels.Max(c => c.Rightmost)) + Sizes.TrunkGap / 2;
        foreach (var trunk in trunks)
            trunk.X = trunk.Down ? right + (trunk.Lane + 1) * Sizes.TrunkGap : left - (trunk.Lane + 1) * Sizes.TrunkGap;
        left = trunks.Select(t => t.X).Append(left).Min() - Margin;
        right = trunks.Select(t => t.X).Append(right).Max() + Margin;
        var heading = lanes.SelectMany(l => l.Name).Select(n => Glyphs.Width(n, Sizes.NameFont, bold: true) + 40);
        return new Rect(left - heading.DefaultIfEmpty().Max(), 0, right, lanes[^1].Bottom);
    }

    private void Draw()
    {
        foreach (var link in graph.Links) link.Points = PointsOf(link);
        foreach (var link in graph.Boxes.Select(b => b.Loop).OfType<Link>())
        {
            var (x, y) = (link.From.X + link.From.Width / 2 + Sizes.Loop, link.From.Y);
            link.Label = new Rect(x, y - link.LabelHeight / 2, x + link.LabelWidth, y + link.LabelHeight / 2);
        }
    }

    private List<Spot> PointsOf(Link link)
    {
        var sign = link.Down ? 1 : -1;
        var start = new Spot(link.FromX, link.From.Y + sign * link.From.Reach(link.FromX));
        var end = new Spot(link.ToX, link.To.Y - sign * link.To.Reach(link.ToX));
        var leave = link.Down ? link.From.Layer : link.From.Layer - 1;
        var turn = Turn(leave, link, leaving: true);
        if (link.Trunk is not { } trunk)
            return link.Straight
                ? [start, end]
                : [start, new(link.FromX, turn), new(link.ToX, turn), end];
        var arrive = Turn(link.Down ? link.To.Layer - 1 : link.To.Layer, trunk.Links[0], leaving: false);
        return [start, new(link.FromX, turn), new(trunk.X, turn), new(trunk.X, arrive), new(link.ToX, arrive), end];
    }

    private double Turn(int channel, Link link, bool leaving) =>
        channels[channel].TurnOf(link, leaving, rows[channel].Bottom, rows[channel + 1].Top);
}
