using System.Collections.Immutable;

namespace IPB.Workflows.Storage;

/// <summary>
/// Keys that cookies and forms are sealed with, as sealed texts. Read and written while a host starts.
/// </summary>
public sealed class ProtectionKeys(Database database)
{
    public ImmutableArray<string> All()
    {
        using var command = database.Source.CreateCommand("select content from protection_keys order by kept_at");
        using var reader = command.ExecuteReader();
        var all = ImmutableArray.CreateBuilder<string>();
        while (reader.Read()) all.Add(reader.GetString(0));
        return all.ToImmutable();
    }

    /// <summary>Keeps a key; one that is known is left as it is.</summary>
    public void Keep(string id, string content)
    {
        using var command = database.Source.CreateCommand(
            "insert into protection_keys (id, content) values ($1, $2) on conflict (id) do nothing");
        command.Parameter(id);
        command.Parameter(content);
        command.ExecuteNonQuery();
    }
}
