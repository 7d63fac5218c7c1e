using System.Collections.Immutable;

namespace IPB.Workflows.Routines.Diagrams;

/// <summary>A finished layout: boxes, links and lanes with their places in pixels.</summary>
internal sealed record Drawing(
    IReadOnlyList<Box> Boxes, IReadOnlyList<Link> Links, IReadOnlyList<Lane> Lanes, Rect Frame)
{
    /// <summary>Outer ones first.</summary>
    public IReadOnlyList<GroupFrame> Groups { get; init; } = [];

    /// <summary>What holds in every state, and where it stands.</summary>
    public IReadOnlyList<string> Everywhere { get; init; } = [];
    public Spot EverywhereAt { get; init; }

    /// <summary>Direct links whose label another line runs through.</summary>
    public List<Link> CrossedLabels() =>
        [.. Links.Where(l => l.Direct && Links.Any(other => other != l && other.Crosses(l.Label)))];
}

internal readonly record struct Spot(double X, double Y);

internal readonly record struct Rect(double Left, double Top, double Right, double Bottom)
{
    public double Width => Right - Left;
    public double Height => Bottom - Top;

    public static Rect Around(Spot a, Spot b) =>
        new(Math.Min(a.X, b.X), Math.Min(a.Y, b.Y), Math.Max(a.X, b.X), Math.Max(a.Y, b.Y));

    public bool Overlaps(Rect other) =>
        Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;
}

internal enum BoxKind { State, Gate, End }

/// <summary>A state while it is laid out. Its place is its centre.</summary>
internal sealed class Box(State state, int index, BoxKind kind)
{
    public State State { get; } = state;
    public int Index { get; } = index;
    public BoxKind Kind { get; } = kind;
    public bool Start => Index == 0;

    /// <summary>The groups that it stands in, the outermost first.</summary>
    public ImmutableArray<State> Groups { get; init; } = [];
    public List<string> Name { get; init; } = [];
    public List<string> Details { get; init; } = [];
    public List<string> Stays { get; init; } = [];

    /// <summary>A link to itself, drawn beside the box, or null.</summary>
    public Link? Loop { get; set; }

    public int Lane { get; set; }
    public int Layer { get; set; }
    public double X { get; set; }
    public double Y { get; set; }
    public double Width { get; set; }
    public double Height { get; set; }

    /// <summary>Room needed from the centre to the left and to the right, with loop and start mark.</summary>
    public double Left => Width / 2 + (Start ? Sizes.StartMark : 0);
    public double Right => Width / 2 + (Loop is null ? 10 : Sizes.Loop + Loop.LabelWidth);

    public Rect Rect => new(X - Width / 2, Y - Height / 2, X + Width / 2, Y + Height / 2);

    /// <summary>How far from the middle the outline lies at a place along the width: a diamond narrows.</summary>
    public double Reach(double x) =>
        Kind == BoxKind.Gate ? Height / 2 * (1 - Math.Abs(x - X) / (Width / 2)) : Height / 2;
}

/// <param name="Apart">It begins another trigger than the line before.</param>
internal sealed record LabelLine(string Text, bool Clock = false, bool Soft = false, bool Apart = false);

internal enum LabelPlace { First, OtherSide, OtherEnd, OtherSideOtherEnd }

/// <summary>All that leads from one state to another.</summary>
internal sealed class Link(Box from, Box to)
{
    public Box From { get; } = from;
    public Box To { get; } = to;
    public List<LabelLine> Lines { get; } = [];

    /// <summary>Only time brings a case along it.</summary>
    public bool Timed { get; set; }

    /// <summary>The main way on: keeps boxes in one column.</summary>
    public int Weight { get; set; }

    public bool Down => To.Layer > From.Layer;
    public bool Direct => Math.Abs(To.Layer - From.Layer) == 1;

    /// <summary>Where the way past other layers runs; null when the link is direct.</summary>
    public Trunk? Trunk { get; set; }

    /// <summary>Where the label of a straight link stands: away from its neighbours.</summary>
    public bool LabelOnLeft { get; set; }

    /// <summary>Where the label goes when a line would run through it in its first place.</summary>
    public LabelPlace Place { get; set; }
    public bool OtherSide => Place is LabelPlace.OtherSide or LabelPlace.OtherSideOtherEnd;
    public bool OtherEnd => Place is LabelPlace.OtherEnd or LabelPlace.OtherSideOtherEnd;
    public bool Straight => Direct && Math.Abs(ToX - FromX) < 1;
    public double FromX { get; set; }
    public double ToX { get; set; }
    public double LabelWidth => Lines.Max(Sizes.Of);
    public double LabelHeight => Lines.Sum(Sizes.HeightOf);
    public Rect Label { get; set; }
    public List<Spot> Points { get; set; } = [];

    public bool Crosses(Rect rect) => Points.Zip(Points.Skip(1), Rect.Around).Any(line => line.Overlaps(rect));
}

/// <summary>A vertical line beside all boxes, shared by the links that pass layers on their way to one state.</summary>
internal sealed class Trunk(Box to, bool down)
{
    public Box To { get; } = to;
    public bool Down { get; } = down;
    public List<Link> Links { get; } = [];

    /// <summary>0 is nearest to the boxes.</summary>
    public int Lane { get; set; }
    public double X { get; set; }

    /// <summary>The channels it passes, both counted; channel n lies below layer n.</summary>
    public int First => Down ? Links.Min(l => l.From.Layer) : To.Layer;
    public int Last => Down ? To.Layer - 1 : Links.Max(l => l.From.Layer) - 1;
}

/// <summary>A phase as a band across the drawing.</summary>
internal sealed record Lane(List<string> Name, double Top, double Bottom);

/// <summary>A group as a frame around its boxes; one in each phase that it has states in.</summary>
internal sealed class GroupFrame(State group, List<Box> boxes)
{
    public State Group { get; } = group;
    public List<Box> Boxes { get; } = boxes;
    public List<string> Name { get; init; } = [];

    /// <summary>What holds in all of it.</summary>
    public List<string> Notes { get; init; } = [];
    public int First => Boxes.Min(b => b.Layer);
    public int Last => Boxes.Max(b => b.Layer);
    public double Top { get; set; }
    public double Bottom { get; set; }
    public Rect Rect { get; set; }

    public double Header =>
        Sizes.GroupPad + Name.Count * Sizes.NameLine + Notes.Count * Sizes.SmallLine + Sizes.GroupPad / 2;

    public double Width => Sizes.GroupPad * 2 + Math.Max(
        Name.Max(l => Glyphs.Width(l, Sizes.NameFont, bold: true)),
        Notes.Select(l => Glyphs.Width(l, Sizes.SmallFont)).DefaultIfEmpty().Max());
}

/// <summary>Every measure of the drawing, in pixels.</summary>
internal static class Sizes
{
    public const double NameFont = 14;
    public const double NameLine = 18;
    public const double SmallFont = 12;
    public const double SmallLine = 16;
    public const double LabelLine = 16;
    public const double LabelGap = 5;
    public const double Clock = 17;
    public const double StartMark = 44;
    public const double Loop = 34;
    public const double PortGap = 26;
    public const double BoxGap = 52;
    public const double TrunkGap = 16;
    public const double GroupPad = 14;

    public static double HeightOf(LabelLine line) => LabelLine + (line.Apart ? LabelGap : 0);
    public static double Of(LabelLine line) => Glyphs.Width(line.Text, SmallFont) + (line.Clock ? Clock : 0);
}
