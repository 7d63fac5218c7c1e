using IPB.Workflows.Files;
using IPB.Workflows.Files.Editing;

namespace IPB.Workflows.Tests.Files.Editing;

public class YamlEditTests
{
    private const string Small = """
        # first
        states:
          need:   # here it starts
            name: { sv: 'Behov', en: "Need" }
            due: 5 days

            remind: [on due, 2 days after]  # twice
            on:
              - id: a
                to: b
              # between
              - { id: c, to: d }
        text: >
          folded
          lines
        """;

    [Theory]
    [InlineData("states.need.due", "6 days", "due: 5 days", "due: 6 days")]
    [InlineData("states.need.due", "a: b", "due: 5 days", "due: 'a: b'")]
    [InlineData("states.need.name.sv", "it's", "'Behov'", "'it''s'")]
    [InlineData("states.need.name.en", "the \"need\"", "\"Need\"", "\"the \\\"need\\\"\"")]
    [InlineData("states.need.remind.0", "3 days before", "[on due,", "[3 days before,")]
    [InlineData("states.need.remind", "[on due]", "[on due, 2 days after]", "[on due]")]
    [InlineData("states.need.on.a.to", "x", "to: b", "to: x")]
    [InlineData("states.need.on.c.to", "x", "to: d", "to: x")]
    [InlineData("states.need.on.a.by", "y", "to: b", "to: b\n        by: y")]
    [InlineData("states.need.on.c.by", "y", "to: d", "to: d, by: y")]
    [InlineData("text", "one\ntwo", "  folded\n  lines", "  one\n\n  two")]
    public void One_value_is_set_and_nothing_else(string path, string value, string part, string other) =>
        Assert.Equal(Sample.With(part, other, Small), YamlEdit.Set(Small, path, value));

    [Theory]
    [InlineData("states.need.due", "    due: 5 days\n")]
    [InlineData("states.need.on.a", "      - id: a\n        to: b\n")]
    [InlineData("states.need.on.c.to", ", to: d")]
    [InlineData("states.need.name.sv", "sv: 'Behov', ")]
    [InlineData("text", "\ntext: >\n  folded\n  lines")]
    public void One_part_is_removed_and_nothing_else(string path, string gone) =>
        Assert.Equal(Sample.With(gone, "", Small), YamlEdit.Remove(Small, path));

    [Theory]
    [InlineData("states.nede.due", "there is no \"nede\" in states; did you mean \"need\"?")]
    [InlineData("states.need", "states.need is not a single value; name one within it")]
    [InlineData("states.need.remind.7", "there is no \"7\" in states.need.remind; expected one of \"0\", \"1\"")]
    public void A_path_that_leads_nowhere_is_told(string path, string message) =>
        Assert.Equal(message, Assert.Throws<EditRefused>(() => YamlEdit.Set(Small, path, "x")).Message);

    [Fact]
    public void The_version_is_raised() =>
        Assert.Equal("version: 10 # nine before\nx: 1", YamlEdit.RaiseVersion("version: 9 # nine before\nx: 1"));

    [Fact]
    public void Every_value_of_every_layout_is_set_and_set_back()
    {
        var count = 0;
        foreach (var (_, text) in Layouts.All())
            foreach (var (path, value) in Values(SafeYaml.Read(text, new Findings(""))!).Where((_, i) => i % 41 == 5))
            {
                var other = count % 2 == 0 ? "another" : "a: b # c";
                var changed = YamlEdit.Set(text, path, other);
                Assert.Equal(Lines(text, changed), Lines(changed, text));
                // What had no quotes may have got them; only then they stay.
                if (other == "another" || !value.IsPlain)
                    Assert.Equal(text, YamlEdit.Set(changed, path, value.Value));
                count++;
            }
        Assert.True(count > 100, $"{count} values");
    }

    [Fact]
    public void Every_key_that_is_added_and_removed_leaves_the_same_bytes()
    {
        foreach (var (_, text) in Layouts.All())
            foreach (var path in Maps(SafeYaml.Read(text, new Findings(""))!).Where((_, i) => i % 29 == 3))
            {
                var added = YamlEdit.Add(text, $"{path}/added-key", "{ a: 1 }");
                Assert.Equal(text, YamlEdit.Remove(added, $"{path}/added-key"));
                if (added.Contains(", added-key", StringComparison.Ordinal)) continue;
                var block = YamlEdit.Add(text, $"{path}/added-key", "a: 1\nb:\n  - c\n  - d: 2");
                Assert.Equal(text, YamlEdit.Remove(block, $"{path}/added-key"));
            }
    }

    private static IEnumerable<string> Lines(string text, string other)
    {
        var (a, b) = (text.Split('\n'), other.Split('\n'));
        Assert.Equal(a.Length, b.Length);
        var differing = a.Where((line, i) => line != b[i]).Count();
        Assert.Equal(1, differing);
        return a.Where((line, i) => line == b[i]);
    }

    private static IEnumerable<(string Path, ScalarNode Value)> Values(Node node, string path = "") => node switch
    {
        MapNode map => map.Entries.SelectMany(e => Values(e.Value, $"{path}/{e.Key.Value}")),
        ListNode list => list.Items.SelectMany((item, i) => Values(item, $"{path}/{i}")),
        ScalarNode { IsNothing: false } scalar when !scalar.Value.Contains('\n') => [(path[1..], scalar)],
        _ => [],
    };

    private static IEnumerable<string> Maps(Node node, string path = "") => node switch
    {
        MapNode map => map.Entries.SelectMany(e => Maps(e.Value, $"{path}/{e.Key.Value}"))
            .Concat(path.Length > 0 ? [path[1..]] : []),
        ListNode list => list.Items.SelectMany((item, i) => Maps(item, $"{path}/{i}")),
        _ => [],
    };
}
