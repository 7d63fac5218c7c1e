using System.Text.Json;

namespace IPB.Workflows.Storage;

/// <summary>What people have begun to report and not sent. Each person sees their own.</summary>
public sealed class ReportDrafts(Database database)
{
    /// <summary>Characters of all fields together, as they are stored.</summary>
    public const int Longest = 100_000;

    /// <summary>Keeps what was typed so far, in place of what was kept before.</summary>
    /// <returns>False: it is longer than what is kept.</returns>
    public async Task<bool> SaveAsync(
        string person, string routine, IReadOnlyDictionary<string, string> fields, CancellationToken ct = default)
    {
        var text = JsonSerializer.Serialize(fields);
        if (text.Length > Longest) return false;
        await using var command = database.Source.CreateCommand("""
            insert into report_drafts (person, routine, fields, saved_at) values ($1, $2, $3, engine_now())
            on conflict (person, routine) do update set fields = excluded.fields, saved_at = excluded.saved_at
            """);
        foreach (var value in new[] { person, routine, text }) command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync(ct);
        return true;
    }

    /// <returns>Null: there is none.</returns>
    public async Task<ReportDraft?> FindAsync(string person, string routine, CancellationToken ct = default)
    {
        await using var command = database.Source.CreateCommand(
            "select fields, saved_at from report_drafts where person = $1 and routine = $2");
        foreach (var value in new[] { person, routine }) command.Parameters.Add(new() { Value = value });
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct)
            ? new(JsonSerializer.Deserialize<Dictionary<string, string>>(reader.GetString(0))!, Locked.Time(reader, 1))
            : null;
    }

    public async Task RemoveAsync(string person, string routine, CancellationToken ct = default)
    {
        await using var command = database.Source.CreateCommand(
            "delete from report_drafts where person = $1 and routine = $2");
        foreach (var value in new[] { person, routine }) command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync(ct);
    }
}

/// <param name="Fields">By the names of the form's fields.</param>
public sealed record ReportDraft(IReadOnlyDictionary<string, string> Fields, DateTimeOffset SavedAt);
