using System.Text.Json;
using System.Text.Json.Serialization;
using IPB.Workflows.Migrations;

namespace IPB.Workflows.Storage;

/// <summary>How reports of migrations are written down.</summary>
[JsonSerializable(typeof(MigrationRow))]
[JsonSerializable(typeof(Text))]
internal sealed partial class MigrationJsonContext : JsonSerializerContext;

internal static class MigrationJson
{
    private static readonly MigrationJsonContext Context = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    });

    public static string Write(MigrationRow row) => JsonSerializer.Serialize(row, Context.MigrationRow);
    public static MigrationRow ReadRow(string json) => JsonSerializer.Deserialize(json, Context.MigrationRow)!;
    public static string? Write(Text? note) => note is null ? null : JsonSerializer.Serialize(note, Context.Text);
    public static Text ReadNote(string json) => JsonSerializer.Deserialize(json, Context.Text)!;

    /// <summary>
    /// What must be the same when a row is carried out. A state that triggers lead into begins when it is entered, so
    /// its times are those of the run.
    /// </summary>
    public static string Promise(MigrationRow row) => Write(row.Then.IsEmpty ? row : row with
    {
        Due = null,
        Armed = [],
        Overdue = [],
        IsLate = false,
    });

    public static string Name<T>(T value) where T : struct, Enum =>
        JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    public static T Parse<T>(string name) where T : struct, Enum =>
        Enum.GetValues<T>().First(v => Name(v) == name);
}
