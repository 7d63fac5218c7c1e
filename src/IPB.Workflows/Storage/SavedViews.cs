using System.Collections.Immutable;
using IPB.Workflows.Cases;
using Npgsql;

namespace IPB.Workflows.Storage;

/// <summary>Lists that people keep under a name: the filters as they stand in an address. Each person sees their own.
/// </summary>
public sealed class SavedViews(Database database)
{
    public const int LongestName = 60;
    public const int MostPerPerson = 50;
    private const int LongestQuery = 2_000;

    /// <summary>By name.</summary>
    public async Task<ImmutableArray<SavedView>> OfAsync(string person, CancellationToken ct = default)
    {
        await using var command = database.Source.CreateCommand(
            "select id, name, query from saved_views where person = $1 order by lower(name collate "
            + "\"und-x-icu\"), name");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = person });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var views = ImmutableArray.CreateBuilder<SavedView>();
        while (await reader.ReadAsync(ct)) views.Add(new(reader.GetGuid(0), reader.GetString(1), reader.GetString(2)));
        return views.ToImmutable();
    }

    /// <summary>Keeps a list under a name; one of that name is kept anew.</summary>
    /// <param name="query">As in an address, from the question mark on; may be empty.</param>
    /// <exception cref="InvalidInput">No name, too long, or too many.</exception>
    public async Task<SavedView> KeepAsync(string person, string? name, string query, CancellationToken ct = default)
    {
        name = name?.Trim() ?? "";
        if (name.Length is 0 or > LongestName || name.Any(char.IsControl))
            throw new InvalidInput("name", new($"Ge vyn ett namn på högst {LongestName} tecken.",
                $"Give the view a name of at most {LongestName} characters."));
        if (query.Length > LongestQuery)
            throw new InvalidInput("query",
                new("Filtret är för långt för att sparas.", "The filter is too long to be kept."));
        await using var command = database.Source.CreateCommand("""
            insert into saved_views (id, person, name, query, made_at)
            select $1, $2, $3, $4, engine_now() where (select count(*) from saved_views where person = $2 and name <> $3) < $5
            on conflict (person, name) do update set query = excluded.query returning id
            """);
        foreach (var value in new object[] { Guid.CreateVersion7(), person, name, query, MostPerPerson })
            command.Parameters.Add(new() { Value = value });
        return await command.ExecuteScalarAsync(ct) is Guid id ? new(id, name, query)
            : throw new InvalidInput("name", new(
            $"Du har redan {MostPerPerson} vyer. Ta bort en först.",
            $"You already have {MostPerPerson} views. Remove one first."));
    }

    /// <summary>Takes a view of the person away; one that is not theirs, or gone, is left.</summary>
    public async Task RemoveAsync(string person, Guid id, CancellationToken ct = default)
    {
        await using var command = database.Source.CreateCommand(
            "delete from saved_views where person = $1 and id = $2");
        command.Parameters.Add(new() { Value = person });
        command.Parameters.Add(new() { Value = id });
        await command.ExecuteNonQueryAsync(ct);
    }
}

public sealed record SavedView(Guid Id, string Name, string Query);
