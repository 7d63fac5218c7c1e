using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace IPB.Workflows.Files.Editing;

/// <summary>Reads where everything stands in a text that <see cref="SafeYaml"/> has read without findings.</summary>
internal sealed class WrittenReader
{
    private readonly string text;
    private readonly Parser parser;
    private readonly int skipped;
    private int brackets;

    private WrittenReader(string text)
    {
        this.text = text;
        skipped = text.StartsWith('\uFEFF') ? 1 : 0;
        parser = new Parser(new StringReader(text[skipped..]));
    }

    internal static Written Read(string text)
    {
        var reader = new WrittenReader(text);
        for (var i = 0; i < 3; i++) reader.parser.MoveNext();
        return reader.Next();
    }

    private Written Next()
    {
        var e = parser.Current!;
        Written node = e switch
        {
            SequenceStart list => List(list),
            MappingStart map => Map(map),
            Scalar scalar => Value(scalar),
            _ => throw new EditRefused($"line {e.Start.Line}: the text cannot be edited; mend it first"),
        };
        parser.MoveNext();
        return node;
    }

    private WrittenScalar Value(Scalar e)
    {
        var (start, end) = (Index(e.Start), Index(e.End));
        while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        return new(start, end, e.Value, e.Style, YamlRefusal.PlaceOf(e.Start), brackets > 0);
    }

    private WrittenList List(SequenceStart e)
    {
        var isFlow = e.Style == SequenceStyle.Flow;
        if (isFlow) brackets++;
        var items = ImmutableArray.CreateBuilder<Written>();
        parser.MoveNext();
        while (parser.Current is not SequenceEnd) items.Add(Next());
        if (isFlow) brackets--;
        var end = isFlow ? Index(parser.Current!.Start) + 1 : items.Max(i => i.End);
        return new(Index(e.Start), end, items.ToImmutable(), isFlow);
    }

    private WrittenMap Map(MappingStart e)
    {
        var isFlow = e.Style == MappingStyle.Flow;
        if (isFlow) brackets++;
        var entries = ImmutableArray.CreateBuilder<WrittenEntry>();
        parser.MoveNext();
        while (parser.Current is not MappingEnd)
        {
            var key = (WrittenScalar)Next();
            var value = Next();
            // Nothing is written: it stands behind the colon, wherever the parser saw the next word.
            if (value is WrittenScalar { Value: "", Style: ScalarStyle.Plain } nothing)
                value = nothing with { Start = Colon(key), End = Colon(key) };
            entries.Add(new(key, value));
        }
        if (isFlow) brackets--;
        var end = isFlow ? Index(parser.Current!.Start) + 1 : entries.Max(i => i.End);
        return new(Index(e.Start), end, entries.ToImmutable(), isFlow);
    }

    private int Colon(WrittenScalar key) => text.IndexOf(':', key.End) is var at and >= 0 ? at + 1 : key.End;

    private int Index(Mark mark) => (int)mark.Index + skipped;
}

/// <summary>An edit that is not done; the message says why, and the text stays as it is.</summary>
public sealed class EditRefused(string message) : Exception(message);
