using System.IO.Compression;
using System.Text;

namespace IPB.Suggestions.Data;

/// <summary>Reads comma-separated text with quoted values (RFC 4180), and the only file of a zip.</summary>
public static class Csv
{
    /// <summary>Rows by column name, as the first line names them.</summary>
    /// <exception cref="InvalidDataException">A row has more or fewer values than there are columns.</exception>
    public static IEnumerable<IReadOnlyDictionary<string, string>> ReadZip(string path)
    {
        using var zip = ZipFile.OpenRead(path);
        using var reader = new StreamReader(zip.Entries.Single().Open(), Encoding.UTF8);
        foreach (var row in Read(reader)) yield return row;
    }

    public static IEnumerable<IReadOnlyDictionary<string, string>> Read(TextReader reader)
    {
        string[]? columns = null;
        var number = 0;
        foreach (var values in Rows(reader))
        {
            number++;
            if (columns is null)
            {
                columns = values;
                continue;
            }

            if (values.Length != columns.Length)
                throw new InvalidDataException(
                    $"row {number}: expected {columns.Length} values, got {values.Length}");
            yield return columns.Zip(values).ToDictionary(v => v.First, v => v.Second);
        }
    }

    private static IEnumerable<string[]> Rows(TextReader reader)
    {
        var values = new List<string>();
        var value = new StringBuilder();
        var quoted = false;
        for (var c = reader.Read(); c >= 0; c = reader.Read())
        {
            if (c == '"')
            {
                // Two in a row inside quotes are one of the text.
                if (quoted && reader.Peek() == '"') value.Append((char)reader.Read());
                else quoted = !quoted;
            }
            else if (c is ',' or '\n' && !quoted)
            {
                values.Add(value.ToString().Trim());
                value.Clear();
                if (c == ',') continue;
                yield return [.. values];
                values.Clear();
            }
            else value.Append((char)c);
        }

        if (values.Count > 0 || value.Length > 0) yield return [.. values, value.ToString().Trim()];
    }
}
