using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;

namespace IPB.Suggestions;

/// <summary>A model as bytes: a mark, then everything it consists of, compressed.</summary>
internal static class ModelFile
{
    // Changes whenever the form, or what counts as evidence, does: an old model would misread new evidence.
    private static readonly byte[] Mark = "IPB suggestions 1\n"u8.ToArray();

    public static byte[] Write(SuggestionModel model)
    {
        using var file = new MemoryStream();
        file.Write(Mark);
        using (var packed = new BrotliStream(file, CompressionLevel.Fastest, leaveOpen: true))
        using (var writer = new BinaryWriter(packed, Encoding.UTF8))
        {
            Write(writer, model.Departments);
            Write(writer, model.HeldOut);
            writer.Write(model.Sharpness);
            Write(writer, model.Vocabulary.Keys);
            Write(writer, model.Vocabulary.Rarity.AsSpan());
            Write(writer, model.Weights.Values);
            Write(writer, model.Weights.Start);
        }

        return file.ToArray();
    }

    public static SuggestionModel Read(byte[] file)
    {
        if (!file.AsSpan().StartsWith(Mark))
            throw new InvalidDataException("expected a suggestion model of this version; train it anew");
        try
        {
            using var packed = new BrotliStream(
                new MemoryStream(file, Mark.Length, file.Length - Mark.Length), CompressionMode.Decompress);
            using var reader = new BinaryReader(packed, Encoding.UTF8);
            return Read(reader);
        }
        catch (Exception e) when (e is EndOfStreamException or InvalidOperationException or IOException
            or ArgumentException or FormatException)
        {
            throw new InvalidDataException("the suggestion model is damaged; train it anew", e);
        }
    }

    private static SuggestionModel Read(BinaryReader reader)
    {
        var departments = Texts(reader);
        var heldOut = ReadMeasures(reader);
        var sharpness = reader.ReadDouble();
        var keys = Texts(reader);
        var rarity = Floats(reader, keys.Length);
        var values = Floats(reader, keys.Length * departments.Length);
        var start = Floats(reader, departments.Length);
        return new(departments, new(keys, [.. rarity]), new(departments.Length, values, start), sharpness, heldOut);
    }

    private static void Write(BinaryWriter writer, ImmutableArray<string> texts)
    {
        writer.Write(texts.Length);
        foreach (var text in texts) writer.Write(text);
    }

    private static void Write(BinaryWriter writer, ReadOnlySpan<float> values)
    {
        foreach (var value in values) writer.Write(value);
    }

    private static void Write(BinaryWriter writer, Measures m)
    {
        writer.Write(m.Cases);
        foreach (var share in (double[])[m.Top1, m.Top3, m.MacroRecall, m.AtHalf, m.AtFourFifths, m.CalibrationError])
            writer.Write(share);
    }

    private static Measures ReadMeasures(BinaryReader reader) => new()
    {
        Cases = reader.ReadInt32(),
        Top1 = reader.ReadDouble(),
        Top3 = reader.ReadDouble(),
        MacroRecall = reader.ReadDouble(),
        AtHalf = reader.ReadDouble(),
        AtFourFifths = reader.ReadDouble(),
        CalibrationError = reader.ReadDouble(),
    };

    private static ImmutableArray<string> Texts(BinaryReader reader)
    {
        var texts = ImmutableArray.CreateBuilder<string>();
        for (var left = reader.ReadInt32(); left > 0; left--) texts.Add(reader.ReadString());
        return texts.ToImmutable();
    }

    private static float[] Floats(BinaryReader reader, int count)
    {
        var values = new float[count];
        for (var i = 0; i < count; i++) values[i] = reader.ReadSingle();
        return values;
    }
}
