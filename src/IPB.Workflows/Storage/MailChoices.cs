using IPB.Workflows.Notifications;

namespace IPB.Workflows.Storage;

/// <summary>How people want their mail.</summary>
public sealed class MailChoices(Database database)
{
    /// <returns><see cref="MailChoice.Usual"/> for whoever has not chosen.</returns>
    public async Task<MailChoice> OfAsync(string person, CancellationToken ct = default)
    {
        await using var command = database.Source.CreateCommand(
            "select send, channel, language from mail_choices where person = $1");
        command.Parameters.Add(new() { Value = person });
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct)
            ? new(MailChoiceNames.Send(reader.GetString(0)) ?? MailSend.AtOnce,
                MailChoiceNames.Channel(reader.GetString(1)) ?? MailChannel.Mail,
                reader.IsDBNull(2) ? null : reader.GetString(2))
            : MailChoice.Usual;
    }

    public async Task KeepAsync(string person, MailChoice choice, CancellationToken ct = default)
    {
        await using var command = database.Source.CreateCommand("""
            insert into mail_choices (person, send, channel, language, chosen_at) values ($1, $2, $3, $4, engine_now())
            on conflict (person) do update
              set send = excluded.send, channel = excluded.channel, language = excluded.language,
                chosen_at = excluded.chosen_at
            """);
        command.Parameters.Add(new() { Value = person });
        command.Parameters.Add(new() { Value = choice.Send.Name() });
        command.Parameters.Add(new() { Value = choice.Channel.Name() });
        command.Parameters.Add(new() { Value = (object?)choice.Language ?? DBNull.Value, DataTypeName = "text" });
        await command.ExecuteNonQueryAsync(ct);
    }
}
