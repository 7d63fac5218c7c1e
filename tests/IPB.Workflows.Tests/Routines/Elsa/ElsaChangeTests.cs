using System.Text.Json.Nodes;
using IPB.Workflows.Routines.Exports;
using IPB.Workflows.Routines.Imports;

namespace IPB.Workflows.Tests.Routines.Elsa;

/// <summary>What somebody changes in Elsa comes back into the text; everything else stays as it was written.</summary>
public sealed class ElsaChangeTests
{
    [Fact]
    public void Another_target_is_written_where_the_trigger_stands_and_comments_stay()
    {
        var draft = Drafted(root => root.Transition("draft.propose")["to"] = "waiting");
        Assert.Equal(Machines.Permit.Replace("        to: decision", "        to: waiting", StringComparison.Ordinal),
            draft.Yaml);
        Assert.Equal(["Changed: transition \"draft.propose\" ($.root.transitions[0]): leads to \"waiting\""],
            draft.Told());
    }

    [Fact]
    public void A_gates_outcome_can_lead_elsewhere() => Same(
        "approve: built", "approve: waiting",
        Drafted(root => root.Transition("decision.gate.approve")["to"] = "waiting"));

    [Fact]
    public void A_condition_that_is_changed_within_what_was_put_around_it_is_the_triggers_own()
    {
        var draft = Drafted(root => Set(root, "draft.propose",
            "(area < 900) and (drawing != null and safe = true and area != null)"));
        Same("when: 'area < 500'", "when: 'area < 900'", draft);
    }

    [Fact]
    public void A_condition_that_is_written_anew_takes_its_place() => Same("when: 'area < 500'",
        "when: 'area < 100 and safe'", Drafted(root => Set(root, "draft.propose", "area < 100 and safe")));

    [Fact]
    public void A_condition_in_JavaScript_is_translated() => Same("when: 'area < 500'", "when: 'area < 7 or safe'",
        Drafted(root => Set(root, "draft.propose", "getArea() < 7 || variables.safe", "JavaScript")));

    [Fact]
    public void A_condition_that_is_written_as_true_is_taken_away() =>
        Same("restart: { name: { sv: Gör om allt, en: Do all "
        + "anew }, to: draft, when: safe,", "restart: { name: { sv: Gör om allt, en: Do all anew }, to: draft,",
        Drafted(root => Set(root, "waiting.restart", "true", "Literal")));

    [Fact]
    public void A_new_condition_gets_words_for_people()
    {
        var draft = Drafted(root => root.Transition("waiting.back")["condition"] = Condition("safe", "FEEL"));
        var back = Machines.Read(draft.Yaml).State("waiting").Find("back")!;
        Assert.Equal("safe", back.When!.Text);
        Assert.Equal("It takes that safe.", back.WhenText!.En);
    }

    [Fact]
    public void A_name_comes_back_in_the_language_that_Elsa_showed() => Same("sv: Lägg fram,", "sv: Lämna in,",
        Drafted(root => root.Transition("draft.propose")["displayName"] = "Lämna in"));

    [Fact]
    public void A_trigger_of_a_group_that_is_changed_in_all_its_states_is_changed_in_the_group() =>
        Same("to: gone, by: problem-owner",
        "to: built, by: problem-owner", Drafted(root =>
        {
            foreach (var state in new[] { "draft", "waiting", "decision" })
                root.Transition($"{state}.withdraw@*")["to"] = "built";
        }));

    [Fact]
    public void A_trigger_of_a_group_that_is_changed_in_one_state_is_told_and_left()
    {
        var draft = Drafted(root => root.Transition("draft.withdraw@*")["to"] = "built");
        Assert.Equal(Machines.Permit, draft.Yaml);
        Assert.Contains("on.withdraw holds for other states too", Assert.Single(draft.Told()),
            StringComparison.Ordinal);
    }

    [Fact]
    public void States_and_ways_that_are_added_become_states_and_triggers()
    {
        var draft = Drafted(root =>
        {
            root["states"]!.AsArray().Add(new JsonObject { ["name"] = "Second look" });
            var way = root.Transition("draft.propose").DeepClone();
            way["name"] = "look";
            way["displayName"] = "Look again";
            way["to"] = "Second look";
            way["trigger"] = Event("LookAgain");
            root["transitions"]!.AsArray().Add(way);
            var back = way.DeepClone();
            (back["name"], back["from"], back["to"]) = ("decide", "Second look", "decision");
            back.AsObject().Remove("condition");
            root["transitions"]!.AsArray().Add(back);
        });
        var routine = Machines.Read(draft.Yaml);
        Assert.Equal("second-look", routine.State("draft").Find("look-again")!.To);
        Assert.Equal("decision", routine.State("second-look").Find("look-again")!.To);
        Assert.Contains("# in square metres", draft.Yaml, StringComparison.Ordinal);
        Assert.DoesNotContain(draft.Findings, f => f.Carried == Carried.Not);
    }

