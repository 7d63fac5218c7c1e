namespace IPB.Workflows.Routines.Diagrams;

/// <summary>
/// The room between two layers. Every way that turns in it gets a track of its own, with its label on the track; tracks
/// pile up from the layer they belong to, upper ones downwards and lower ones upwards.
/// </summary>
internal sealed class Channel
{
    private const double UpperPad = 14;
    private const double LowerPad = 22;
    private const double Gap = 8;
    private const double Beside = 7;
    private readonly List<Track> upper = [];
    private readonly List<Track> lower = [];

    /// <param name="Near">Distance from the layer it belongs to, to the nearer side of what it holds.</param>
    /// <param name="Side">Where the label stands: -1 left of the port, 1 right of it.</param>
    private sealed record Track(Link Link, double Left, double Right, double Near, double Height, int Side, bool Label)
    {
        public double Far => Near + Height;
        public bool Meets(Track other) => Left < other.Right && other.Left < Right;
    }

    /// <param name="bottom">The layer above is left and met at the bottom: its tracks pile downwards.</param>
    public void Add(Link link, bool bottom, bool leaving)
    {
        var pile = bottom ? upper : lower;
        var (x, side, straight) = leaving ? Leaving(link) : (link.ToX, link.Down ? 1 : -1, false);
        var width = leaving ? link.LabelWidth + Beside * 2 : 0;
        var (left, right) = side < 0 ? (x - width, x) : (x, x + width);
        if (link.Trunk is not null)
            (left, right) = side < 0 ? (double.NegativeInfinity, right) : (left, double.PositiveInfinity);
        else if (!straight)
            (left, right) = (Math.Min(left, link.ToX), Math.Max(right, link.ToX));
        var height = leaving ? link.LabelHeight + (straight ? 0 : 4) : 1;
        var track = new Track(link, left - Gap / 2, right + Gap / 2, 0, height, side, leaving);
        var near = pile.Where(track.Meets).Select(t => t.Far + Gap).Append(bottom ? UpperPad : LowerPad).Max();
        pile.Add(track with { Near = near });
    }

    private static (double X, int Side, bool Straight) Leaving(Link link)
    {
        if (link.Trunk is not null) return (link.FromX, link.Down ? 1 : -1, false);
        var bend = link.ToX - link.FromX;
        var other = link.OtherSide ? -1 : 1;
        if (!link.Straight) return (link.FromX, Math.Sign(bend) * other, false);
        return (link.FromX, (link.LabelOnLeft ? -1 : 1) * other, true);
    }

    public double UpperHeight => upper.Select(t => t.Far).DefaultIfEmpty(0).Max() + Gap;
    public double LowerHeight => lower.Select(t => t.Far).DefaultIfEmpty(LowerPad).Max() + Gap;

    /// <summary>The least height at which no upper track meets a lower one.</summary>
    public double Height =>
        (from u in upper from l in lower where u.Meets(l) select u.Far + l.Far + Gap * 2)
        .Append(upper.Select(t => t.Far + LowerPad).DefaultIfEmpty().Max())
        .Append(lower.Select(t => t.Far + UpperPad).DefaultIfEmpty().Max())
        .Append(44).Max();

    public double Leftmost => Labels().Select(l => l.Left).Append(double.PositiveInfinity).Min();
    public double Rightmost => Labels().Select(l => l.Right).Append(double.NegativeInfinity).Max();

    /// <summary>Height of the track a link turns on, and its label's place.</summary>
    public double TurnOf(Link link, bool leaving, double top, double bottom)
    {
        var track = upper.Concat(lower).First(t => t.Link == link && t.Label == leaving);
        var far = upper.Contains(track);
        var upperSide = far ? top + track.Near : bottom - track.Far;
        if (!leaving) return far ? top + track.Near : bottom - track.Near;
        var (left, right) = LabelSpan(track);
        link.Label = new Rect(left, upperSide, right, upperSide + link.LabelHeight);
        return upperSide + track.Height;
    }

    private IEnumerable<(double Left, double Right)> Labels() =>
        upper.Concat(lower).Where(t => t.Label).Select(LabelSpan);

    private static (double Left, double Right) LabelSpan(Track track) => track.Side < 0
        ? (track.Link.FromX - Beside - track.Link.LabelWidth, track.Link.FromX - Beside)
        : (track.Link.FromX + Beside, track.Link.FromX + Beside + track.Link.LabelWidth);
}
