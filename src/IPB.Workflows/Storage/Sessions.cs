using System.Security.Cryptography;
using System.Text;

namespace IPB.Workflows.Storage;

/// <summary>
/// Who is signed in at a browser. Any node knows every session; ended at one, it is over at all of them. Counted by the
/// database's own time, however the engine's clock was moved.
/// </summary>
public sealed class Sessions(Database database)
{
    /// <summary>Begins a session.</summary>
    /// <param name="longest">Until it ends, however busy it is.</param>
    /// <returns>The secret that the browser keeps.</returns>
    public async Task<string> BeginAsync(string person, TimeSpan longest, CancellationToken ct = default)
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        await using var command = database.Source.CreateCommand("""
            with old as (delete from sessions where expires_at < now() - interval '7 days')
            insert into sessions (id, person, expires_at) values ($1, $2, now() + $3)
            """);
        command.Parameter(HashOf(secret));
        command.Parameter(person);
        command.Parameter(longest);
        await command.ExecuteNonQueryAsync(ct);
        return secret;
    }

    /// <summary>Whose session it is; it counts as used from now on.</summary>
    /// <param name="idle">How long it may go unused.</param>
    /// <returns>Person id; null: there is no such session, or it is over.</returns>
    public async Task<string?> PersonOfAsync(string secret, TimeSpan idle, CancellationToken ct = default)
    {
        // Noted once a minute at most: a page is not worth a write.
        await using var command = database.Source.CreateCommand("""
            with known as (
              select id, person, seen_at from sessions
              where id = $1 and ended_at is null and expires_at > now() and seen_at > now() - $2::interval),
            noted as (
              update sessions set seen_at = now()
              where id = (select id from known where seen_at < now() - least(interval '1 minute', $2::interval / 4)))
            select person from known
            """);
        command.Parameter(HashOf(secret));
        command.Parameter(idle);
        return await command.ExecuteScalarAsync(ct) as string;
    }

    /// <summary>Ends one session.</summary>
    public async Task EndAsync(string secret, CancellationToken ct = default)
    {
        await using var command = database.Source.CreateCommand(
            "update sessions set ended_at = now() where id = $1 and ended_at is null");
        command.Parameter(HashOf(secret));
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Ends every session of a person, at all browsers.</summary>
    /// <returns>How many were ended.</returns>
    public async Task<int> EndAllAsync(string person, CancellationToken ct = default)
    {
        await using var command = database.Source.CreateCommand(
            "update sessions set ended_at = now() where person = $1 and ended_at is null");
        command.Parameter(person);
        return await command.ExecuteNonQueryAsync(ct);
    }

    private static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
