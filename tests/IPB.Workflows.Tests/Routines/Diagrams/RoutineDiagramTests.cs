using System.Xml.Linq;
using CsCheck;
using IPB.Workflows.Calendars;
using IPB.Workflows.Routines;
using IPB.Workflows.Routines.Diagrams;

namespace IPB.Workflows.Tests.Routines.Diagrams;

public sealed class RoutineDiagramTests
{
    private static readonly XNamespace Space = "http://www.w3.org/2000/svg";

    private static XDocument Draw(Routine routine, DiagramMarks? marks = null) =>
        XDocument.Parse(RoutineDiagram.Svg(routine, "sv", marks));

    private static XElement? ById(XDocument svg, string id) =>
        svg.Descendants().SingleOrDefault(e => (string?)e.Attribute("id") == id);

    private static List<string> Texts(XContainer part) => [.. part.Descendants(Space + "text").Select(t => t.Value)];

    [Fact]
    public void Every_state_and_every_trigger_of_a_routine_appears()
    {
        var routine = Drawn.Innovation();
        var svg = Draw(routine);
        Assert.All(routine.States, s => Assert.NotNull(ById(svg, $"state-{s.Id}")?.Element(Space + "title")));
        var drawn = Texts(svg).Select(t => t.TrimStart('•', ' ')).ToList();
        Assert.All(routine.States, s => Assert.Contains(s.Name.Sv, drawn));
        Assert.All(routine.States.SelectMany(s => s.Triggers), t => Assert.Contains(t.Name.Sv, drawn));
        Assert.Equal(4, drawn.Count(t => t == "Bordlägg"));
    }

    [Fact]
    public void Any_routine_gives_valid_xml_with_every_state() =>
        Drawn.Any.Sample(r => Draw(r).Descendants(Space + "g").Count(g => g.Attribute("id") is not null)
            == r.States.Length, iter: 100);

    [Fact]
    public void Any_text_gives_valid_xml() =>
        Gen.String.Where(t => t.Length > 0).Sample(text =>
        {
            var name = new Text(text, text);
            var state = new State("a", name)
            {
                Triggers = [new Trigger("t", name) { To = "a" }, new Trigger("u", name)],
            };
            return ById(Draw(Drawn.Of([state])), "state-a") is not null;
        });

    [Fact]
    public void Markup_in_a_name_is_text()
    {
        var svg = Draw(Drawn.Of([new State("a", Drawn.Same("<b>&amp;\"'\u0000]]>")) { End = Ending.Solved }]));
        Assert.Contains("<b>&amp;\"'\uFFFD]]>", Texts(svg));
    }

    [Fact]
    public void The_same_routine_gives_the_same_drawing() =>
        Drawn.Any.Sample(r => RoutineDiagram.Svg(r, "en") == RoutineDiagram.Svg(r, "en"), iter: 30);

    [Fact]
    public void Several_triggers_between_two_states_share_one_line()
    {
        var svg = Draw(Drawn.Of([
            Drawn.Plain("a", null, Drawn.To("one", "b"), Drawn.To("two", "b")), Drawn.Plain("b", null)]));
        Assert.Single(svg.Descendants(Space + "g"), g => (string?)g.Attribute("class") == "link");
        Assert.Contains("Gör one", Texts(svg));
        Assert.Contains("Gör two", Texts(svg));
    }

    [Fact]
    public void A_timer_is_dashed_and_says_its_time_limit()
    {
        var state = Drawn.Plain("a", null, Drawn.To("close", "b")) with
        {
            Timed = [new TimedTrigger(TimeLimit.Parse("90 days"), "close")],
        };
        var svg = Draw(Drawn.Of([state, Drawn.EndAt("b")]));
        Assert.Single(svg.Descendants(Space + "g"), g => (string?)g.Attribute("class") == "link timed");
        Assert.Contains("efter 90 dagar", Texts(svg));
    }

    [Fact]
    public void The_current_state_has_a_ring_and_says_so()
    {
        var state = ById(Draw(Drawn.Innovation(), new DiagramMarks("pilot")), "state-pilot")!;
        Assert.Contains(state.Elements(), e => (string?)e.Attribute("class") == "ring");
        Assert.EndsWith("(här är ärendet)", state.Element(Space + "title")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Counts_are_badges_and_zero_is_none()
    {
        var counts = new Dictionary<string, int> { ["bp0"] = 12, ["bp1"] = 0 };
        var svg = Draw(Drawn.Innovation(), new DiagramMarks(Counts: counts));
        Assert.Equal("12", ById(svg, "state-bp0")!.Elements().Last().Value);
        Assert.Single(svg.Descendants(), e => (string?)e.Attribute("class") == "badge");
    }

    [Fact]
    public void The_steps_of_a_path_are_highlighted()
    {
        var svg = Draw(Drawn.Innovation(), new DiagramMarks(Path: ["need", "bp0", "concept"]));
        var passed = svg.Descendants(Space + "g").Where(g => (string?)g.Attribute("class") == "link passed");
        Assert.Equal(["Läge need → Beslut bp0", "Beslut bp0 → Läge concept"], passed.Select(g => g.Value));
    }

    [Fact]
    public void Embedded_it_has_classes_only()
    {
        Assert.NotEmpty(Draw(Drawn.Innovation()).Descendants(Space + "style"));
        var svg = Draw(Drawn.Innovation(), new DiagramMarks { Embedded = true });
        Assert.Empty(svg.Descendants(Space + "style"));
        string[] loud = ["style", "fill", "stroke"];
        Assert.DoesNotContain(svg.Descendants().Attributes(), a => loud.Contains(a.Name.LocalName));
    }

    [Fact]
    public void Every_class_that_is_drawn_is_in_the_style_sheet_or_says_what_it_is()
    {
        var marks = new DiagramMarks("pilot", new Dictionary<string, int> { ["need"] = 1 }, ["need", "bp0"]);
        string[] plain = ["state", "end", "link", "loop", "rejected", "discontinued"];
        var used = Draw(Drawn.Innovation(), marks).Descendants().Attributes("class")
            .SelectMany(a => a.Value.Split(' '));
        Assert.All(used.Except(plain), c => Assert.Contains($".{c}", RoutineDiagram.Css, StringComparison.Ordinal));
    }

    [Fact]
    public void The_title_and_the_description_name_the_drawing()
    {
        var svg = Draw(Drawn.Innovation());
        var names = svg.Root!.Attribute("aria-labelledby")!.Value.Split(' ');
        Assert.Equal("img", (string?)svg.Root.Attribute("role"));
        Assert.Equal("Ritad rutin", ById(svg, names[0])!.Value);
        Assert.Equal(RoutineDiagram.Describe(Drawn.Innovation(), "sv"), ById(svg, names[1])!.Value);
    }

    [Fact]
    public void The_description_lists_states_with_what_can_happen()
    {
        var lines = RoutineDiagram.Describe(Drawn.Innovation(), "en").Split('\n');
        Assert.Equal("1. Läge need (start). Phase: need. Owner: Coordinator.", lines[0]);
        Assert.Equal("   – Gör propose-0 (Coordinator) → Beslut bp0.", lines[1]);
        Assert.Contains("   – Gör close-0 (after 90 days) → Slut dropped.", lines);
        Assert.Contains("   – Postpone: starts over here.", lines);
    }
}
