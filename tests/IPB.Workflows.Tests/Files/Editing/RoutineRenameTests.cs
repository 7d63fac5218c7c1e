using IPB.Workflows.Files;
using IPB.Workflows.Files.Editing;
using IPB.Workflows.Routines;
using IPB.Workflows.Routines.Changes;

namespace IPB.Workflows.Tests.Files.Editing;

public class RoutineRenameTests
{
    [Fact]
    public void Every_part_of_every_layout_is_renamed_wherever_it_is_named_and_back()
    {
        var count = 0;
        foreach (var (file, text) in Layouts.All())
        {
            var fragments = Fragments.Beside(file);
            var old = RoutineReader.ReadPublished(file, text, fragments).Routine!;
            foreach (var (part, id) in Parts(old).Where((_, i) => i % 7 == count % 7))
            {
                var now = part == "field" ? id + "_x" : id + "-x";
                if (Renamed(file, text, part, id, now, fragments) is not { } changed) continue;
                var routine = RoutineReader.ReadPublished(file, changed, fragments);
                Assert.Equal([], routine.Findings);
                var changes = RoutineDiff.Between(old, routine.Routine!);
                Assert.NotEmpty(changes);
                Assert.All(changes, c => Assert.Equal((now, id), (c.Id, c.FormerId)));
                Assert.Equal(text, RoutineRename.Of(file, changed, part, now, id, fragments));
                count++;
            }
        }
        Assert.True(count > 80, $"{count} renames");
    }

    [Fact]
    public void Only_whole_names_of_a_condition_are_renamed()
    {
        var text = Sample.With("'voices >= 3'",
            "'voices >= 3 and \"voices\" != title and count([voices]) > 0 /* voices */'");
        var renamed = RoutineRename.Of(Sample.File, text, "field", "voices", "people_heard", Fragments.None);
        Assert.Contains("'people_heard >= 3 and \"voices\" != title and count([people_heard]) > 0 /* voices */'",
            renamed, StringComparison.Ordinal);
        Assert.Contains("given: { budget: 800, kind: lamp, people_heard: 4, title: Mörkt }", renamed,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"voices >= 3 and title != \\\"voices\\\"\"", "\"heard >= 3 and title != \\\"voices\\\"\"")]
    [InlineData("'title != \"it''s\" and voices >= 3'", "'title != \"it''s\" and heard >= 3'")]
    [InlineData("voices >= 3", "heard >= 3")]
    public void Quotes_of_a_condition_stay(string before, string after) => Assert.Equal(
        Sample.With("'voices >= 3'", after)
            .Replace("voices: {", "heard: {", StringComparison.Ordinal)
            .Replace("asks: [budget, voices]", "asks: [budget, heard]", StringComparison.Ordinal)
            .Replace("voices: 4", "heard: 4", StringComparison.Ordinal),
        RoutineRename.Of(
            Sample.File, Sample.With("'voices >= 3'", before), "field", "voices", "heard", Fragments.None));

    [Theory]
    [InlineData("state", "nede", "x", "state \"nede\" is unknown; did you mean \"need\"?")]
    [InlineData("state", "need", "solved", "state \"solved\" is already there")]
    [InlineData("field", "budget", "a-b", "field \"a-b\": expected small letters")]
    [InlineData("field", "budget", "title", "field \"title\": the name already means something")]
    [InlineData("stat", "need", "x", "\"stat\" cannot be renamed; did you mean \"state\"?")]
    [InlineData("trigger", "propose", "return", "an outcome of gates is called so")]
    public void What_cannot_be_renamed_is_told(string part, string old, string now, string message) =>
        Assert.StartsWith(message, Assert.Throws<EditRefused>(
            () => RoutineRename.Of(Sample.File, Sample.Routine, part, old, now, Fragments.None)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void What_a_fragment_names_is_not_renamed_behind_its_back()
    {
        var fragments = Fragments.Read("w", [new("a.fragment.yaml", "fragment: a\nblocks: { back: { on: { again: "
            + "{ name: { sv: Om, en: Again }, to: need, by: coordinator } } } }")]);
        var text = Sample.With("    end: discontinued\n", "    end: discontinued\n    use: back\n");
        Assert.StartsWith("\"need\" is named in w/a.fragment.yaml:2", Assert.Throws<EditRefused>(
            () => RoutineRename.Of(Sample.File, text, "state", "need", "wish", fragments)).Message,
            StringComparison.Ordinal);
    }

    // What a fragment names, and what is called as an outcome, is refused; the other tests say how.
    private static string? Renamed(string file, string text, string part, string old, string now, Fragments fragments)
    {
        try
        {
            return RoutineRename.Of(file, text, part, old, now, fragments);
        }
        catch (EditRefused e) when (e.Message.Contains("is named in") || e.Message.Contains("outcome of gates")
            || e.Message.Contains("is unknown"))
        {
            return null;
        }
    }

    private static IEnumerable<(string Part, string Id)> Parts(Routine routine) =>
    [
        .. routine.States.Select(s => ("state", s.Id)),
        .. routine.Fields.Select(f => ("field", f.Id)),
        .. routine.States.SelectMany(s => s.Triggers).Select(t => ("trigger", t.Id)).Distinct(),
        .. routine.Phases.Select(p => ("phase", p.Id)),
    ];
}
