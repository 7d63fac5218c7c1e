namespace IPB.Workflows.Storage;

/// <summary>Every statement of disposals, by name.</summary>
internal static class DisposalSql
{
    /// <summary>
    /// Where closed cases ended: each pair of routine and state once, one step through the index for each.
    /// </summary>
    public const string Ends = """
        with recursive ends as (
          (select routine, state from cases where closed_at is not null order by routine, state limit 1)
          union all
          select next.routine, next.state from ends cross join lateral (
            select c.routine, c.state from cases c
            where c.closed_at is not null and (c.routine, c.state) > (ends.routine, ends.state)
            order by c.routine, c.state limit 1) next
        )
        select routine, state from ends
        """;

    /// <summary>How many cases that ended somewhere were closed before two instants.</summary>
    public const string CountDue = """
        select (count(*) filter (where closed_at < $3))::int, count(*)::int
        from cases where routine = $1 and state = $2 and closed_at is not null and closed_at < $4
        """;

    public const string CountExempted = """
        select count(*)::int from retention_exemptions e join cases c on c.id = e.case_id
        where e.ended_at is null and (e.until is null or e.until >= $4)
          and c.routine = $1 and c.state = $2 and c.closed_at < $3
        """;

    /// <summary>The longest closed come first: a list has a limit.</summary>
    public const string Due = """
        select c.id from unnest($1::text[], $2::text[]) as e (routine, state)
          join cases c on c.routine = e.routine and c.state = e.state and c.closed_at < $3
        order by c.closed_at, c.serial limit $4
        """;

    public const string ReadCases = """
        select id, snapshot, description, head, engine_now(), serial, version from cases
        where id = any($1) order by serial
        """;

    /// <summary>In the order of numbers, as every step locks cases; one that a step has is left for later.</summary>
    public const string LockCases = ReadCases + " for update skip locked";

    public const string WhichAre = "select id from cases where id = any($1)";

    public const string ExemptedOf = """
        select case_id from retention_exemptions
        where case_id = any($1) and ended_at is null and (until is null or until >= $2)
        """;

    public const string MessagesWaitingOf = """
        select distinct case_id from messages
        where case_id = any($1) and (status = 'waiting' or (status = 'gathered' and sent_at is null))
        """;

    public const string OpenOf = "select number from cases where number = any($1) and closed_at is null";

    public const string Insert = """
        insert into disposals (id, rule, rule_text, decision, closed_before, hash, status, proposed_by, proposed_at)
        values ($1, $2, $3, $4, $5, $6, 'proposed', $7, $8)
        """;

    public const string InsertCases = """
        insert into disposal_cases (disposal_id, serial, case_id, number, routine, opened_at, closed_at, version, head,
          status, reason, other, at)
        select $1, serial, case_id, number, routine, opened_at, closed_at, version, head,
          case when reason is null then 'listed' else 'kept' end, reason, other,
          case when reason is not null then $2 end
        from unnest($3::bigint[], $4::uuid[], $5::text[], $6::text[], $7::timestamptz[], $8::timestamptz[], $9::bigint[],
            $10::bytea[], $11::text[], $12::text[])
          as n (serial, case_id, number, routine, opened_at, closed_at, version, head, reason, other)
        """;

    public const string Columns = """
        id, rule, rule_text, decision, closed_before, hash, status, proposed_by, proposed_at, approved_by, approved_at,
          rejected_by, rejected_at, reject_reason, ended_at
        """;

    public const string Select = $"select {Columns} from disposals";

    public const string Lock = Select + " where id = $1 for update";

    public const string Approve = """
        update disposals set status = 'running', approved_by = $2, approved_at = $3,
          swept_to = (select min(opened_at) from disposal_cases where disposal_id = $1 and status = 'listed')
        where id = $1
        """;

    public const string Reject = """
        update disposals set status = 'rejected', rejected_by = $2, rejected_at = $3, reject_reason = $4 where id = $1
        """;

    public const string Counts = """
        select disposal_id, (count(*) filter (where status = 'listed'))::int,
          (count(*) filter (where status = 'kept'))::int, (count(*) filter (where status = 'disposed'))::int
        from disposal_cases where disposal_id = any($1) group by disposal_id
        """;

    public const string CaseColumns =
        "number, routine, opened_at, closed_at, version, head, status, reason, other, at, disposal_id";

    public const string AtWork = "select id from disposals where status = 'running' order by approved_at, id";

    /// <summary>Whoever carries it out holds it until the commit: one node at a time.</summary>
    public const string JoinWork = Select + " where id = $1 and status = 'running' for no key update skip locked";

    public const string Claim = """
        select case_id, serial, version from disposal_cases
        where disposal_id = $1 and status = 'listed' and serial > $3 order by serial limit $2
        """;

    public const string Keep = """
        update disposal_cases set status = 'kept', reason = $3, other = $4, at = engine_now()
        where disposal_id = $1 and serial = $2 and status = 'listed'
        """;

    public const string MarkGone = """
        update disposal_cases set status = 'disposed', at = $3, seal = $4
        where disposal_id = $1 and serial = $2 and status = 'listed'
        """;

    /// <summary>The oldest day that has messages about several cases to be looked through.</summary>
    public const string NextSweep = """
        select min(m.created_at) from messages m, disposals d
        where d.id = $1 and m.case_id is null and m.created_at >= d.swept_to and m.created_at < d.approved_at
        """;

    /// <summary>Summaries and lists that went out and name a case that is gone.</summary>
    public const string Sweep = """
        delete from messages m where m.case_id is null and m.status <> 'waiting'
          and m.created_at >= $2 and m.created_at < $2 + interval '1 day'
          and exists (select from regexp_matches(m.content, 'IPB [0-9]{4}-[0-9]{5,7}', 'g') as named (words)
            join disposal_cases dc on dc.disposal_id = $1 and dc.number = named.words[1] and dc.status = 'disposed')
        """;

    public const string SweptTo = "update disposals set swept_to = $2::timestamptz + interval '1 day' where id = $1";

    public const string Finish = """
        update disposals set status = 'done', ended_at = engine_now()
        where id = $1 and status = 'running'
          and not exists (select from disposal_cases where disposal_id = $1 and status = 'listed')
        returning ended_at
        """;

    public const string FindDisposed = """
        select dc.number, dc.at, d.decision from disposal_cases dc join disposals d on d.id = dc.disposal_id
        where dc.serial = $1 and dc.status = 'disposed'
        """;
}
