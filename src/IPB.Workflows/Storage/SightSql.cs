using IPB.Workflows.Access;

namespace IPB.Workflows.Storage;

/// <summary>
/// <see cref="Sight"/> as a condition over the columns <c>sight</c>, <c>routine</c> and <c>state</c> of cases: the same
/// answer as <see cref="Sight.Sees"/> gives for each case.
/// </summary>
internal static class SightSql
{
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
