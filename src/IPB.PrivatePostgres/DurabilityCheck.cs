using Npgsql;

namespace IPB.PrivatePostgres;

/// <summary>Refuses a server that would lose committed work in a crash.</summary>
public static class DurabilityCheck
{
    private const string Reload = "SELECT pg_reload_conf();";

    private static readonly (string Name, string[] Safe, string Mend)[] Rules =
    [
        ("fsync", ["on"], $"ALTER SYSTEM SET fsync = on; {Reload}"),
        ("full_page_writes", ["on"], $"ALTER SYSTEM SET full_page_writes = on; {Reload}"),
        // The others of PostgreSQL's values also wait for the local disk; only "off" answers before it.
        ("synchronous_commit", ["on", "local", "remote_write", "remote_apply"],
            $"ALTER SYSTEM SET synchronous_commit = on; {Reload} and look for ALTER ROLE or ALTER DATABASE settings"),
        ("pg_is_in_recovery", ["off"],
            "connect to the primary, for instance with Target Session Attributes=read-write"),
    ];

    private const string Sql = """
        SELECT current_setting('fsync'), current_setting('full_page_writes'), current_setting('synchronous_commit'),
               CASE WHEN pg_is_in_recovery() THEN 'on' ELSE 'off' END
        """;

    /// <summary>
    /// Reads fsync, full_page_writes and synchronous_commit as a new session of this connection string sees them,
    /// and whether the server is a standby.
    /// </summary>
    /// <exception cref="DurabilityException">Some setting is unsafe; every unsafe one is listed.</exception>
    public static async Task AssertAsync(string connectionString, CancellationToken ct)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await AssertAsync(source, ct);
    }

    /// <inheritdoc cref="AssertAsync(string, CancellationToken)"/>
    public static async Task AssertAsync(NpgsqlDataSource source, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(source);
        await using var command = source.CreateCommand(Sql);
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        var wrong = Rules
            .Select((rule, column) => (rule, value: reader.GetString(column)))
            .Where(found => !found.rule.Safe.Contains(found.value))
            .Select(found => new UnsafeSetting(
                found.rule.Name, found.value, found.rule.Safe[0], found.rule.Mend))
            .ToList();
        if (wrong.Count > 0) throw new DurabilityException(wrong);
    }
}
