using System.Collections.Immutable;
using IPB.Workflows.Files;

namespace IPB.Workflows.Tests.Files;

public class SafeYamlTests
{
    private static string Bomb => "a: &a [x, x]\n" + string.Concat(
        "bcdefghijklmnop".Select(c => $"{c}: &{c} [*{(char)(c - 1)}, *{(char)(c - 1)}, *{(char)(c - 1)}]\n"));

    [Fact]
    public void Alias_bomb_is_refused_where_it_begins()
    {
        var findings = Read(Bomb, out var root);
        Assert.Null(root);
        Assert.Equal((1, "yaml-anchor"), (findings[0].Line, findings[0].Code));
        Assert.Contains(findings, f => f is { Line: 2, Code: "yaml-alias" });
    }

    public static TheoryData<string, string> Attacks => new()
    {
        { "a: !!int 3", "1 yaml-tag" },
        { "a: !System.Diagnostics.Process { x: 1 }", "1 yaml-tag" },
        { "%TAG ! tag:example.org,2026:\n---\na: 1", "1 yaml-directive" },
        { "a: 1\n---\nb: 2", "2 yaml-documents" },
        { "a: 1\nb: 2\na: 3", "3 duplicate-key" },
        { "a:\n\tb: 1", "2 yaml-syntax" },
        { "? [a, b]\n: 1", "1 yaml-key" },
        { "a: [1, 2", "1 yaml-syntax" },
        { "a: \"unfinished\nb: 1", "1 yaml-syntax" },
        { "[%|{", "1 yaml-syntax" },
        { "!!]", "1 yaml-syntax" },
        { "\t\t:\taa", "1 yaml-syntax" },
        { "a: 1\nb: x\0hidden: 1", "2 yaml-characters" },
        { "", "1 empty-file" },
        { "# only a remark\n", "1 empty-file" },
        { "\uFEFF", "1 empty-file" },
    };

    [Theory]
    [MemberData(nameof(Attacks))]
    public void What_YAML_offers_beyond_plain_values_is_refused(string text, string expected)
    {
        var finding = Assert.Single(Read(text, out _));
        Assert.Equal(expected, $"{finding.Line} {finding.Code}");
    }

    [Fact]
    public void Tab_is_named_as_the_fault() => Assert.Equal(
        "the line is indented with a tab; use spaces", Assert.Single(Read("a:\n\tb: 1", out _)).Message);

    [Fact]
    public void Twenty_levels_are_read_and_one_more_is_not()
    {
        Assert.Empty(Read(new string('[', 19) + "x" + new string(']', 19), out _));
        Assert.Equal("yaml-too-deep", Assert.Single(Read(new string('[', 20) + "x" + new string(']', 20), out _)).Code);
    }

    [Fact]
    public void Endless_nesting_ends_at_the_limit() =>
        Assert.Equal("yaml-too-deep", Assert.Single(Read(new string('[', 200_000), out _)).Code);

    [Fact]
    public void Ten_thousand_values_are_read_and_one_more_is_not()
    {
        Assert.Empty(Read("[" + string.Join(',', Enumerable.Repeat("x", 9_999)) + "]", out _));
        Assert.Equal("yaml-too-many-nodes",
            Assert.Single(Read("[" + string.Join(',', Enumerable.Repeat("x", 10_000)) + "]", out _)).Code);
    }

    [Fact]
    public void File_of_256_KB_is_read_and_a_larger_one_is_not()
    {
        Assert.Empty(Read("a: " + new string('x', (256 * 1024) - 3), out _));
        Assert.Equal("yaml-too-large", Assert.Single(Read("a: " + new string('x', (256 * 1024) - 2), out _)).Code);
        Assert.Equal("yaml-too-large", Assert.Single(Read("a: " + new string('å', 128 * 1024), out _)).Code);
        Assert.Equal("yaml-too-large", Assert.Single(Read(new string('x', 257 * 1024), out _)).Code);
    }

    [Fact]
    public void Text_that_is_no_YAML_gives_a_finding_and_no_routine()
    {
        var file = Sample.Read("Hej! Jag ville bara fråga: när: öppnar ni?");
        Assert.Null(file.Routine);
        Assert.Single(file.Findings);
    }

    [Fact]
    public void Places_are_those_of_the_text()
    {
        Read("a: 1\r\nb:\r\n  - åäö\r\n  - { c: 'd' }\r\n", out var root);
        var list = Assert.IsType<ListNode>(Assert.IsType<MapNode>(root).Entries[1].Value);
        Assert.Equal([new Position(3, 5), new Position(4, 5)], list.Items.Select(i => i.At));
        Assert.Equal(new Position(4, 10), Assert.IsType<MapNode>(list.Items[1]).Entries[0].Value.At);
    }

    private static ImmutableArray<Finding> Read(string text, out Node? root)
    {
        var findings = new Findings("x.yaml");
        root = SafeYaml.Read(text, findings);
        return findings.ToImmutable();
    }
}
