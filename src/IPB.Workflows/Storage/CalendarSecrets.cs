using System.Security.Cryptography;
using System.Text;

namespace IPB.Workflows.Storage;

/// <summary>Secret addresses of calendars, one a person. The database keeps hashes only.</summary>
public sealed class CalendarSecrets(Database database)
{
    /// <summary>Makes a new secret, which is shown this once; an older one no longer works.</summary>
    public async Task<string> RenewAsync(string person, CancellationToken ct = default)
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        await using var command = database.Source.CreateCommand("""
            insert into calendar_secrets (person, hash, created_at) values ($1, $2, engine_now())
            on conflict (person) do update set hash = excluded.hash, created_at = excluded.created_at
            """);
        command.Parameters.Add(new() { Value = person });
        command.Parameters.Add(new() { Value = HashOf(secret) });
        await command.ExecuteNonQueryAsync(ct);
        return secret;
    }

    /// <returns>False: there was none.</returns>
    public async Task<bool> RevokeAsync(string person, CancellationToken ct = default)
    {
        await using var command = database.Source.CreateCommand("delete from calendar_secrets where person = $1");
        command.Parameters.Add(new() { Value = person });
        return await command.ExecuteNonQueryAsync(ct) == 1;
    }

    /// <summary>Since when a person has one; null: none.</summary>
    public async Task<DateTimeOffset?> SinceAsync(string person, CancellationToken ct = default)
    {
        await using var command = database.Source.CreateCommand(
            "select created_at from calendar_secrets where person = $1");
        command.Parameters.Add(new() { Value = person });
        return await command.ExecuteScalarAsync(ct) is DateTime at ? new(at, TimeSpan.Zero) : null;
    }

    /// <returns>Person id; null: unknown or revoked.</returns>
    public async Task<string?> PersonOfAsync(string secret, CancellationToken ct = default)
    {
        await using var command = database.Source.CreateCommand("select person from calendar_secrets where hash = $1");
        command.Parameters.Add(new() { Value = HashOf(secret) });
        return await command.ExecuteScalarAsync(ct) as string;
    }

    private static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
