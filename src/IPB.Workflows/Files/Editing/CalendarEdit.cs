using System.Globalization;

namespace IPB.Workflows.Files.Editing;

/// <summary>
/// Adds and removes single days in the text of <c>calendar.yaml</c>; everything else in it stays as it is written.
/// </summary>
public static class CalendarEdit
{
    private const string Closed = "closed";
    private const string HalfDays = "half-days";

    /// <summary>What a city begins with that has no calendar of its own: what holds without one.</summary>
    public const string New = """
        # When the city works. Time limits in working days and working hours follow this calendar.
        # Swedish public holidays are known and need not be listed here.
        calendar: standard
        opening-hours:
          monday: "08:00-17:00"
          tuesday: "08:00-17:00"
          wednesday: "08:00-17:00"
          thursday: "08:00-17:00"
          friday: "08:00-17:00"

        """;

    /// <summary>Closes a day.</summary>
    /// <param name="department">Code; null: the whole city.</param>
    /// <exception cref="EditRefused">The text cannot be changed in this way.</exception>
    public static string Close(string text, string? department, DateOnly date, Text reason) =>
        Add(text, department, Closed,
        $"{{ date: {Day(date)}, reason: {{ sv: {Quoted(reason.Sv)}, en: {Quoted(reason.En)} }} }}");

    /// <summary>Lets a day end early.</summary>
    /// <inheritdoc cref="Close"/>
    public static string CloseEarly(string text, string? department, DateOnly date, TimeOnly closes) => Add(
        text, department, HalfDays, $"{{ date: {Day(date)}, closes: \"{closes:HH\\:mm}\" }}");

    /// <summary>Takes the entry of a closed day or a half day away.</summary>
    /// <param name="index">Its place in the list, from 0.</param>
    /// <inheritdoc cref="Close"/>
    public static string Reopen(string text, string? department, bool half, int index)
    {
        var list = PathOf(department) + (half ? HalfDays : Closed);
        return RemoveAlone(text, string.Create(CultureInfo.InvariantCulture, $"{list}/{index}"));
    }

    private static string Add(string text, string? department, string list, string item)
    {
        var path = PathOf(department) + list;
        if (Has(text, path))
            return IsEmpty(text, path) ? YamlEdit.Set(text, path, $"[{item}]") : YamlEdit.AddItem(text, path, item);
        if (department is null) return YamlEdit.Add(text, path, $"- {item}");
        if (!Has(text, "departments"))
            return YamlEdit.Add(text, "departments", $"{department}:\n  {list}:\n    - {item}");
        return Has(text, $"departments/{department}") ? AddKey(text, path, item)
            : YamlEdit.Add(text, $"departments/{department}", $"{list}:\n  - {item}");
    }

    // Between braces only what stands on one line can be added.
    private static string AddKey(string text, string path, string item)
    {
        try
        {
            return YamlEdit.Add(text, path, $"- {item}");
        }
        catch (EditRefused)
        {
            return YamlEdit.Add(text, path, $"[{item}]");
        }
    }

    // An entry that is the only one of its block goes with the block.
    private static string RemoveAlone(string text, string path)
    {
        try
        {
            return YamlEdit.Remove(text, path);
        }
        catch (EditRefused) when (IsOnlyOne(text, path) && path.Contains('/', StringComparison.Ordinal))
        {
            return RemoveAlone(text, path[..path.LastIndexOf('/')]);
        }
    }

    private static bool IsOnlyOne(string text, string path) =>
        EditPath.Parse(path).Find(WrittenReader.Read(text)) switch
        {
            (WrittenMap map, not null) => map.Entries.Length == 1,
            (WrittenList list, not null) => list.Items.Length == 1,
            _ => false,
        };

    private static bool Has(string text, string path) => Part(text, path) is not null;

    private static bool IsEmpty(string text, string path) => Part(text, path) is WrittenList { Items: [] };

    private static Written? Part(string text, string path)
    {
        Written? part = WrittenReader.Read(text);
        foreach (var name in EditPath.Parse(path).Names) part = part?.Child(name);
        return part;
    }

    private static string PathOf(string? department) => department is null ? "" : $"departments/{department}/";

    private static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Quoted(string text) => ScalarText.New(text, inFlow: true);
}
