using IPB.Workflows.Cases;
using IPB.Workflows.Routines;
using Npgsql;

namespace IPB.Workflows.Storage;

/// <summary>
/// What can be searched of a case, kept in the step that changes it: a step that leaves all texts as they were writes
/// nothing here.
/// </summary>
internal static class SearchRows
{
    private const string Insert = """
        insert into case_search (serial, title, description, fields, comments)
        select * from unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[])
        """;

    /// <summary>Of very many comments the newest stay.</summary>
    private const string Update = """
        update case_search set fields = $2, comments = right(comments || $3, 40000), description = $4 where serial = $1
        """;

    private const string Append = """
        update case_search set comments = right(comments || $2, 40000) where serial = $1
        """;

    /// <summary>After the cases: the rows refer to them.</summary>
    public static void Write(NpgsqlBatch batch, IReadOnlyList<CaseChange> changes, RoutineCatalog routines)
    {
        var fresh = changes.Where(c => c.Before is null).ToList();
        if (fresh.Count > 0)
            batch.Add(Insert)
                .Bigints(fresh.Select(SerialOf)).Texts(fresh.Select(c => Clean(c.After.Title)))
                .Texts(fresh.Select(c => Clean(CaseJson.DescriptionColumn(c.After))))
                .Texts(fresh.Select(c => Fields(c.After, routines))).Texts(fresh.Select(Comments));
        foreach (var change in changes.Where(c => c.Before is not null))
        {
            var comments = Comments(change);
            if (MayDiffer(change.Before!, change.After)
                && (Fields(change.After, routines), Clean(CaseJson.DescriptionColumn(change.After))) is var texts
                && texts != (Fields(change.Before!, routines), Clean(CaseJson.DescriptionColumn(change.Before!))))
                batch.Add(Update).Bigint(SerialOf(change)).Text(texts.Item1).Text(comments).Text(texts.Item2);
            else if (comments.Length > 0) batch.Add(Append).Bigint(SerialOf(change)).Text(comments);
        }
    }

    // Another version of the routine may keep back what this one shows.
    private static bool MayDiffer(Case before, Case after) => !ReferenceEquals(before.Fields, after.Fields)
        || before.RoutineVersion != after.RoutineVersion
        || before.ConfidentialDescription != after.ConfidentialDescription;

    /// <summary>
    /// Nothing confidential: a search says that it is there. Texts of fields, and choices by their names: nothing else
    /// is looked for in words.
    /// </summary>
    private static string Fields(Case c, RoutineCatalog routines)
    {
        if (routines.Find(c.Routine, c.RoutineVersion) is not { } routine) return "";
        return string.Join('\n', c.Fields.Select(f => (Field: routine.FindField(f.Key), f.Value))
            .Where(f => f.Field is { Confidential: false } && f.Value is string)
            .Select(f => Words(f.Field!, (string)f.Value)));
    }

    private static string Words(Field field, string value) =>
        field.Choices.FirstOrDefault(c => c.Id == value) is { } choice ? $"{choice.Name.Sv} {choice.Name.En}"
        : Clean(value);

    private static string Comments(CaseChange change) => string.Concat(change.Steps.SelectMany(s => s.Facts)
        .OfType<Commented>().Select(c => Clean(c.Text) + "\n"));

    private static string Clean(string text) => text.Replace("\0", "", StringComparison.Ordinal);

    private static long SerialOf(CaseChange change) => CaseNumber.SerialOf(change.After.Number);
}
