using System.Collections.Immutable;

namespace IPB.Workflows.Storage;

/// <summary>
/// What became of mails that came in, for whoever looks after them. That a mail takes effect once is up to the key of
/// the command that it becomes.
/// </summary>
public sealed class InboundMails(Database database)
{
    private const int MostRows = 200;

    /// <summary>Notes what became of a mail; a mail that is taken again counts its attempts.</summary>
    public async Task KeepAsync(InboundMail mail, CancellationToken ct = default)
    {
        await using var command = database.Source.CreateCommand("""
            insert into inbound_mails (mailbox, uid_validity, uid, key, message_id, sender, subject, taken_at, outcome,
              reason, number)
            values ($1, $2, $3, $4, $5, $6, $7, engine_now(), $8, $9, $10)
            on conflict (mailbox, uid_validity, uid) do update set outcome = excluded.outcome,
              reason = excluded.reason, number = excluded.number, attempts = inbound_mails.attempts + 1
            """);
        foreach (var value in new object?[]
        {
            mail.Place.Mailbox, (long)mail.Place.Validity, (long)mail.Place.Uid, mail.Key, mail.MessageId, mail.Sender,
            mail.Subject, mail.Outcome, mail.Reason, mail.Number,
        })
            command.Parameters.Add(value is null
                ? new() { Value = DBNull.Value, DataTypeName = "text" } : new() { Value = value });
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>How often a mail was tried.</summary>
    public async Task<int> AttemptsAsync(MailPlace place, CancellationToken ct = default)
    {
        await using var command = database.Source.CreateCommand(
            "select attempts from inbound_mails where mailbox = $1 and uid_validity = $2 and uid = $3");
        foreach (var value in Of(place)) command.Parameters.Add(new() { Value = value });
        return await command.ExecuteScalarAsync(ct) as int? ?? 0;
    }

    /// <summary>Whether the same mail lay in another place before, and became something.</summary>
    public async Task<bool> IsTakenElsewhereAsync(string key, MailPlace place, CancellationToken ct = default)
    {
        await using var command = database.Source.CreateCommand("""
            select exists (select from inbound_mails where key = $4 and outcome in ('comment', 'case')
              and (mailbox, uid_validity, uid) <> ($1, $2, $3))
            """);
        foreach (var value in Of(place)) command.Parameters.Add(new() { Value = value });
        command.Parameters.Add(new() { Value = key });
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>Mails of a sender within the last hour, beside one.</summary>
    public async Task<int> CountWithinHourAsync(string sender, MailPlace place, CancellationToken ct = default)
    {
        await using var command = database.Source.CreateCommand("""
            select count(*)::int from inbound_mails where sender = $4 and taken_at > engine_now() - interval '1 hour'
              and (mailbox, uid_validity, uid) <> ($1, $2, $3)
            """);
        foreach (var value in Of(place)) command.Parameters.Add(new() { Value = value });
        command.Parameters.Add(new() { Value = sender });
        return (int)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>The newest, newest first.</summary>
    public async Task<ImmutableArray<TakenMail>> NewestAsync(int most = MostRows, CancellationToken ct = default)
    {
        await using var command = database.Source.CreateCommand("""
            select mailbox, uid_validity, uid, key, message_id, sender, subject, outcome, reason, number, taken_at,
              attempts
            from inbound_mails order by taken_at desc, uid desc limit $1
            """);
        command.Parameters.Add(new() { Value = Math.Clamp(most, 1, MostRows) });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var mails = ImmutableArray.CreateBuilder<TakenMail>();
        while (await reader.ReadAsync(ct))
        {
            var place = new MailPlace(reader.GetString(0), (uint)reader.GetInt64(1), (uint)reader.GetInt64(2));
            mails.Add(new(new(place, reader.GetString(3), Text(4), Text(5), reader.GetString(6), reader.GetString(7))
            {
                Reason = Text(8),
                Number = Text(9),
            }, Locked.Time(reader, 10), reader.GetInt32(11)));
        }

        return mails.ToImmutable();

        string? Text(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
    }

    private static object[] Of(MailPlace place) => [place.Mailbox, (long)place.Validity, (long)place.Uid];
}

/// <summary>Where a mail lies: nothing else ever has the same three.</summary>
/// <param name="Mailbox">User, server and folder.</param>
/// <param name="Validity">Changes when the server numbers its mails anew.</param>
public sealed record MailPlace(string Mailbox, uint Validity, uint Uid);

/// <param name="Key">Of the command that it became.</param>
/// <param name="Outcome"><c>comment</c>, <c>case</c>, <c>left</c>, <c>refused</c> or <c>failed</c>.</param>
public sealed record InboundMail(
    MailPlace Place, string Key, string? MessageId, string? Sender, string Subject, string Outcome)
{
    /// <summary>Why it became nothing, as a stable word; a colon and more may follow.</summary>
    public string? Reason { get; init; }

    /// <summary>Of the case.</summary>
    public string? Number { get; init; }
}

public sealed record TakenMail(InboundMail Mail, DateTimeOffset TakenAt, int Attempts);
