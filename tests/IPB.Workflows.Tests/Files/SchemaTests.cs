using System.Collections.Immutable;
using System.Text.Json;
using IPB.Workflows.Calendars;
using IPB.Workflows.Files;
using IPB.Workflows.Notifications;
using IPB.Workflows.People;
using IPB.Workflows.Retention;
using IPB.Workflows.Routines;
using IPB.Workflows.Routing;

namespace IPB.Workflows.Tests.Files;

public class SchemaTests
{
    private static readonly Dictionary<string, ImmutableArray<Shape>> Shapes = new()
    {
        ["routine"] = RoutineShapes.All,
        ["organisation"] = OrganisationShapes.All,
        ["routing"] = RoutingShapes.All,
        ["calendar"] = CalendarShapes.All,
        ["recurring"] = RecurringShapes.All,
        ["retention"] = RetentionShapes.All,
        ["mail"] = MailShapes.All,
        ["fragment"] = Fragments.Shapes,
    };

    public static TheoryData<string> Names => [.. Shapes.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Schema_and_reader_know_the_same_keys(string name)
    {
        using var schema = Read(name);
        var root = schema.RootElement;
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", root.GetProperty("$schema").GetString());
        Assert.Equal(Lines(Shapes[name]), ClosedObjects(root).Select(o => Line(o.Name, o.Schema)).Order());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_key_is_described(string name)
    {
        using var schema = Read(name);
        foreach (var (shape, o) in ClosedObjects(schema.RootElement))
            foreach (var key in o.GetProperty("properties").EnumerateObject())
                Assert.True(key.Value.TryGetProperty("description", out _), $"{shape}: {key.Name}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_reference_in_a_schema_leads_somewhere(string name)
    {
        using var schema = Read(name);
        var definitions = schema.RootElement.GetProperty("$defs");
        foreach (var reference in References(schema.RootElement))
            Assert.True(definitions.TryGetProperty(reference["#/$defs/".Length..], out _), reference);
    }

    [Fact]
    public void Schema_offers_the_words_that_the_reader_takes()
    {
        using var routine = Read("routine");
        var definitions = routine.RootElement.GetProperty("$defs");
        var types = definitions.GetProperty("field").GetProperty("properties").GetProperty("type").GetProperty("enum");
        Assert.Equal(
            FieldReader.Types.Keys, types.EnumerateArray().Select(t => t.GetString()!).Order(StringComparer.Ordinal));
        var outcomes = definitions.GetProperty("gate").GetProperty("properties").GetProperty("outcomes");
        using var mail = Read("mail");
        var kinds = mail.RootElement.GetProperty("$defs").GetProperty("mail").GetProperty("properties")
            .GetProperty("kind");
        Assert.Equal(Enum.GetValues<MessageKind>().Where(k => !k.IsForEngine()).Select(k => k.Name()).Order(),
            kinds.GetProperty("enum").EnumerateArray().Select(k => k.GetString()!).Order());
        Assert.Equal(OutcomeNames.Names, outcomes.GetProperty("properties").EnumerateObject().Select(o => o.Name));
    }

    [Fact]
    public void What_a_block_of_a_fragment_may_bring_need_not_be_written()
    {
        using var routine = Read("routine");
        foreach (var (_, schema) in ClosedObjects(routine.RootElement))
            Assert.Equal(schema.GetProperty("properties").TryGetProperty("use", out _),
                schema.TryGetProperty("anyOf", out var either)
                    && either[1].GetProperty("required").EnumerateArray().Last().GetString() == "use");
    }

    private static JsonDocument Read(string name) => JsonDocument.Parse(File.ReadAllText(
        Path.Combine(ShippedFilesTests.Repository(), "workflows", "schema", $"{name}.schema.json")));

    // The first shape is that of the file itself.
    private static IEnumerable<string> Lines(ImmutableArray<Shape> shapes) =>
        shapes.Select((s, i) => Line(i == 0 ? "" : s.Name.Replace(' ', '-'), s.Required, s.Keys)).Order();

    // Blocks of fragments are in their place before a routine is read: "use" is a key of the file alone.
    private static string Line(string name, JsonElement schema) => Line(name,
        Required(schema).EnumerateArray().Select(k => k.GetString()!),
        schema.GetProperty("properties").EnumerateObject().Select(p => p.Name).Where(p => p != "use"));

    private static JsonElement Required(JsonElement schema) => schema.TryGetProperty("anyOf", out var either)
        ? either[0].GetProperty("required") : schema.GetProperty("required");

    private static string Line(string name, IEnumerable<string> required, IEnumerable<string> keys) =>
        $"{name}: {string.Join(' ', keys.Order())}; required {string.Join(' ', required.Order())}";

    private static IEnumerable<(string Name, JsonElement Schema)> ClosedObjects(JsonElement root) =>
        root.GetProperty("$defs").EnumerateObject().Where(d => d.Value.TryGetProperty("properties", out _))
            .Select(d => (d.Name, d.Value)).Prepend(("", root));

    private static IEnumerable<string> References(JsonElement e) => e.ValueKind switch
    {
        JsonValueKind.Object => e.EnumerateObject().SelectMany(p =>
            p is { Name: "$ref", Value.ValueKind: JsonValueKind.String }
                ? [p.Value.GetString()!] : References(p.Value)),
        JsonValueKind.Array => e.EnumerateArray().SelectMany(References),
        _ => [],
    };
}
