namespace IPB.Workflows.Storage;

/// <summary>Keeps what was learned from settled cases, for all nodes.</summary>
public sealed class SuggestionModels(Database database)
{
    /// <summary>Keeps a model, and no longer those that it replaces but the one before.</summary>
    /// <param name="cases">How many settled cases there were.</param>
    /// <param name="model">Null: too few to learn from.</param>
    public async Task KeepAsync(int cases, byte[]? model, CancellationToken ct = default)
    {
        await using var command = database.Source.CreateCommand("""
            with kept as (
              insert into suggestion_models (trained_at, cases, model) values (engine_now(), $1, $2)
            )
            delete from suggestion_models
            where id < (select coalesce(max(id), 0) from suggestion_models)
            """);
        command.Parameters.Add(new() { Value = cases });
        command.Parameters.Add(new() { Value = (object?)model ?? DBNull.Value, DbType = System.Data.DbType.Binary });
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>The newest, without its bytes where the caller has them already.</summary>
    /// <param name="known">Id that the caller has.</param>
    /// <returns>Null: nothing was learned yet, or what there is the caller knows.</returns>
    public async Task<KeptModel?> NewerAsync(long? known, CancellationToken ct = default)
    {
        await using var command = database.Source.CreateCommand("""
            select id, trained_at, cases, model from suggestion_models
            where id = (select max(id) from suggestion_models) and id is distinct from $1
            """);
        command.Parameters.Add(new() { Value = (object?)known ?? DBNull.Value, DbType = System.Data.DbType.Int64 });
        await using var reader = await command.ExecuteReaderAsync(ct);
        if (!await reader.ReadAsync(ct)) return null;
        return new(reader.GetInt64(0), Locked.Time(reader, 1), reader.GetInt32(2),
            await reader.IsDBNullAsync(3, ct) ? null : reader.GetFieldValue<byte[]>(3));
    }
}

/// <param name="Cases">How many settled cases there were.</param>
/// <param name="Model">Null: too few to learn from.</param>
public sealed record KeptModel(long Id, DateTimeOffset TrainedAt, int Cases, byte[]? Model);
