using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using IPB.Workflows.Automations;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Elsa.Runs;

/// <summary>
/// A definition of Elsa in a file: what the automation <c>elsa:&lt;its id&gt;</c> takes and gives is what the
/// definition declares as its inputs and outputs.
/// </summary>
public sealed record DefinitionFile(string Id, string Json, AutomationSignature Signature)
{
    private static readonly Dictionary<string, FieldType> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        ["String"] = FieldType.Text,
        ["Decimal"] = FieldType.Number,
        ["Double"] = FieldType.Number,
        ["Int32"] = FieldType.Number,
        ["Int64"] = FieldType.Number,
        ["Boolean"] = FieldType.YesNo,
        ["DateTime"] = FieldType.Date,
        ["DateTimeOffset"] = FieldType.Date,
    };

    /// <summary>Those that come with the module and those of a folder, which win.</summary>
    /// <exception cref="ElsaRefused">A file is no definition.</exception>
    public static ImmutableArray<DefinitionFile> All(string? folder)
    {
        var all = ImmutableSortedDictionary.CreateBuilder<string, DefinitionFile>(StringComparer.Ordinal);
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames()
            .Where(n => n.EndsWith(".json", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            var file = Read(name, reader.ReadToEnd());
            all[file.Id] = file;
        }

        if (folder is not null && Directory.Exists(folder))
            foreach (var path in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
            {
                var file = Read(path, File.ReadAllText(path));
                all[file.Id] = file;
            }

        return [.. all.Values];
    }

    /// <exception cref="ElsaRefused">It is no definition.</exception>
    public static DefinitionFile Read(string path, string json)
    {
        try
        {
            using var parsed = JsonDocument.Parse(json);
            var root = parsed.RootElement;
            if (root.ValueKind != JsonValueKind.Object || Text(root, "definitionId") is not { Length: > 0 } id)
                throw new ElsaRefused($"{path}: expected a definition as Elsa exports it, with a definitionId.");
            var title = Text(root, "name") ?? id;
            var purpose = Text(root, "description") ?? title;
            return new(id, json, new($"elsa:{id}", new(purpose, purpose))
            {
                Inputs = [.. Values(root, "inputs", path)],
                Outputs = [.. Values(root, "outputs", path)],
            });
        }
        catch (JsonException e)
        {
            throw new ElsaRefused($"{path}: expected JSON as Elsa exports it: {e.Message}");
        }
    }

    private static IEnumerable<AutomationValue> Values(JsonElement root, string part, string path)
    {
        if (!root.TryGetProperty(part, out var list) || list.ValueKind != JsonValueKind.Array) yield break;
        foreach (var value in list.EnumerateArray())
        {
            if (Text(value, "name") is not { } name) continue;
            var type = Text(value, "type") ?? "String";
            if (!Types.TryGetValue(type, out var known))
                throw new ElsaRefused(
                    $"{path}: \"{name}\" of {part} has the type {type}; expected one that a field can "
                    + $"hold: {string.Join(", ", Types.Keys)}.");
            var meaning = Text(value, "description") is { Length: > 0 } words ? words
                : Text(value, "displayName") ?? name;
            yield return new(name, known, new(meaning, meaning));
        }
    }

    private static string? Text(JsonElement of, string name) =>
        of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
