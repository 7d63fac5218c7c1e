using IPB.Workflows.Notifications;
using IPB.Workflows.Partners;

namespace IPB.Workflows.Storage;

/// <summary>
/// Links in mails that open one case for a partner, once. Only the hash of what a link holds is kept.
/// </summary>
public sealed class PartnerLinks(Database database)
{
    /// <summary>Keeps a link; one that is there already stays as it is.</summary>
    public async Task KeepAsync(byte[] hash, Message message, CancellationToken ct = default)
    {
        await using var command = database.Source.CreateCommand("""
            insert into partner_links (hash, partner, message_id, created_at, expires_at)
            select $1, $2, $3, engine_now(), greatest($4, engine_now() + interval '1 second')
            on conflict (hash) do nothing
            """);
        command.Parameters.Add(new() { Value = hash });
        command.Parameters.Add(new() { Value = message.To });
        command.Parameters.Add(new() { Value = message.Id });
        command.Parameters.Add(new() { Value = message.Content.Partner!.Until.ToUniversalTime() });
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <returns>Null when there is no such link.</returns>
    public async Task<PartnerLink?> FindAsync(byte[] hash, CancellationToken ct = default)
    {
        await using var command = database.Source.CreateCommand(
            "select partner, expires_at, used_at is not null, engine_now() from partner_links where hash = $1");
        command.Parameters.Add(new() { Value = hash });
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct)
            ? new(hash, reader.GetString(0), Locked.Time(reader, 1), reader.GetBoolean(2), Locked.Time(reader, 3))
            : null;
    }

    /// <summary>Uses a link up: of any number of callers at once, one is told that it was theirs.</summary>
    public async Task<bool> UseAsync(byte[] hash, CancellationToken ct = default)
    {
        await using var command = database.Source.CreateCommand("""
            update partner_links set used_at = engine_now()
            where hash = $1 and used_at is null and expires_at > engine_now()
            """);
        command.Parameters.Add(new() { Value = hash });
        return await command.ExecuteNonQueryAsync(ct) == 1;
    }
}

/// <param name="Partner">As <see cref="Partner.IdOf"/> says.</param>
/// <param name="Now">The engine's instant when it was looked up.</param>
public sealed record PartnerLink(byte[] Hash, string Partner, DateTimeOffset ExpiresAt, bool IsUsed, DateTimeOffset Now)
{
    public bool IsOpen => !IsUsed && Now < ExpiresAt;
}
