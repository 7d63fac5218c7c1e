using System.Globalization;
using System.Runtime.CompilerServices;
using CsvHelper;
using CsvHelper.Configuration;
using IPB.Workflows.Routines;
using IPB.Workflows.Routing;

namespace IPB.Host.Operations;

/// <summary>
/// Cases in a CSV file: a column for each name that the table reads, optionally <c>number</c> and <c>to</c>, the
/// department that had the case. Without it, it is where the table of the workflows folder sends the case.
/// </summary>
internal sealed class ReplayCsv : IAsyncDisposable
{
    private readonly string path;
    private readonly StreamReader file;
    private readonly RoutingTable table;
    private readonly Func<IReadOnlyDictionary<string, object?>, string>? before;

    public ReplayCsv(string path, RoutingTable table, RoutingTable? before)
    {
        if (!File.Exists(path)) throw new StartRefused($"There is no file {path}; expected cases as CSV.");
        (this.path, this.table) = (path, table);
        this.before = before is null ? null : RoutingReplay.Departments(before);
        file = new StreamReader(path);
    }

    public ValueTask DisposeAsync()
    {
        file.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <exception cref="StartRefused">A column is missing, or a value is not of its input's type.</exception>
    public async IAsyncEnumerable<CaseToReplay> CasesAsync([EnumeratorCancellation] CancellationToken ct = default)
    {
        using var csv = new CsvReader(file, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            DetectDelimiter = true,
            DetectDelimiterValues = [",", ";", "\t"],
            BadDataFound = null,
        });
        if (!await csv.ReadAsync() || !csv.ReadHeader()) throw Fault(1, "expected a line with the names of columns");
        var columns = csv.HeaderRecord!.Select(h => h.Trim()).ToList();
        CheckColumns(columns);
        while (await csv.ReadAsync())
        {
            ct.ThrowIfCancellationRequested();
            yield return Case(csv, columns);
        }
    }

    private void CheckColumns(List<string> columns)
    {
        var has = columns.ToHashSet();
        if (has.Contains("title") && has.Contains("description")) has.Add("text");
        var missing = RoutingReplay.Inputs(table).Where(n => !has.Contains(n)).ToList();
        if (missing.Count > 0)
            throw Fault(1, $"the table reads {string.Join(", ", missing)}, which is no column; the columns are "
                + string.Join(", ", columns) + (missing.Contains("text") ? ". Add text, or title and description" : ""));
        if (!has.Contains("to") && before is null)
            throw Fault(1, "expected the column \"to\" with the department that had the case, for there is no "
                + $"routing table \"{table.Id}\" in the workflows folder to compare with");
    }

    private CaseToReplay Case(CsvReader csv, List<string> columns)
    {
        var line = csv.Parser.RawRow;
        var names = new Dictionary<string, object?>();
        for (var i = 0; i < columns.Count; i++)
            names[columns[i]] = Value(columns[i], csv.GetField(i) ?? "", line);
        if (!names.ContainsKey("text"))
            names["text"] = $"{names.GetValueOrDefault("title")}\n{names.GetValueOrDefault("description")}";
        var number = names.GetValueOrDefault("number") as string is { Length: > 0 } given
            ? given : string.Create(CultureInfo.InvariantCulture, $"line {line}");
        var from = names.GetValueOrDefault("to") as string ?? before?.Invoke(names)
            ?? throw Fault(line, "expected a department in the column \"to\"");
        return new CaseToReplay(number, from, names);
    }

    private object? Value(string name, string cell, int line)
    {
        var text = cell.Trim();
        if (text.Length == 0) return null;
        if (name == "submitter_roles")
            return text.Split(';', StringSplitOptions.TrimEntries).ToList<object?>();
        return table.Inputs.FirstOrDefault(i => i.Name == name)?.Type switch
        {
            FieldType.Number or FieldType.Money => decimal.TryParse(
                text, NumberStyles.Number & ~NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number)
                ? number : throw Wrong("a number such as 250000 or 0.5"),
            FieldType.Date => DateOnly.TryParseExact(
                text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                ? date : throw Wrong("a date such as 2026-12-24"),
            FieldType.YesNo => text is "true" or "yes" || (text is "false" or "no" ? false : throw Wrong("yes or no")),
            _ => text,
        };

        StartRefused Wrong(string expected) => Fault(line, $"{name}: expected {expected}, got \"{text}\"");
    }

    private StartRefused Fault(int line, string fault) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{path}:{line}: {fault}."));
}
