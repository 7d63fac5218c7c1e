using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using IPB.Rules;
using IPB.Workflows.Cases;
using IPB.Workflows.Routines.Diagrams;

namespace IPB.Workflows.Routines.Exports;

/// <summary>
/// A routine as a workflow definition that Elsa 3.8 imports: a state machine whose triggers are activities of the
/// module for Elsa. The same routine gives the same text. <see cref="Imports.ElsaImport"/> reads it back.
/// </summary>
public static class ElsaExport
{
    private const string Schema = "https://elsaworkflows.io/schemas/workflow-definition/v3.0.0/schema.json";

    /// <summary>The version of Elsa whose form it has.</summary>
    private const string ToolVersion = "3.8.0.0";

    /// <summary>Where Elsa keeps a variable between two bursts; without it the value would be gone.</summary>
    private const string Kept = "WorkflowInstanceStorageDriver";

    private static readonly JsonWriterOptions Indented = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <param name="language"><c>sv</c> or <c>en</c>: what Elsa shows. Both languages are in the definition.</param>
    /// <exception cref="ElsaExportRefused">A condition becomes too long for FEEL.</exception>
    public static string Write(Routine routine, string language)
    {
        ArgumentNullException.ThrowIfNull(routine);
        var ways = ElsaWays.Of(routine);
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Indented))
        {
            json.WriteStartObject();
            Head(json, routine, language);
            Variables(json, routine, ways);
            foreach (var list in new[] { "inputs", "outputs", "outcomes" }) json.Empty(list);
            json.Block("customProperties", () => { });
            json.WriteBoolean("isReadonly", false);
            json.WriteBoolean("isSystem", false);
            json.WriteBoolean("isLatest", true);
            json.WriteBoolean("isPublished", false);
            json.Block("options", () =>
            {
                json.WriteBoolean("usableAsActivity", false);
                json.WriteBoolean("autoUpdateConsumingWorkflows", false);
            });
            json.Block("root", () => new ElsaMachineWriter(json, routine, ways, language).Write());
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }

    private static void Head(Utf8JsonWriter json, Routine routine, string language)
    {
        json.WriteString("$schema", Schema);
        json.WriteString("id", $"{routine.Id}-{routine.Version}");
        json.WriteString("definitionId", routine.Id);
        json.WriteString("name", routine.Name.In(language));
        json.WriteString("description", routine.Purpose.In(language));
        json.WriteNumber("version", routine.Version);
        json.WriteString("toolVersion", ToolVersion);
    }

    private static void Variables(Utf8JsonWriter json, Routine routine, List<ElsaWay> ways)
    {
        json.WriteStartArray("variables");
        foreach (var name in NamesOf(routine, ways))
        {
            json.WriteStartObject();
            json.WriteString("id", name);
            json.WriteString("name", name);
            json.WriteString("typeName", "Object");
            json.WriteBoolean("isArray", false);
            json.WriteString("storageDriverTypeName", Kept);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>The variables: fields, and what else conditions read.</summary>
    internal static IEnumerable<string> NamesOf(Routine routine, List<ElsaWay> ways) =>
        routine.Fields.Select(f => f.Id).Union(Read(routine, ways));

    private static IEnumerable<string> Read(Routine routine, List<ElsaWay> ways)
    {
        var read = ways.Select(w => w.Condition?.Text).OfType<string>().Distinct()
            .SelectMany(c => Expression.Parse(c) is var e ? e.Names.Concat(e.PossibleNames) : []).ToHashSet();
        return ConditionNames.Types(routine).Keys.Where(read.Contains).Order(StringComparer.Ordinal);
    }
}

/// <summary>Short words for what a definition is made of.</summary>
internal static class ElsaJson
{
    internal static void Block(this Utf8JsonWriter json, string name, Action write)
    {
        json.WriteStartObject(name);
        write();
        json.WriteEndObject();
    }

    internal static void Empty(this Utf8JsonWriter json, string list)
    {
        json.WriteStartArray(list);
        json.WriteEndArray();
    }

    /// <summary>An input or condition, wrapped as Elsa wraps it.</summary>
    internal static void Input(this Utf8JsonWriter json, string name, string type, string expression, object value) =>
        json.Block(name, () =>
        {
            json.WriteString("typeName", type);
            json.Block("expression", () =>
            {
                json.WriteString("type", expression);
                if (value is bool truth) json.WriteBoolean("value", truth);
                else json.WriteString("value", (string)value);
            });
        });

    internal static void Place(this Utf8JsonWriter json, string name, Spot at) => json.Block(name, () =>
    {
        json.WriteNumber("x", Whole(at.X));
        json.WriteNumber("y", Whole(at.Y));
    });

    internal static long Whole(double pixels) => (long)Math.Round(pixels, MidpointRounding.AwayFromZero);
}
