using System.Collections.Immutable;
using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using TagDirective = YamlDotNet.Core.Tokens.TagDirective;

namespace IPB.Workflows.Files;

/// <summary>
/// Reads the part of YAML that cannot surprise: one document of scalars, lists and keys. Everything that lets a small
/// file grow, point at itself or name a type is refused, and so is a file beyond the limits below.
/// </summary>
internal sealed class SafeYaml
{
    internal const int MaxBytes = 256 * 1024;
    internal const int MaxDepth = 20;
    internal const int MaxNodes = 10_000;

    private readonly Parser parser;
    private readonly Findings findings;
    private int nodes;

    private SafeYaml(string text, Findings findings)
    {
        parser = new Parser(new StringReader(text));
        this.findings = findings;
    }

    /// <returns>The document, or null when the findings say why there is none to work with.</returns>
    internal static Node? Read(string text, Findings findings)
    {
        if (YamlRefusal.OfText(text) is { } refusal) return Refused(text, findings, refusal);
        try
        {
            var root = new SafeYaml(text.TrimStart('\uFEFF'), findings).Document();
            return findings.Any(YamlRefusal.MakesUnsafe) ? null : root;
        }
        catch (YamlRefusal e)
        {
            return Refused(text, findings, e);
        }
        catch (YamlException e)
        {
            return Refused(text, findings, YamlRefusal.OfSyntax(e, text));
        }
    }

    private static Node? Refused(string text, Findings findings, YamlRefusal refusal)
    {
        findings.Add(YamlRefusal.Within(text, refusal.At), refusal.Code, refusal.Message);
        return null;
    }

    private Node? Document()
    {
        Next();
        Next();
        if (parser.Current is not DocumentStart start)
            throw new YamlRefusal(Position.Start, "empty-file", "the file is empty; expected keys with values");
        if (start.Version is not null || (start.Tags?.Any(t => !IsBuiltIn(t)) ?? false))
            findings.Add(At(start), "yaml-directive", "a line that begins with % is not allowed; remove it");
        Next();
        var root = ReadNode(1);
        Next();
        if (parser.Current is DocumentStart another)
            throw new YamlRefusal(At(another), "yaml-documents",
                "a second document begins here; expected one document in a file: remove the line ---");
        return root;
    }

    private static bool IsBuiltIn(TagDirective tag) =>
        (tag.Handle, tag.Prefix) is ("!", "!") or ("!!", "tag:yaml.org,2002:");

    private void Next()
    {
        var end = parser.Current?.End ?? Mark.Empty;
        try
        {
            if (parser.MoveNext()) return;
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // The parser's own slips: "[%|{" and "!!]" are no YAML, but it says so by exceptions of other kinds,
            // or, as in "\t\t:\taa", by ending too early.
        }
        throw new YamlRefusal(YamlRefusal.PlaceOf(end), "yaml-syntax", "what follows here cannot be read as YAML");
    }

    private Node ReadNode(int depth)
    {
        var e = parser.Current!;
        Judge(e, depth);
        Node node = e switch
        {
            SequenceStart => ReadList(depth),
            MappingStart => ReadMap(depth),
            Scalar s => new ScalarNode(At(s), s.Value, s.Style),
            AnchorAlias => new ScalarNode(At(e), "", ScalarStyle.Plain),
            _ => throw new YamlRefusal(At(e), "yaml-syntax", "the text ends before this value does"),
        };
        Next();
        return node;
    }

    private void Judge(ParsingEvent e, int depth)
    {
        if (++nodes > MaxNodes)
            throw new YamlRefusal(At(e), "yaml-too-many-nodes",
                string.Create(CultureInfo.InvariantCulture, $"the file holds more than {MaxNodes} values; split it"));
        if (depth > MaxDepth)
            throw new YamlRefusal(At(e), "yaml-too-deep", $"values are nested deeper than {MaxDepth} levels");
        if (e is AnchorAlias alias)
            findings.Add(At(e), "yaml-alias", $"*{alias.Value} points elsewhere, which is not allowed; write it out");
        if (e is not NodeEvent node) return;
        if (!node.Anchor.IsEmpty)
            findings.Add(At(e), "yaml-anchor", $"&{node.Anchor.Value} is an anchor, which is not allowed; remove it");
        if (!node.Tag.IsEmpty)
            findings.Add(At(e), "yaml-tag", "a word that begins with ! is a tag, which is not allowed; remove it");
    }

    private ListNode ReadList(int depth)
    {
        var at = At(parser.Current!);
        var items = ImmutableArray.CreateBuilder<Node>();
        Next();
        while (parser.Current is not SequenceEnd) items.Add(ReadNode(depth + 1));
        return new ListNode(at, items.ToImmutable());
    }

    private MapNode ReadMap(int depth)
    {
        var at = At(parser.Current!);
        var entries = ImmutableArray.CreateBuilder<Entry>();
        var lines = new Dictionary<string, int>();
        Next();
        while (parser.Current is not MappingEnd)
        {
            var key = ReadNode(depth + 1);
            var value = ReadNode(depth + 1);
            if (key is not ScalarNode { IsNothing: false } word)
                findings.Add(key.At, "yaml-key", $"expected a word as key, got {key.Describe()}");
            else if (!lines.TryAdd(word.Value, word.At.Line))
                findings.Add(word.At, "duplicate-key",
                    $"{Shown.Quoted(word.Value)} stands twice; it is already on line {lines[word.Value]}");
            else
                entries.Add(new Entry(word, value));
        }
        return new MapNode(at, entries.ToImmutable());
    }

    private static Position At(ParsingEvent e) => YamlRefusal.PlaceOf(e.Start);
}
