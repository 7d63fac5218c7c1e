using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace IPB.Workflows.Routines.Imports;

/// <summary>A value of a JSON file with its place.</summary>
/// <param name="Line">Counted from 1.</param>
/// <param name="Path">As <c>$.root.states[2]</c>.</param>
internal abstract record JsonPart(int Line, string Path)
{
    /// <summary>What it is, for a message that says what came instead of what was expected.</summary>
    internal abstract string Describe();
}

/// <summary>A text, a number or a truth value; null where nothing is written.</summary>
internal sealed record JsonScalar(int Line, string Path, object? Value) : JsonPart(Line, Path)
{
    internal override string Describe() => Value switch
    {
        null => "nothing",
        string text => Files.Shown.Quoted(text),
        bool truth => truth ? "true" : "false",
        var number => string.Create(CultureInfo.InvariantCulture, $"the number {number}"),
    };
}

internal sealed record JsonList(int Line, string Path, ImmutableArray<JsonPart> Items) : JsonPart(Line, Path)
{
    internal override string Describe() => "a list";
}

internal sealed record JsonBlock(int Line, string Path, ImmutableArray<(string Key, JsonPart Value)> Entries)
    : JsonPart(Line, Path)
{
    /// <summary>As Elsa does, it does not look at the case of the letters. Null where there is none, or null.</summary>
    internal JsonPart? Find(string key) =>
        Entries.FirstOrDefault(e => e.Key.Equals(key, StringComparison.OrdinalIgnoreCase)).Value is { } part
        && part is not JsonScalar { Value: null } ? part : null;

    /// <summary>A block within blocks; null where one is missing or no block.</summary>
    internal JsonBlock? Inner(params ReadOnlySpan<string> keys)
    {
        var block = this;
        foreach (var key in keys) block = block?.Find(key) as JsonBlock;
        return block;
    }

    /// <summary>A text that is not blank; else null.</summary>
    internal string? Text(string key) =>
        Find(key) is JsonScalar { Value: string text } && !string.IsNullOrWhiteSpace(text) ? text : null;

    internal override string Describe() => "a block";
}

/// <summary>Reads JSON whole, as strictly as it is written down, with a place for everything.</summary>
internal ref struct JsonFileReader
{
    internal const int MaxBytes = 8_000_000;
    private const int MaxDepth = 64;
    private const int MaxValues = 200_000;

    private readonly string file;
    private readonly ReadOnlySpan<byte> bytes;
    private Utf8JsonReader reader;
    private int line;
    private int counted;
    private int values;

    private JsonFileReader(string file, ReadOnlySpan<byte> bytes, int firstLine)
    {
        this.file = file;
        this.bytes = bytes;
        line = firstLine;
        reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = MaxDepth });
    }

    /// <exception cref="ElsaFileException">It is no JSON in UTF-8, too large or deep, or says a thing
    /// twice.</exception>
    internal static JsonPart Read(string file, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MaxBytes)
            throw new ElsaFileException(file, 0, $"expected at most {MaxBytes / 1_000_000} MB, got more; "
                + "export its definitions one by one");
        return Whole(file, bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[3..] : bytes, 1, "$");
    }

    /// <summary>JSON that stands as a text in another file.</summary>
    internal static JsonPart ReadInner(string file, string text, int line, string path) =>
        Whole(file, Encoding.UTF8.GetBytes(text.ReplaceLineEndings(" ")), line, path);

    private static JsonPart Whole(string file, ReadOnlySpan<byte> bytes, int firstLine, string path)
    {
        var json = new JsonFileReader(file, bytes, firstLine);
        try
        {
            json.Next();
            var part = json.Part(path);
            if (json.reader.Read()) throw json.Refused("expected the end of the file, got more");
            return part;
        }
        catch (JsonException broken)
        {
            throw new ElsaFileException(file, firstLine + (int)(broken.LineNumber ?? 0), "expected JSON, got: "
                + broken.Message.Split(" LineNumber:")[0]);
        }
        catch (InvalidOperationException)
        {
            throw json.Refused("expected text in UTF-8, got characters that are none");
        }
    }

    private void Next()
    {
        if (!reader.Read()) throw Refused("expected a value, got the end of the file");
        if (++values > MaxValues)
            throw Refused(string.Create(CultureInfo.InvariantCulture,
                $"expected at most {MaxValues} values, got more"));
    }

    private JsonPart Part(string path)
    {
        var at = Line();
        return reader.TokenType switch
        {
            JsonTokenType.StartObject => Block(at, path),
            JsonTokenType.StartArray => List(at, path),
            JsonTokenType.String => new JsonScalar(at, path, reader.GetString()),
            JsonTokenType.Number => new JsonScalar(at, path, reader.TryGetDecimal(out var n) ? n : reader.GetDouble()),
            JsonTokenType.True or JsonTokenType.False => new JsonScalar(at, path, reader.GetBoolean()),
            _ => new JsonScalar(at, path, null),
        };
    }

    private JsonBlock Block(int at, string path)
    {
        var entries = ImmutableArray.CreateBuilder<(string, JsonPart)>();
        var lines = new Dictionary<string, int>();
        for (Next(); reader.TokenType != JsonTokenType.EndObject; Next())
        {
            var key = reader.GetString()!;
            if (!lines.TryAdd(key, Line()))
                throw Refused($"{Files.Shown.Quoted(key)} stands twice in {path}; it is already on line {lines[key]}: "
                    + "remove one of them");
            Next();
            entries.Add((key, Part($"{path}.{key}")));
        }
        return new JsonBlock(at, path, entries.ToImmutable());
    }

    private JsonList List(int at, string path)
    {
        var items = ImmutableArray.CreateBuilder<JsonPart>();
        for (Next(); reader.TokenType != JsonTokenType.EndArray; Next()) items.Add(Part($"{path}[{items.Count}]"));
        return new JsonList(at, path, items.ToImmutable());
    }

    private int Line()
    {
        var now = (int)reader.TokenStartIndex;
        line += bytes[counted..now].Count((byte)'\n');
        counted = now;
        return line;
    }

    private ElsaFileException Refused(string message) => new(file, Line(), message);
}

/// <summary>The file cannot be imported at all.</summary>
public sealed class ElsaFileException(string file, int line, string message)
    : Exception(line > 0 ? $"{file}:{line}: {message}" : $"{file}: {message}");
