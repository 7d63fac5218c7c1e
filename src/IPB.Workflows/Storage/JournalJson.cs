using System.Collections.Immutable;
using System.Text.Json.Nodes;
using IPB.Workflows.Cases;

namespace IPB.Workflows.Storage;

/// <summary>A journal as JSON, with the facts under the names they are stored by.</summary>
public static class JournalJson
{
    public static JsonArray Of(ImmutableArray<JournalEntry> entries) => new([.. entries.Select(Of)]);

    private static JsonNode Of(JournalEntry entry) => new JsonObject
    {
        ["seq"] = entry.Seq,
        ["at"] = entry.At,
        ["actor"] = entry.Actor,
        ["onBehalfOf"] = entry.OnBehalfOf,
        ["facts"] = entry.Unreadable ?? JsonNode.Parse(CaseJson.Write(entry.Facts)),
        ["hash"] = entry.Hash,
    };
}
