using IPB.Workflows.Cases;
using IPB.Workflows.Insights;
using IPB.Workflows.Routines;
using Npgsql;

namespace IPB.Workflows.Storage;

/// <summary>Keeps, with each step, how long cases stand where and what is counted of them.</summary>
internal static class CaseHistory
{
    public static void Write(NpgsqlBatch batch, IReadOnlyList<CaseChange> changes)
    {
        var stays = changes.Select(c => StayChange.Of(c.Before, c.Steps.Select(s => (s.Case, s.Facts)))).ToList();
        foreach (var changed in stays.Select(s => s.Changed).OfType<CaseStay>()) Change(batch, changed);
        Insert(batch, [.. stays.SelectMany(s => s.New)]);
        foreach (var change in changes) WriteMarks(batch, change);
    }

    private static void Change(NpgsqlBatch batch, CaseStay stay) => batch.Add("""
        update case_stays set state = $2, department = $3, due_at = coalesce($4, due_at), left_at = $5, outcome = $6
        where case_id = $1 and left_at is null
        """).Uuid(stay.Case).Text(stay.State).Text(stay.Department).Time(stay.DueAt).Time(stay.LeftAt)
        .TextOrNull(stay.Outcome?.Name());

    private static void Insert(NpgsqlBatch batch, List<CaseStay> stays)
    {
        if (stays.Count == 0) return;
        batch.Add("""
            insert into case_stays (case_id, seq, routine, state, department, opened_at, entered_at, due_at, left_at,
              outcome, ending)
            select * from unnest($1::uuid[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::timestamptz[],
              $7::timestamptz[], $8::timestamptz[], $9::timestamptz[], $10::text[], $11::text[])
            """)
            .Uuids(stays.Select(s => s.Case)).Bigints(stays.Select(s => s.Seq)).Texts(stays.Select(s => s.Routine))
            .Texts(stays.Select(s => s.State)).Texts(stays.Select(s => s.Department))
            .Times(stays.Select(s => (DateTimeOffset?)s.OpenedAt))
            .Times(stays.Select(s => (DateTimeOffset?)s.EnteredAt)).Times(stays.Select(s => s.DueAt))
            .Times(stays.Select(s => s.LeftAt)).Texts(stays.Select(s => s.Outcome?.Name()))
            .Texts(stays.Select(s => s.Ending?.Name()));
    }

    // In the order of the steps: a hold that begins and ends within the change is ended after it was written.
    private static void WriteMarks(NpgsqlBatch batch, CaseChange change)
    {
        var before = change.Before;
        foreach (var step in change.Steps)
        {
            if (Marking.EndsHold(before, step.Case)) EndHold(batch, step.Case);
            foreach (var key in Marking.EndedIncidents(before, step.Case, step.Facts)) EndIncident(
                batch, step.Case, key);
            var place = 0;
            foreach (var mark in Marking.Of(before, step.Case, step.Actor, step.Facts)) Insert(batch, mark, place++);
            before = step.Case;
        }
    }

    private static void EndHold(NpgsqlBatch batch, Case c) => batch.Add("""
        update case_marks set ended_at = $2 where case_id = $1 and kind = 'hold' and ended_at is null
        """).Uuid(c.Id).Time(c.UpdatedAt);

    private static void EndIncident(NpgsqlBatch batch, Case c, string key) => batch.Add("""
        update case_marks set ended_at = $2 where case_id = $1 and kind = 'incident' and detail = $3 and ended_at is null
        """).Uuid(c.Id).Time(c.UpdatedAt).Text(key);

    private static void Insert(NpgsqlBatch batch, CaseMark mark, int place) => batch.Add("""
        insert into case_marks (case_id, seq, place, kind, at, actor, routine, state, department, to_department,
          obstacle, detail, choice)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
        """)
        .Uuid(mark.Case).Bigint(mark.Seq).Int(place).Text(mark.Kind).Time(mark.At).Text(mark.Actor)
        .Text(mark.Routine).Text(mark.State).Text(mark.Department).TextOrNull(mark.To)
        .TextOrNull(mark.Obstacle?.Name()).TextOrNull(mark.Detail).TextOrNull(mark.Choice);
}
