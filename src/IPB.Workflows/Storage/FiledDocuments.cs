using System.Globalization;
using System.Security.Cryptography;
using IPB.Workflows.Cases;

namespace IPB.Workflows.Storage;

/// <summary>Documents that were made for cases. Each is kept once, under the number of the run that made it.</summary>
public sealed class FiledDocuments(Database database)
{
    /// <summary>Keeps a document. Kept before under its number, that one stands: a run files one document.</summary>
    /// <param name="number">Of the run, see <see cref="AutomationRun.Number"/>.</param>
    /// <returns>The document that stands.</returns>
    public async Task<FiledDocument> FileAsync(
        Case c, int number, DocumentDraft draft, CancellationToken ct = default)
    {
        await using var batch = database.Source.CreateBatch();
        batch.BatchCommands.Add(new("""
            insert into filed_documents (case_id, number, name, media_type, bytes, hash, filed_at)
            values ($1, $2, $3, $4, $5, $6, engine_now()) on conflict do nothing
            """)
        {
            Parameters =
            {
                new() { Value = c.Id }, new() { Value = number }, new() { Value = draft.Name },
                new() { Value = draft.MediaType }, new() { Value = draft.Bytes },
                new() { Value = Convert.ToHexStringLower(SHA256.HashData(draft.Bytes)) },
            },
        });
        batch.BatchCommands.Add(new(
            "select name, media_type, hash, length(bytes) from filed_documents where case_id = $1 and number = $2")
        {
            Parameters = { new() { Value = c.Id }, new() { Value = number } },
        });
        await using var reader = await batch.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return new(NumberOf(c.Number, number), reader.GetString(0), reader.GetString(1), reader.GetString(2),
            reader.GetInt32(3));
    }

    /// <summary>The bytes of a document of a case; null: it has none of the number.</summary>
    public async Task<byte[]?> ReadAsync(Case c, FiledDocument document, CancellationToken ct = default)
    {
        await using var command = database.Source.CreateCommand(
            "select bytes from filed_documents where case_id = $1 and number = $2 and hash = $3");
        command.Parameters.Add(new() { Value = c.Id });
        command.Parameters.Add(new() { Value = PlaceOf(document.Number) });
        command.Parameters.Add(new() { Value = document.Hash });
        return await command.ExecuteScalarAsync(ct) as byte[];
    }

    public static string NumberOf(string caseNumber, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{caseNumber}:{number}");

    private static int PlaceOf(string number) =>
        int.Parse(number.AsSpan(number.IndexOf(':', StringComparison.Ordinal) + 1), CultureInfo.InvariantCulture);
}

/// <param name="Name">As a file is called.</param>
public sealed record DocumentDraft(string Name, string MediaType, byte[] Bytes);
