using System.Text.Json.Nodes;
using IPB.Workflows.Routines.Exports;

namespace IPB.Workflows.Tests.Routines.Elsa;

public sealed class ElsaExportTests
{
    private static readonly JsonNode Root = JsonNode.Parse(Machines.Exported())!["root"]!;

    [Fact]
    public void The_definition_is_a_state_machine_of_innermost_states()
    {
        Assert.Equal("Elsa.StateMachine", (string?)Root["type"]);
        Assert.Equal("draft", (string?)Root["initialState"]);
        Assert.Equal(["draft", "waiting", "decision", "built", "gone"],
            Root["states"]!.AsArray().Select(s => (string?)s!["name"]));
    }

    [Fact]
    public void A_trigger_is_our_activity_and_its_name_an_input()
    {
        var trigger = Root.Transition("draft.withdraw@*")["trigger"]!;
        Assert.Equal("IPB.AwaitTrigger", (string?)trigger["type"]);
        Assert.Equal(1, (int?)trigger["version"]);
        Assert.Equal("withdraw", (string?)trigger["triggerName"]!["expression"]!["value"]);
        Assert.Equal(true, (bool?)trigger["needsReason"]!["expression"]!["value"]);
        Assert.Null(trigger["name"]);
        Assert.Equal("IPB.KeepFields", (string?)Root.Transition("draft.withdraw@*")["action"]!["type"]);
    }

    [Fact]
    public void What_a_trigger_asks_and_needs_is_part_of_its_condition() => Assert.Equal(
        "(area < 500) and (drawing != null and safe = true and area != null)", Condition("draft.propose"));

    [Fact]
    public void A_groups_trigger_waits_for_the_nearer_one_of_its_name()
    {
        Assert.Null(Condition("draft.restart@handling"));
        Assert.Equal("safe", Condition("waiting.restart"));
        Assert.Equal("not(((safe)) = true)", Condition("waiting.restart@handling"));
        Assert.Equal("draft", (string?)Root.Transition("waiting.restart@handling")["to"]);
    }

    [Fact]
    public void A_trigger_of_the_engine_goes_by_itself_unless_only_the_engine_knows_when()
    {
        Assert.Equal("area < 10 and safe",
            (string?)Root.Transition("draft.small")["trigger"]!["when"]!["expression"]!["value"]);
        var counts = Machines.Exported(Machines.Permit.Replace("area < 10 and safe", "times_returned > 2",
            StringComparison.Ordinal));
        Assert.Null(JsonNode.Parse(counts)!["root"]!.Transition("draft.small")["trigger"]!["when"]);
    }

    [Fact]
    public void A_required_yes_or_no_that_is_asked_for_may_be_a_no()
    {
        var text = Machines.Permit.Replace("safe: { type: yes-no,", "safe: { type: yes-no, required: true,",
            StringComparison.Ordinal);
        var note = JsonNode.Parse(Machines.Exported(text))!["root"]!.Transition("draft.note");
        Assert.Equal("safe != null", (string?)note["condition"]!["expression"]!["value"]);
    }

    [Fact]
    public void Nothing_goes_by_itself_where_only_the_engine_knows_whether_child_cases_have_ended()
    {
        var text = Machines.Permit.Replace("        form: [drawing]", "        form: [drawing]\n        children: "
            + "{ join: all, outcomes: { solved: decision, ended: waiting } }", StringComparison.Ordinal);
        var root = JsonNode.Parse(Machines.Exported(text))!["root"]!;
        Assert.Null(root.Transition("draft.small")["trigger"]!["when"]);
        Assert.Equal("waiting", (string?)root.Transition("draft.children.ended")["to"]);
    }

    [Fact]
    public void Outcomes_timers_and_forms_are_ways_with_names_that_no_trigger_can_have()
    {
        Assert.Equal("drawing != null", Condition("decision.gate.approve"));
        Assert.Null(Condition("decision.gate.reject"));
        Assert.Equal("1 year", (string?)Ipb("draft.lapse@handling")["after"]);
        Assert.Equal("draft", (string?)Root.Transition("draft.form.fill")["to"]);
    }

    [Fact]
    public void A_trigger_that_leads_nowhere_stays() => Assert.Equal(("draft", true),
        ((string?)Root.Transition("draft.note")["to"], (bool?)Ipb("draft.note")["stays"]));

    [Fact]
    public void Both_languages_are_kept_and_one_is_shown()
    {
        var english = JsonNode.Parse(Machines.Exported(language: "en"))!["root"]!;
        Assert.Equal("Put forward", (string?)english.Transition("draft.propose")["displayName"]);
        Assert.Equal("Lägg fram", (string?)Root.Transition("draft.propose")["displayName"]);
        Assert.Equal(
            "Lägg fram", (string?)english.Transition("draft.propose")["trigger"]!["customProperties"]!["ipb"]!["sv"]);
    }

    [Fact]
    public void The_drawing_is_kept()
    {
        var states = Root["metadata"]!["designer"]!["states"]!.AsObject();
        Assert.Equal(Root["states"]!.AsArray().Count, states.Count);
        Assert.All(states, s => Assert.True((int?)s.Value!["x"] >= 0 && (int?)s.Value["y"] >= 0));
        Assert.NotNull(Root.Transition("draft.propose")["trigger"]!["metadata"]!["designer"]!["position"]!["x"]);
    }

    [Fact]
    public void Nothing_is_a_list_where_Elsa_would_wrap_it_and_no_input_is_called_name() =>
        Walk(Root, "customProperties");

    [Fact]
    public void The_same_routine_gives_the_same_bytes() => Assert.Equal(Machines.Exported(), Machines.Exported());

    [Fact]
    public void Conditions_that_are_too_long_together_are_refused_with_the_place()
    {
        var much = string.Join(" and ", Enumerable.Range(0, 260).Select(i => $"area > {i}"));
        var text = Machines.Permit.Replace("when: safe,", $"when: {much},", StringComparison.Ordinal)
            .Replace("to: handling }", $"to: handling, by: system, when: {much} }}", StringComparison.Ordinal);
        var refused = Assert.Throws<ElsaExportRefused>(() => Machines.Exported(text));
        Assert.Contains("state \"waiting\", trigger \"restart\"", refused.Message, StringComparison.Ordinal);
    }

    private static string? Condition(string name)
    {
        var condition = Root.Transition(name)["condition"];
        if (condition is not null) Assert.Equal("FEEL", (string?)condition["expression"]!["type"]);
        return (string?)condition?["expression"]!["value"];
    }

    private static JsonNode Ipb(string name) => Root.Transition(name)["trigger"]!["customProperties"]!["ipb"]!;

    private static void Walk(JsonNode? node, string under)
    {
        if (node is JsonArray list) foreach (var item in list) Walk(item, under);
        if (node is not JsonObject block) return;
        foreach (var (key, value) in block)
            if (key == under) NoList(value);
            else Walk(value, under);
    }

    private static void NoList(JsonNode? node)
    {
        Assert.False(node is JsonArray, node?.GetPath());
        if (node is JsonObject block) foreach (var (_, value) in block) NoList(value);
    }
}
