using System.Collections.Immutable;
using IPB.Workflows.Files;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Tests.Children;

/// <summary>Mistakes between a routine and those whose cases it opens, each told once and on its line.</summary>
public sealed class ChildChecksTests
{
    public static TheoryData<string, string, string> Mistakes => new()
    {
        { "{ routine: chidl, fields: { what: title } }", "unknown-routine", "did you mean \"child\"?" },
        { "{ routine: child }", "child-field-missing", "\"what\"" },
        { "{ routine: child, fields: { what: title, wath: title } }", "unknown-field-of-child", "wath" },
        { "{ routine: child, fields: { what: title, extra: 'true' } }", "child-field-not-asked", "extra" },
        { "{ routine: child, fields: { what: title, cost: title } }", "child-field-type", "number" },
        { "{ routine: child, fields: { what: title, kind: '\"small\"' } }", "child-field-value", "small" },
        { "{ routine: child, fields: { what: note } }", "child-field-may-be-empty", "note" },
        { "{ routine: child, fields: { what: '\"\"' } }", "child-field-value", "must have a value" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Each_mistake_is_told_once(string opens, string code, string says)
    {
        var finding = Assert.Single(Check(opens));
        Assert.Equal(code, finding.Code);
        Assert.Contains(says, finding.Message, StringComparison.Ordinal);
        Assert.Equal(
            Family.Parent(opens).Split('\n').ToList().FindIndex(l => l.Contains("    opens: ", StringComparison.Ordinal)
            && l.Contains(opens, StringComparison.Ordinal)) + 1, finding.Line);
    }

    [Theory]
    [InlineData(
        "{ routine: child, fields: { what: 'if note = null then \"?\" else note', cost: 5, kind: '\"big\"' } }")]
    [InlineData("{ routine: child, fields: { what: '\"About \" + title' } }")]
    public void What_fits_has_no_finding(string opens) => Assert.Empty(Check(opens));

    [Fact]
    public void A_field_that_its_trigger_needs_is_there()
    {
        var text = Family.Parent("{ routine: child, fields: { what: title } }").Replace(
            "opens: { routine: child }", "needs: [note], opens: { routine: child, fields: { what: note } }",
            StringComparison.Ordinal).Replace(", title: '\"More: \" + title'", ", fields: { what: title }",
            StringComparison.Ordinal);
        Assert.Empty(Check(Family.Read(text, "test")));
    }

    [Fact]
    public void An_end_that_no_child_has_is_told()
    {
        var text = Whole("{ routine: child, fields: { what: title } }")
            .Replace("solved: joined,", "completed: joined, discontinued: joined,", StringComparison.Ordinal);
        Assert.Equal(["child-never-ends-so"], Check(Family.Read(text, "test")).Select(f => f.Code));
    }

    [Theory]
    [InlineData("a", "b", "\"a\" → \"b\" → \"a\"")]
    [InlineData("a", "a", "\"a\" → \"a\"")]
    public void Routines_that_open_each_other_without_end_are_found(string first, string second, string ring)
    {
        var routines = new[] { (first, second), (second, first) }.Distinct()
            .Select(r => Family.Read(AtOnce(r.Item1, r.Item2), r.Item1)).DistinctBy(r => r.Id).ToList();
        var finding = Assert.Single(ChildChecks.Of("a.routine.yaml", routines[0], routines, []));
        Assert.Equal("endless-children", finding.Code);
        Assert.Contains(ring, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Routines_that_open_each_other_because_people_act_are_left_alone()
    {
        var a = Family.Read(AtOnce("a", "b"), "a");
        var b = Family.Read(AtOnce("b", "a").Replace("  s:", "  f: { name: { sv: F, en: F }, owner: officer, on: "
            + "{ go: { name: { sv: G, en: G }, to: s } } }\n  s:", StringComparison.Ordinal), "b");
        Assert.Empty(ChildChecks.Of("a.routine.yaml", a, [a, b], []));
    }

    private static string AtOnce(string id, string opens) => $$"""
        routine: {{id}}
        version: 1
        name: { sv: Prov, en: Trial }
        purpose: { sv: Prov, en: Trial }
        states:
          s:
            name: { sv: Start, en: Start }
            owner: officer
            on:
              go: { name: { sv: Gå, en: Go }, to: t, by: system, when: 'title = "Go"' }
              end: { name: { sv: Slut, en: End }, to: z }
          t:
            name: { sv: Sedan, en: Then }
            owner: officer
            opens: { routine: {{opens}} }
            on: { end: { name: { sv: Slut, en: End }, to: z } }
          z: { name: { sv: Slut, en: End }, end: completed }
        """;

    // The other openings of the parent hand over what the child needs.
    private static string Whole(string opens) => Family.Parent(opens)
        .Replace("more }, opens: { routine: child }",
            "more }, opens: { routine: child, fields: { what: title } }", StringComparison.Ordinal)
        .Replace(", title: '\"More: \" + title'", ", fields: { what: title }", StringComparison.Ordinal);

    private static ImmutableArray<Finding> Check(string opens) => Check(Family.Read(Whole(opens), "test"));

    private static ImmutableArray<Finding> Check(Routine parent)
    {
        var child = Family.Read(Family.Child("what, cost, kind").Replace("fields:",
            "fields:\n  extra: { type: yes-no, name: { sv: Mer, en: More } }", StringComparison.Ordinal));
        return ChildChecks.Of("test.routine.yaml", parent, [parent, child], []);
    }
}
