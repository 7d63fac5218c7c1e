namespace IPB.Workflows.Routines.Diagrams;

/// <summary>Gives the frames of groups their places: rows first, sides when the boxes stand.</summary>
internal static class GroupFrames
{
    /// <summary>Makes room in a row for the frames that begin and end there.</summary>
    /// <returns>The room above and below the boxes.</returns>
    public static (double Above, double Below) PlaceRow(List<GroupFrame> groups, int layer, double top, double height)
    {
        var above = 0d;
        foreach (var frame in groups.Where(g => g.First == layer))
        {
            frame.Top = top + above;
            above += frame.Header;
        }
        var below = 0d;
        foreach (var frame in Enumerable.Reverse(groups).Where(g => g.Last == layer))
        {
            below += Sizes.GroupPad;
            frame.Bottom = top + above + height + below;
        }
        return (above, below);
    }

    public static void PlaceSides(List<GroupFrame> groups)
    {
        foreach (var frame in Enumerable.Reverse(groups))
        {
            var inner = groups.Where(g => g != frame && g.Boxes.All(frame.Boxes.Contains) && g.Rect != default
                && g.Group.Parent is not null).Select(g => g.Rect).ToList();
            var left = frame.Boxes.Select(b => b.X - b.Left).Concat(inner.Select(r => r.Left)).Min() - Sizes.GroupPad;
            var right = frame.Boxes.Select(b => b.X + b.Right).Concat(inner.Select(r => r.Right)).Max() + Sizes.GroupPad;
            frame.Rect = new Rect(left, frame.Top, Math.Max(right, left + frame.Width), frame.Bottom);
        }
    }
}
