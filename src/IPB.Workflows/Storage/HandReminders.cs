using System.Collections.Immutable;
using IPB.Workflows.Notifications;
using Npgsql;

namespace IPB.Workflows.Storage;

/// <summary>Reminders by hand: one a day for a person, whoever asks for it and about however many cases.</summary>
public sealed class HandReminders(Database database)
{
    /// <summary>Leaves the message, unless the person was reminded that day; together with the day's mark or not at
    /// all.
    /// </summary>
    /// <returns>False: somebody had them reminded already. The same message again is no second one.</returns>
    public async Task<bool> SendAsync(DateOnly day, string by, Message message, CancellationToken ct = default)
    {
        await using var connection = await database.Source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var take = new NpgsqlCommand("""
            insert into hand_reminders (person, day, sent_by, message_id) values ($1, $2, $3, $4) on conflict do nothing
            """, connection, transaction);
        foreach (var value in new object[] { message.To, day, by, message.Id }) take.Parameters.Add(
            new() { Value = value });
        if (await take.ExecuteNonQueryAsync(ct) == 0)
        {
            await transaction.RollbackAsync(ct);
            return await MessageOfAsync(message.To, day, ct) == message.Id;
        }

        await using var batch = new NpgsqlBatch(connection, transaction);
        MessageQueue.Insert(batch, [message]);
        await batch.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    /// <summary>Which of some people were reminded on a day, and who had them reminded.</summary>
    public async Task<ImmutableDictionary<string, string>> OnAsync(
        DateOnly day, IEnumerable<string> people, CancellationToken ct = default)
    {
        await using var command = database.Source.CreateCommand(
            "select person, sent_by from hand_reminders where day = $1 and person = any($2)");
        command.Parameters.Add(new() { Value = day });
        command.Parameters.Add(new() { Value = people.ToArray() });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var reminded = ImmutableDictionary.CreateBuilder<string, string>();
        while (await reader.ReadAsync(ct)) reminded[reader.GetString(0)] = reader.GetString(1);
        return reminded.ToImmutable();
    }

    private async Task<Guid?> MessageOfAsync(string person, DateOnly day, CancellationToken ct)
    {
        await using var command = database.Source.CreateCommand(
            "select message_id from hand_reminders where person = $1 and day = $2");
        command.Parameters.Add(new() { Value = person });
        command.Parameters.Add(new() { Value = day });
        return await command.ExecuteScalarAsync(ct) as Guid?;
    }
}
