using System.Collections.Immutable;
using System.Data.Common;
using IPB.Workflows.Cases;

namespace IPB.Workflows.Storage;

/// <summary>What a list shows of a case, read from columns alone.</summary>
/// <param name="WaitsOn">Waiting keys of everybody who has something to do with it.</param>
/// <param name="BlockedBy"><c>hold</c>, <c>children</c>, or null.</param>
public sealed record CaseRow(
    string Number, string Title, string Routine, int RoutineVersion, string State, string LeadDepartment,
    string SubmittingDepartment, string Submitter, DateTimeOffset OpenedAt, DateTimeOffset StateSince,
    DateTimeOffset? DueAt, DateTimeOffset? ClosedAt, DateTimeOffset? HeldSince, string? BlockedBy,
    ImmutableArray<string> WaitsOn, long Version)
{
    internal const string Columns = "c.number, c.title, c.routine, c.routine_version, c.state, c.lead_department, "
        + "c.submitting_department, c.submitter, c.opened_at, c.state_since, c.due_at, c.closed_at, c.held_since, "
        + "c.blocked_by, c.waits_on, c.version";

    /// <summary>How many columns that are.</summary>
    internal const int Width = 16;

    public bool IsClosed => ClosedAt is not null;

    internal long Serial => CaseNumber.SerialOf(Number);

    internal static CaseRow Read(DbDataReader r) => new(r.GetString(0), r.GetString(1), r.GetString(2), r.GetInt32(3),
        r.GetString(4), r.GetString(5), r.GetString(6), r.GetString(7), Locked.Time(r, 8), Locked.Time(r, 9),
        TimeOrNull(r, 10), TimeOrNull(r, 11), TimeOrNull(r, 12), r.IsDBNull(13) ? null : r.GetString(13),
        [.. r.GetFieldValue<string[]>(14)], r.GetInt64(15));

    private static DateTimeOffset? TimeOrNull(DbDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : Locked.Time(reader, column);
}
