using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace IPB.Workflows.Storage;

/// <summary>Personal tokens for programs. The database keeps hashes only.</summary>
public sealed class ApiTokens(Database database)
{
    private const string Prefix = "ipb_";

    /// <summary>Makes a token; it is shown this once.</summary>
    /// <param name="name">What it is for, for its owner.</param>
    public async Task<string> CreateAsync(string person, string name, TimeSpan life, CancellationToken ct = default)
    {
        var token = Prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        await using var command = database.Source.CreateCommand("""
            insert into api_tokens (hash, person, name, created_at, expires_at) values ($1, $2, $3, now(), now() + $4)
            """);
        command.Parameters.Add(new() { Value = HashOf(token) });
        command.Parameters.Add(new() { Value = person });
        command.Parameters.Add(new() { Value = name });
        command.Parameters.Add(new() { Value = life });
        await command.ExecuteNonQueryAsync(ct);
        return token;
    }

    /// <returns>Person id; null: unknown, expired or revoked.</returns>
    public async Task<string?> PersonOfAsync(string token, CancellationToken ct = default)
    {
        await using var command = database.Source.CreateCommand(
            "select person from api_tokens where hash = $1 and revoked_at is null and expires_at > now()");
        command.Parameters.Add(new() { Value = HashOf(token) });
        return await command.ExecuteScalarAsync(ct) as string;
    }

    /// <summary>A person's tokens that still work.</summary>
    public async Task<ImmutableArray<ApiToken>> OfAsync(string person, CancellationToken ct = default)
    {
        await using var command = database.Source.CreateCommand("""
            select hash, name, created_at, expires_at from api_tokens
            where person = $1 and revoked_at is null and expires_at > now() order by created_at
            """);
        command.Parameters.Add(new() { Value = person });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var tokens = ImmutableArray.CreateBuilder<ApiToken>();
        while (await reader.ReadAsync(ct))
            tokens.Add(new(Convert.ToHexStringLower(reader.GetFieldValue<byte[]>(0))[..16], reader.GetString(1),
                Locked.Time(reader, 2), Locked.Time(reader, 3)));
        return tokens.ToImmutable();
    }

    /// <summary>Ends a token of a person.</summary>
    public async Task<bool> RevokeAsync(string person, string id, CancellationToken ct = default)
    {
        await using var command = database.Source.CreateCommand("""
            update api_tokens set revoked_at = now()
            where person = $1 and left(encode(hash, 'hex'), 16) = $2 and revoked_at is null
            """);
        command.Parameters.Add(new() { Value = person });
        command.Parameters.Add(new() { Value = id });
        return await command.ExecuteNonQueryAsync(ct) == 1;
    }

    private static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}

/// <param name="Id">The first characters of the hash.</param>
public sealed record ApiToken(string Id, string Name, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt);
