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
    public Task<string> BeginAsync(string person, TimeSpan longest, CancellationToken ct = default) =>
        BeginAsync(person, longest, null, ct);

    /// <summary>Begins one that comes from a session at the city's sign-in, with which it ends.</summary>
    public async Task<string> BeginAsync(
        string person, TimeSpan longest, ProviderSession? from, CancellationToken ct = default)
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        await using var command = database.Source.CreateCommand("""
            with old as (delete from sessions where expires_at < now() - interval '7 days')
            insert into sessions (id, person, expires_at, issuer, subject, provider_session)
            values ($1, $2, now() + $3, $4, $5, $6)
            """);
        command.Parameter(HashOf(secret));
        command.Parameter(person);
        command.Parameter(longest);
        foreach (var value in new[] { from?.Issuer, from?.Subject, from?.Session })
            command.TextOrNull(value);
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

    /// <summary>Ends the sessions that an order of the city's sign-in is about; an order is followed once.</summary>
    /// <returns>How many were ended; null: it was followed before.</returns>
    public async Task<int?> EndAtProviderAsync(ProviderSignOut order, CancellationToken ct = default)
    {
        await using var command = database.Source.CreateCommand("""
            with old as (delete from followed_sign_outs where expires_at < now()),
            fresh as (insert into followed_sign_outs (hash, expires_at) values ($1, $2)
              on conflict (hash) do nothing returning hash),
            ended as (
              update sessions set ended_at = now()
              where exists (select from fresh) and ended_at is null and issuer = $3
                and ($4::text is null or subject = $4) and ($5::text is null or provider_session = $5)
                and ($4::text is not null or $5::text is not null)
              returning id)
            select (select count(*) from fresh), (select count(*) from ended)
            """);
        command.Parameter(HashOf(order.Issuer + "\n" + order.Id));
        command.Parameter(order.Until);
        command.Parameter(order.Issuer);
        foreach (var value in new[] { order.Subject, order.Session })
            command.TextOrNull(value);
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return reader.GetInt64(0) == 0 ? null : (int)reader.GetInt64(1);
    }

    private static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}

/// <summary>A session at the city's sign-in.</summary>
/// <param name="Subject">Whose it is there, <c>sub</c>.</param>
/// <param name="Session">Its id there, <c>sid</c>; null: the sign-in says none.</param>
public sealed record ProviderSession(string Issuer, string? Subject, string? Session);

/// <summary>An order of the city's sign-in to end sessions: the one it names, or all of whoever it names.</summary>
/// <param name="Id">Of the order, <c>jti</c>.</param>
/// <param name="Until">Nobody would follow it after that.</param>
public sealed record ProviderSignOut(string Issuer, string? Subject, string? Session, string Id, DateTime Until);
