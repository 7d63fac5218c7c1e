using IPB.Workflows.Access;

namespace IPB.Workflows.Storage;

/// <summary>
/// <see cref="Sight"/> as a condition over the columns <c>sight</c>, <c>routine</c> and <c>state</c> of cases: the same
/// answer as <see cref="Sight.Sees"/> gives for each case.
/// </summary>
internal static class SightSql
{
    /// <summary>As the indexes of what everybody sees have it: they fit by these very words alone.</summary>
    public static readonly string ByAll = $"sight @> '{{{SightKeys.City}}}'";
    private static readonly string SeenByAll = "c." + ByAll;

    /// <param name="parameter">Adds a value and gives its name, <c>$1</c>.</param>
    /// <param name="table">Name or alias of the table <c>cases</c>.</param>
    /// <returns>Null: all cases are seen.</returns>
    public static string? Where(Sight sight, Func<object, string> parameter, string table = "cases")
    {
        if (sight.SeesAll) return null;
        if (sight.Parts.IsEmpty) return "false";
        return "(" + string.Join(" or ", sight.Parts.Select(p => Part(p, parameter, table))) + ")";
    }

    /// <summary>The same where there is always a condition.</summary>
    public static string Always(Sight sight, Func<object, string> parameter, string table = "cases") =>
        Where(sight, parameter, table) ?? "true";

    /// <summary>
    /// The same for rows that name a case. Few cases are not seen by the whole city: those of them that are not seen
    /// are left out, rather than all others found.
    /// </summary>
    /// <param name="id">The column with the id of the case.</param>
    public static string OfCase(Sight sight, string id, Func<object, string> parameter) =>
        Where(sight, parameter, "c") is not { } seen ? "true"
        : sight.SeesCity ? $"{id} not in (select c.id from cases c where not {SeenByAll} and not ({seen}))"
        : $"{id} in (select c.id from cases c where {seen})";

    /// <summary>Rows that name a case that the whole city sees.</summary>
    public static string InCity(string id) => $"{id} not in (select c.id from cases c where not {SeenByAll})";

    /// <summary>Rows that name a case that is seen, other than those that <see cref="InCity"/> has for those who see
    /// these.
    /// </summary>
    public static string BesidesCity(Sight sight, string id, Func<object, string> parameter) =>
        $"{id} in (select c.id from cases c where {(sight.SeesCity ? $"not {SeenByAll} and " : "")}"
        + $"{Always(sight, parameter, "c")})";

    private static string Part(SightPart part, Func<object, string> parameter, string table)
    {
        var conditions = new List<string> { $"{table}.sight && {parameter(part.Keys.ToArray())}" };
        foreach (var scope in part.Chain.Select(d => d.Scope))
        {
            if (!scope.Routines.IsEmpty)
                conditions.Add($"{table}.routine = any({parameter(scope.Routines.ToArray())})");
            if (!scope.Gates.IsEmpty)
                conditions.Add($"{table}.routine || '/' || {table}.state = any({parameter(scope.Gates.ToArray())})");
        }

        return string.Join(" and ", conditions);
    }
}