    [Fact]
    public void A_way_that_is_removed_takes_its_trigger_with_it()
    {
        var draft = Drafted(root => root["transitions"]!.AsArray().Remove(root.Transition("draft.note")));
        Assert.Null(Machines.Read(draft.Yaml).State("draft").Find("note"));
        Assert.NotNull(Machines.Read(draft.Yaml).State("draft").Find("propose"));
    }

    [Fact]
    public void What_cannot_come_is_told_with_its_place_and_what_to_do()
    {
        var definition = Machines.Changed(Machines.Exported(), root =>
        {
            root["initialState"] = "waiting";
            root["states"]!.AsArray()[0]!["entry"] = new JsonObject { ["type"] = "Elsa.WriteLine", ["id"] = "w" };
            root.Transition("waiting.back")["action"] = new JsonObject { ["type"] = "Elsa.SendEmail", ["id"] = "m" };
            root["transitions"]!.AsArray().Remove(root.Transition("decision.gate.reject"));
        });
        var draft = ElsaImport.Read("x.json", definition);
        Assert.Equal(Machines.Permit, draft.Yaml);
        Assert.Collection(draft.Told().Order(StringComparer.Ordinal),
            t =>
                Assert.Contains("initial state ($.root.initialState): \"waiting\" in place of \"draft\"", t,
                    StringComparison.Ordinal),
            t => Assert.Contains("its entry Elsa.WriteLine runs in Elsa; a state", t, StringComparison.Ordinal),
            t => Assert.Contains("states.decision.gate.outcomes.reject is still there", t, StringComparison.Ordinal),
            t => Assert.Contains("its action Elsa.SendEmail runs in Elsa", t, StringComparison.Ordinal));
    }

    [Fact]
    public void An_Elsa_without_our_activities_loses_nothing()
    {
        var draft = Drafted(root =>
        {
            foreach (var transition in root["transitions"]!.AsArray())
            {
                foreach (var part in new[] { "trigger", "action" })
                    transition![part] = new JsonObject
                    {
                        ["type"] = "Elsa.NotFoundActivity",
                        ["originalActivityJson"] = transition[part]!.ToJsonString(),
                    };
                transition!.AsObject().Remove("condition");
            }
        });
        Assert.Equal(Machines.Permit, draft.Yaml);
        Assert.All(draft.Told(), t =>
            Assert.Contains("has no condition in Elsa; an Elsa that does not know FEEL drops it", t,
            StringComparison.Ordinal));
        Assert.NotEmpty(draft.Told());
    }

    [Fact]
    public void A_kept_text_that_was_spoilt_is_told_and_the_machine_drafted()
    {
        var draft = Drafted(root => root["customProperties"]!["ipb"]!["routine"] = "routine: permit\nversion: 1\n");
        Assert.Contains("it cannot be read (its line 1:", draft.Told().First(), StringComparison.Ordinal);
        Assert.Equal("decision", Machines.Read(draft.Yaml).State("draft").Find("propose")!.To);
    }

    private static RoutineDraft Drafted(Action<JsonNode> change) =>
        ElsaImport.Read("x.json", Machines.Changed(Machines.Exported(), change));

    private static void Same(string before, string after, RoutineDraft draft)
    {
        Assert.Equal(Machines.Permit.Replace(before, after, StringComparison.Ordinal), draft.Yaml);
        Assert.All(draft.Findings, f => Assert.NotEqual(Carried.Not, f.Carried));
    }

    private static void Set(JsonNode root, string name, string text, string language = ElsaNames.Feel) =>
        root.Transition(name)["condition"] = Condition(text, language);

    private static JsonObject Condition(string text, string language) => new()
    {
        ["typeName"] = "Boolean",
        ["expression"] = new JsonObject { ["type"] = language, ["value"] = text },
    };

    private static JsonObject Event(string name) => new()
    {
        ["type"] = "Elsa.Event",
        ["eventName"] = new JsonObject
        {
            ["typeName"] = "String",
            ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = name },
        },
    };
}
