namespace IPB.Workflows.Routines.Diagrams;

/// <summary>Bundles links that pass layers: down on the right of all boxes, up on the left.</summary>
internal static class Trunks
{
    public static List<Trunk> Bundle(List<Link> links)
    {
        var trunks = new List<Trunk>();
        foreach (var link in links.Where(l => !l.Direct))
        {
            var trunk = trunks.Find(t => t.To == link.To && t.Down == link.Down);
            if (trunk is null) trunks.Add(trunk = new Trunk(link.To, link.Down));
            trunk.Links.Add(link);
            link.Trunk = trunk;
        }
        Stack(trunks.Where(t => t.Down));
        Stack(trunks.Where(t => !t.Down));
        return trunks;
    }

    /// <summary>Short ones nearest to the boxes; two share a lane where they do not meet.</summary>
    private static void Stack(IEnumerable<Trunk> side)
    {
        var lanes = new List<List<Trunk>>();
        foreach (var trunk in side.OrderBy(t => t.Last - t.First).ThenBy(t => t.Down ? t.To.X : -t.To.X))
        {
            trunk.Lane = lanes.FindIndex(lane => lane.All(t => t.Last < trunk.First || trunk.Last < t.First));
            if (trunk.Lane < 0)
            {
                trunk.Lane = lanes.Count;
                lanes.Add([]);
            }
            lanes[trunk.Lane].Add(trunk);
        }
    }
}
