using IPB.Workflows.Notifications;

namespace IPB.Workflows.Storage;

/// <summary>
/// Links in mails that open a decision. A link is used up by the command that it sends: the command's row, written in
/// the transaction of the decision, is what says so.
/// </summary>
public sealed class DecisionLinks(Database database)
{
    /// <summary>Key of the one command that a link sends.</summary>
    public static string CommandKey(byte[] hash) => "mail-link:" + Convert.ToHexStringLower(hash);

    /// <summary>Keeps a link; one that is there already stays as it is.</summary>
    public async Task KeepAsync(
        byte[] hash, Message message, DecisionAsked asked, TimeSpan life, CancellationToken ct = default)
    {
        await using var command = database.Source.CreateCommand("""
            insert into decision_links (hash, person, case_id, gate, version, message_id, created_at, expires_at)
            values ($1, $2, $3, $4, $5, $6, engine_now(), engine_now() + $7) on conflict (hash) do nothing
            """);
        foreach (var value in new object[]
            { hash, message.To, asked.CaseId, asked.Gate, asked.Version, message.Id, life })
            command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <returns>Null when there is no such link.</returns>
    public async Task<DecisionLink?> FindAsync(byte[] hash, CancellationToken ct = default)
    {
        await using var command = database.Source.CreateCommand("""
            select l.person, c.number, l.gate, l.version, l.expires_at, u.at, engine_now()
            from decision_links l join cases c on c.id = l.case_id
              left join commands u on u.person = l.person and u.key = $2
            where l.hash = $1
            """);
        command.Parameters.Add(new() { Value = hash });
        command.Parameters.Add(new() { Value = CommandKey(hash) });
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct)
            ? new(hash, reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetInt64(3),
                Locked.Time(reader, 4), reader.IsDBNull(5) ? null : Locked.Time(reader, 5), Locked.Time(reader, 6))
            : null;
    }
}

/// <param name="Person">Whom it was sent to.</param>
/// <param name="Number">Of the case.</param>
/// <param name="Version">Of the case when the mail was written.</param>
/// <param name="UsedAt">When it decided; null: not yet.</param>
/// <param name="Now">The engine's instant when it was looked up.</param>
public sealed record DecisionLink(
    byte[] Hash, string Person, string Number, string Gate, long Version, DateTimeOffset ExpiresAt,
    DateTimeOffset? UsedAt, DateTimeOffset Now)
{
    public string CommandKey => DecisionLinks.CommandKey(Hash);
    public bool IsExpired => ExpiresAt <= Now;
}
