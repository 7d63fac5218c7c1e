using System.Collections.Immutable;
using IPB.Workflows.Migrations;
using IPB.Workflows.Tests.Cases;

namespace IPB.Workflows.Tests.Migrations;

public sealed class FieldMovesTests
{
    private const string Budget = "budget: { type: money, name: { sv: Budget, en: Budget }, min: 0, max: 1000000 }";
    private const string Kind = """
        budget: { type: money, name: { sv: Budget, en: Budget }, min: 0, max: 1000000 }
          kind:
            type: choice
            name: { sv: Slag, en: Kind }
            choices: [{ id: lamp, name: { sv: Lampa, en: Lamp } }, { id: pole, name: { sv: Stolpe, en: Pole } }]
        """;
    private const string Asks = "note: { name: { sv: Anteckna, en: Note }, asks: [budget] }";
    private const string AsksBoth = "note: { name: { sv: Anteckna, en: Note }, asks: [budget, kind] }";

    [Fact]
    public void Values_stay_in_fields_of_the_same_id_and_go_to_those_of_the_same_name()
    {
        var play = WithKind("lamp");

        var outcome = Versions.Plan(play, Versions.Number(2,
            (Budget, Kind.Replace("  kind:", "  sort:", StringComparison.Ordinal)),
            (Asks, AsksBoth.Replace("kind]", "sort]", StringComparison.Ordinal))));

        Assert.Equal((500m, "lamp"), (outcome.Decision!.Case.Fields["budget"], outcome.Decision.Case.Fields["sort"]));
        Assert.Equal([new("kind", "sort", "lamp", "lamp")], outcome.Row.Fields);
        Assert.DoesNotContain("kind", outcome.Decision.Case.Fields.Keys);
    }

    [Fact]
    public void A_choice_that_is_gone_needs_a_mapping_and_is_what_the_plan_says()
    {
        var play = WithKind("pole");
        var next = Versions.Number(2, (Budget, Kind.Replace(
            "{ id: pole, name: { sv: Stolpe, en: Pole } }", "{ id: light, name: { sv: Armatur, en: Fitting } }",
            StringComparison.Ordinal)), (Asks, AsksBoth));

        var missing = Versions.Plan(play, next);
        var mapped = Versions.Plan(play, next, p => p.With("kind", new FieldMove("kind")
        {
            Choices = ImmutableSortedDictionary<string, string>.Empty.Add("pole", "light"),
        }));

        Assert.Equal(MigrationKind.NeedsMapping, missing.Row.Kind);
        Assert.Contains("pole", missing.Row.Reasons[0].En, StringComparison.Ordinal);
        Assert.Equal("light", mapped.Decision!.Case.Fields["kind"]);
    }

    [Fact]
    public void A_value_is_converted_where_the_new_type_can_hold_it()
    {
        var play = WithKind("lamp");

        var outcome = Versions.Plan(play, Versions.Number(2,
            (Budget, Budget + "\n  kind: { type: text, name: { sv: Slag, en: Kind } }"), (Asks, AsksBoth)));

        Assert.Equal([new("kind", "kind", "lamp", "Lampa")], outcome.Row.Fields);
    }

    [Fact]
    public void A_value_without_a_field_needs_a_mapping_unless_it_is_let_go()
    {
        var play = WithKind("lamp");
        var next = Versions.Number(2);

        var missing = Versions.Plan(play, next);
        var dropped = Versions.Plan(play, next, p => p.With("kind", new FieldMove((string?)null) { Drops = true }));

        Assert.Equal(MigrationKind.NeedsMapping, missing.Row.Kind);
        Assert.Equal([new("kind", null, "lamp", null)], dropped.Row.Fields);
        Assert.Equal(["budget"], dropped.Decision!.Case.Fields.Keys);
    }

    private static Play WithKind(string kind) => new Play(Versions.Text(1, (Budget, Kind), (Asks, AsksBoth)))
        .Fire("note", "olga", null, ("budget", 500m), ("kind", kind));
}
