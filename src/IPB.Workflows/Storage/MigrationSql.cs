namespace IPB.Workflows.Storage;

/// <summary>Every statement of migrations, by name.</summary>
internal static class MigrationSql
{
    /// <summary>Read once, as of one moment.</summary>
    public const string CasesOnVersion = """
        select id, snapshot, description, head, engine_now(), serial from cases
        where routine = $1 and routine_version = $2 and closed_at is null and serial > $3
        order by serial limit 500
        """;

    public const string Insert = """
        insert into migrations (id, routine, from_version, to_version, plan, hash, status, made_by, made_at)
        values ($1, $2, $3, $4, $5, $6, 'dry-run', $7, $8)
        """;

    public const string SetHash = "update migrations set hash = $2 where id = $1";

    public const string InsertCases = """
        insert into migration_cases (migration_id, serial, case_id, number, version, kind, state, shown, status)
        select $1, serial, case_id, number, version, kind, state, shown,
          case kind when 'moves' then 'waiting' else 'listed' end
        from unnest($2::bigint[], $3::uuid[], $4::text[], $5::bigint[], $6::text[], $7::text[], $8::text[])
          as n (serial, case_id, number, version, kind, state, shown)
        """;

    public const string TakeCommand = """
        insert into migration_commands (person, key, request, migration_id) values ($1, $2, $3, $4)
        on conflict do nothing
        """;

    public const string FindCommand =
        "select request, migration_id from migration_commands where person = $1 and key = $2";

    /// <summary>Whoever works on cases holds it shared until its commit: a stop waits for what is on its way.</summary>
    public const string Lock = """
        select status, hash, made_at, undo_until, engine_now() from migrations where id = $1 for update
        """;

    public const string Start = """
        update migrations set status = 'running', started_by = coalesce(started_by, $2),
          started_at = coalesce(started_at, engine_now()), reason = coalesce(reason, $3),
          undo_until = engine_now() + $4 * interval '1 day', ended_at = null
        where id = $1
        """;

    public const string Undo = """
        update migrations set status = 'undoing', undone_by = $2, undone_at = engine_now(), undo_reason = $3,
          ended_at = null
        where id = $1
        """;

    public const string End = "update migrations set status = $2, ended_at = engine_now() where id = $1";

    public const string AtWork = """
        select id, routine, from_version, to_version from migrations where status in ('running', 'undoing')
        order by started_at, id
        """;

    public const string JoinWork = """
        select status, plan, made_at, coalesce(undone_by, started_by), routine, from_version
        from migrations where id = $1 and status in ('running', 'undoing') for share
        """;

    public const string ClaimWaiting = """
        select m.serial, m.version, m.shown, c.id, c.snapshot, c.description, c.head, engine_now()
        from migration_cases m join cases c on c.id = m.case_id
        where m.migration_id = $1 and m.status = 'waiting' and m.serial between $3 and $4
        order by m.serial limit $2
        for update of m, c skip locked
        """;

    public const string ClaimMoved = """
        select m.serial, m.moved_version, m.shown, c.id, c.snapshot, c.description, c.head, engine_now()
        from migration_cases m join cases c on c.id = m.case_id
        where m.migration_id = $1 and m.status = 'moved' and m.serial between $3 and $4
        order by m.serial limit $2
        for update of m, c skip locked
        """;

    public const string JournalUpTo = """
        select seq, at, actor, on_behalf_of, facts from journal where case_id = $1 and seq <= $2 order by seq
        """;

    public const string EndCase = """
        update migration_cases set status = $3, note = $4, moved_version = coalesce($5, moved_version), told = $6,
          at = engine_now()
        where migration_id = $1 and serial = $2
        """;

    public const string FailCase = """
        update migration_cases set status = case status when 'waiting' then 'failed' else 'kept' end, note = $3,
          at = engine_now()
        where migration_id = $1 and serial = $2 and status in ('waiting', 'moved')
        """;

    public const string FinishRun = """
        update migrations set status = 'done', ended_at = engine_now()
        where id = $1 and status = 'running'
          and not exists (select from migration_cases where migration_id = $1 and status = 'waiting')
        """;

    public const string FinishUndo = """
        update migrations set status = 'undone', ended_at = engine_now()
        where id = $1 and status = 'undoing'
          and not exists (select from migration_cases where migration_id = $1 and status = 'moved')
        """;

    public const string Told = """
        select t.person, m.number, c.title
        from migration_cases m cross join unnest(m.told) as t (person) join cases c on c.id = m.case_id
        where m.migration_id = $1 and m.told <> '{}' order by t.person, m.serial
        """;

    public const string ForgetTold =
        "update migration_cases set told = '{}' where migration_id = $1 and told <> '{}'";

    public const string Select = """
        select id, routine, from_version, to_version, plan, hash, status, made_by, made_at, started_by, started_at,
          reason, undo_until, undone_by, undone_at, undo_reason, ended_at from migrations
        """;

    public const string Counts = """
        select (count(*) filter (where kind = 'moves'))::int, (count(*) filter (where kind = 'needs-mapping'))::int,
          (count(*) filter (where kind = 'stays'))::int, (count(*) filter (where status = 'waiting'))::int,
          (count(*) filter (where status = 'moved'))::int, (count(*) filter (where status = 'skipped'))::int,
          (count(*) filter (where status = 'failed'))::int, (count(*) filter (where status = 'undone'))::int,
          (count(*) filter (where status = 'kept'))::int
        from migration_cases where migration_id = $1
        """;
}
