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

    /// <summary>No way that comes from above runs through the name.</summary>
    public static void PlaceSides(List<GroupFrame> groups, List<Link> links)
    {
        foreach (var frame in Enumerable.Reverse(groups))
        {
            var inner = groups.Where(g => g != frame && g.Boxes.All(frame.Boxes.Contains) && g.Rect != default
                && g.Group.Parent is not null).Select(g => g.Rect).ToList();
            var left = frame.Boxes.Select(b => b.X - b.Left).Concat(inner.Select(r => r.Left)).Min() - Sizes.GroupPad;
            left = Math.Min(left, links.SelectMany(l => Above(frame, l)).Select(x => x - frame.Width)
                .DefaultIfEmpty(left)
                .Min());
            var right = frame.Boxes.Select(b => b.X + b.Right).Concat(inner.Select(r => r.Right)).Max()
                + Sizes.GroupPad;
            frame.Rect = new Rect(left, frame.Top, Math.Max(right, left + frame.Width), frame.Bottom);
        }
    }

    private static IEnumerable<double> Above(GroupFrame frame, Link link)
    {
        if (link.Down && link.To.Layer == frame.First && frame.Boxes.Contains(link.To)) yield return link.ToX;
        if (!link.Down && link.From.Layer == frame.First && frame.Boxes.Contains(link.From)) yield return link.FromX;
    }
}
