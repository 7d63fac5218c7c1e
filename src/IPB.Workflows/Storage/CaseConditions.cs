using IPB.Workflows.Access;
using IPB.Workflows.Insights;
using Npgsql;

namespace IPB.Workflows.Storage;

/// <summary>The conditions of a list over the table <c>cases c</c>, with their parameters.</summary>
internal sealed class CaseConditions(NpgsqlParameterCollection parameters)
{
    private readonly List<string> conditions = [];

    /// <summary>Adds a value and gives its name, <c>$1</c>.</summary>
    public string Parameter(object value)
    {
        parameters.Add(new() { Value = value });
        return "$" + parameters.Count;
    }

    public CaseConditions Add(string condition)
    {
        conditions.Add(condition);
        return this;
    }

    public CaseConditions Add(CaseFilter filter)
    {
        conditions.AddRange(Of(filter));
        // What is unknown of a case is not what the filter asks for.
        foreach (var not in filter.Not)
            conditions.Add($"not coalesce({string.Join(" and ", Of(not).DefaultIfEmpty("true"))}, false)");
        return this;
    }

    /// <summary><c>where …</c>, or nothing.</summary>
    public string Where => conditions.Count == 0 ? "" : "where " + string.Join(" and ", conditions);

    private IEnumerable<string> Of(CaseFilter f)
    {
        if (SightSql.Where(f.Sight, Parameter, "c") is { } seen) yield return seen;
        if (f.LeadDepartment is { } lead) yield return $"c.lead_department = {Parameter(lead)}";
        if (f.SubmittingDepartment is { } from) yield return $"c.submitting_department = {Parameter(from)}";
        if (f.Submitter is { } submitter) yield return $"c.submitter = {Parameter(submitter)}";
        if (f.Routine is { } routine) yield return $"c.routine = {Parameter(routine)}";
        if (f.State is { } state) yield return $"c.state = {Parameter(state)}";
        if (f.States is { } states) yield return In(states);
        if (f.Open is { } open) yield return open ? "c.closed_at is null" : "c.closed_at is not null";
        if (f.DueBefore is { } due) yield return $"c.closed_at is null and c.due_at < {Parameter(due.UtcDateTime)}";
        if (f.DueFrom is { } begin) yield return $"c.closed_at is null and c.due_at >= {Parameter(begin.UtcDateTime)}";
        if (f.NoDue) yield return "c.closed_at is null and c.due_at is null";
        if (f.Blocked) yield return "c.blocked_by is not null";
        if (f.Held) yield return "c.held_since is not null";
        if (f.WaitsOn is { } keys)
            yield return keys.Few ? $"c.serial in ({Waiting(Parameter(keys.All.ToArray()))})"
                : $"c.waits_on && {Parameter(keys.All.ToArray())}";
        if (f.Mine is { } mine)
            yield return Mine(Parameter(mine.Person), Parameter(mine.Keys.All.ToArray()), mine.Keys.Few);
        if (f.TookPart is { } person)
            yield return $"(c.submitter = {Parameter(person)} or c.sight @> "
                + $"{Parameter(new[] { SightKeys.Did(person) })})";
        if (f.Troubled is { } troubled)
            yield return $"c.closed_at is null and (c.due_at < {Parameter(troubled.Now.UtcDateTime)} "
                + $"or c.waits_on && {Parameter(troubled.Lost.ToArray())} or c.id in (select m.case_id from case_marks "
                + $"m where m.kind = '{CaseMark.Incident}' and m.ended_at is null))";
        if (f.OpenedSince is { } since) yield return $"c.opened_at >= {Parameter(since.UtcDateTime)}";
        if (f.Query is { } query)
            yield return $"exists (select from case_search s where s.serial = c.serial and s.document @@ "
                + $"{Parameter(query)}"
                + "::tsquery)";
    }

    private static string Waiting(string keys) => $"select serial from cases where waits_on && {keys}";

    private static string Mine(string person, string keys, bool few) => few
        ? $"c.serial in (select serial from cases where submitter = {person} union {Waiting(keys)})"
        : $"(c.submitter = {person} or c.waits_on && {keys})";

    // Routine by routine: an index begins with it.
    private string In(IEnumerable<(string Routine, string State)> states) => "(" + string.Join(" or ", states
        .GroupBy(s => s.Routine, s => s.State)
        .Select(r => $"c.routine = {Parameter(r.Key)} and c.state = any({Parameter(r.ToArray())})")
        .DefaultIfEmpty("false")) + ")";
}
