using CsCheck;
using IPB.Workflows.Files;
using IPB.Workflows.Routines;
using IPB.Workflows.Routines.Diagrams;
using IPB.Workflows.Tests.Files;

namespace IPB.Workflows.Tests.Routines.Diagrams;

public sealed class DiagramLayoutTests
{
    private static Drawing Lay(Routine routine) => DiagramLayout.Of(routine, new DiagramWords("sv", null));

    private static List<Rect> LabelsOf(Drawing drawing) =>
        [.. drawing.Links.Concat(drawing.Boxes.Select(b => b.Loop).OfType<Link>()).Select(l => l.Label)];

    private static string? Fault(Drawing drawing)
    {
        var boxes = drawing.Boxes.Select(b => b.Rect).ToList();
        var labels = LabelsOf(drawing);
        var all = boxes.Concat(labels).ToList();
        for (var i = 0; i < all.Count; i++)
            for (var j = i + 1; j < all.Count; j++)
                if (all[i].Overlaps(all[j]))
                    return $"{all[i]} lies over {all[j]}";
        return all.FirstOrDefault(r => !Inside(drawing.Frame, r)) is { Width: > 0 } outside
            ? $"{outside} is outside {drawing.Frame}" : null;
    }

    private static bool Inside(Rect frame, Rect rect) => frame.Left <= rect.Left && rect.Right <= frame.Right
        && frame.Top <= rect.Top && rect.Bottom <= frame.Bottom;

    private static bool RunsThrough(Link link, Box box) =>
        box != link.From && box != link.To && link.Crosses(box.Rect);

    [Fact]
    public void Boxes_and_labels_of_a_routine_like_those_of_a_city_lie_apart() =>
        Assert.Null(Fault(Lay(Drawn.Innovation())));

    [Fact]
    public void Boxes_and_labels_of_every_shipped_routine_lie_apart()
    {
        var shipped = WorkflowFolder.Load(Path.Combine(ShippedFilesTests.Repository(), "workflows")).Routines;
        Assert.NotEmpty(shipped);
        Assert.All(shipped, r => Assert.Null(Fault(Lay(r))));
    }

    [Fact]
    public void A_routine_like_those_of_a_city_fits_a_page()
    {
        var frame = Lay(Drawn.Innovation()).Frame;
        Assert.InRange(frame.Width, 600, 1050);
    }

    [Fact]
    public void No_line_runs_through_a_label_in_a_routine_like_those_of_a_city() =>
        Assert.Empty(Lay(Drawn.Innovation()).CrossedLabels());

    [Fact]
    public void Boxes_and_labels_of_any_routine_lie_apart_inside_the_frame() =>
        Drawn.Any.Sample(r => Assert.Null(Fault(Lay(r))), iter: 200);

    [Fact]
    public void No_line_of_any_routine_runs_through_a_box_it_does_not_belong_to() =>
        Drawn.Any.Sample(r =>
        {
            var drawing = Lay(r);
            Assert.DoesNotContain(drawing.Links, l => drawing.Boxes.Any(b => RunsThrough(l, b)));
        }, iter: 200);

    [Fact]
    public void The_way_through_approved_gates_is_one_straight_line()
    {
        var main = Lay(Drawn.Innovation()).Boxes.Where(b => b.Kind == BoxKind.Gate || b.Details.Count > 0
            && !b.State.Id.StartsWith("hold", StringComparison.Ordinal));
        Assert.Single(main.Select(b => b.X).Distinct());
    }

    [Fact]
    public void Phases_follow_each_other_from_top_to_bottom()
    {
        var lanes = Lay(Drawn.Innovation()).Lanes;
        Assert.Equal(["need", "concept", "pilot", "rollout", "Avslutat"], lanes.Select(l => l.Name[0]));
        Assert.All(lanes.Zip(lanes.Skip(1)), pair => Assert.Equal(pair.First.Bottom, pair.Second.Top));
    }
}
