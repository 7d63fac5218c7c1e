namespace IPB.Workflows.Storage;

/// <summary>
/// Every statement of the operating path, by name. Rows are found one key at a time, which leaves the planner no
/// choice that could turn bad as a table grows; new rows come as arrays, one or a thousand at once.
/// </summary>
internal static class Sql
{
    public const string LockCase = """
        select id, snapshot, description, head, engine_now(), sight from cases where number = $1 for update
        """;

    public const string FindCommand = "select request, answer from commands where person = $1 and key = $2";

    /// <summary>After the cases: whoever opens cases waits here for whoever opens others.</summary>
    public const string LockNumbers = """
        insert into case_numbers (year, last)
        values (extract(year from engine_now() at time zone 'Europe/Stockholm')::int, 0)
        on conflict (year) do update set last = case_numbers.last
        returning year, last, engine_now()
        """;

    public const string KeepNumbers = "update case_numbers set last = $2 where year = $1";

    public const string InsertCases = """
        insert into cases (id, number, serial, routine, routine_version, version, title, description, submitter,
          submitting_department, lead_department, state, opened_at, due_at, closed_at, waits_on, snapshot, head, sight,
          state_since, held_since, blocked_by)
        select id, number, serial, routine, routine_version, version, title, description, submitter,
          submitting_department, lead_department, state, opened_at, due_at, closed_at,
          string_to_array(waits_on, E'\n'), snapshot, head, string_to_array(sight, E'\n'),
          state_since, held_since, blocked_by
        from unnest($1::uuid[], $2::text[], $3::bigint[], $4::text[], $5::int[], $6::bigint[], $7::text[], $8::text[],
          $9::text[], $10::text[], $11::text[], $12::text[], $13::timestamptz[], $14::timestamptz[],
          $15::timestamptz[], $16::text[], $17::text[], $18::bytea[], $19::text[], $20::timestamptz[],
          $21::timestamptz[], $22::text[])
          as n (id, number, serial, routine, routine_version, version, title, description, submitter,
            submitting_department, lead_department, state, opened_at, due_at, closed_at, waits_on, snapshot, head,
            sight, state_since, held_since, blocked_by)
        """;

    /// <summary>Whoever took part once is never forgotten, whatever was read of the case before.</summary>
    public const string UpdateCase = """
        update cases set version = $3, lead_department = $4, state = $5, due_at = $6, closed_at = $7, waits_on = $8,
          snapshot = $9, head = $10, routine_version = $11, description = coalesce($13, description), sight = array(
            select word from (select unnest($12::text[]) as word
              union select word from unnest(sight) as word where starts_with(word, 'did:')) words
            order by word collate "C"),
          state_since = $14, held_since = $15, blocked_by = $16
        where id = $1 and version = $2
        """;

    public const string InsertJournal = """
        insert into journal (case_id, seq, at, actor, on_behalf_of, facts, hash)
        select * from unnest($1::uuid[], $2::bigint[], $3::timestamptz[], $4::text[], $5::text[], $6::text[],
          $7::bytea[])
        """;

    public const string InsertCommands = """
        insert into commands (person, key, request, case_id, answer, at)
        select * from unnest($1::text[], $2::text[], $3::bytea[], $4::uuid[], $5::text[], $6::timestamptz[])
        """;

    public const string InsertRuleRoutings = """
        insert into rule_routings (case_id, seq, routing, version, rule, department, routed_at)
        select * from unnest($1::uuid[], $2::bigint[], $3::text[], $4::int[], $5::text[], $6::text[],
          $7::timestamptz[])
        """;

    /// <summary>The newest time that the rule sent the case somewhere is the one that was answered with "no".</summary>
    public const string BounceRuleRouting = """
        update rule_routings set bounced_at = $5 where case_id = $1 and seq = (
          select max(seq) from rule_routings where case_id = $1 and routing = $2 and version = $3 and rule = $4)
        """;

    public const string EndTimer = """
        update timers set status = $3, ended_at = $4 where case_id = $1 and key = $2 and status = 'armed'
        """;

    public const string ArmTimers = """
        insert into timers (case_id, key, due_at, next_at)
        select case_id, key, due_at, due_at
        from unnest($1::uuid[], $2::text[], $3::timestamptz[]) as n (case_id, key, due_at)
        """;

    public const string InsertMessages = """
        insert into messages (id, case_id, recipient, kind, content, created_at, next_at)
        select id, case_id, recipient, kind, content, at, at
        from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::timestamptz[])
          as n (id, case_id, recipient, kind, content, at)
        """;

    /// <summary>Takes back what a step has answered: what was asked of everyone, or of some people.</summary>
    public const string WithdrawMessages = """
        update messages set status = 'withdrawn', next_at = engine_now()
        where case_id = $1 and status = 'waiting' and ($2 or recipient = any($3::text[]))
          and kind = any($4::text[])
        """;

    /// <summary>Locks cases, never timers: what the snapshot says of its timers is the truth.</summary>
    public const string ClaimDueTimers = """
        select t.id, t.key, t.attempts, c.id, c.snapshot, c.description, c.head, engine_now()
        from timers t join cases c on c.id = t.case_id
        where t.status = 'armed' and t.next_at <= engine_now()
        order by t.next_at, t.id limit $1
        for update of c skip locked
        """;

    public const string PostponeTimers = """
        update timers t set attempts = t.attempts + 1, last_error = n.error,
          status = case when t.attempts + 1 >= 20 then 'dead' else 'armed' end,
          next_at = greatest(t.due_at, engine_now() + least(interval '1 second' * power(2, t.attempts + 1),
            interval '1 hour'))
        from unnest($1::bigint[], $2::text[]) as n (id, error)
        where t.id = n.id and t.status = 'armed'
        """;

    public const string NextTimer = """
        select extract(epoch from (select min(next_at) from timers where status = 'armed') - engine_now())::float8
        """;
}
