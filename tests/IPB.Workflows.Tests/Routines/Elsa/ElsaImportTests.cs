using System.Text;
using IPB.Workflows.Routines;
using IPB.Workflows.Routines.Imports;

namespace IPB.Workflows.Tests.Routines.Elsa;

/// <summary>Machines that others drew, and files that are none.</summary>
public sealed class ElsaImportTests
{
    private const string Order = """
        {
          "definitionId": "3f2a9c", "name": "Order handling", "description": "Sells things.", "version": 4,
          "variables": [
            { "id": "v1", "name": "Amount", "typeName": "Decimal" },
            { "id": "v2", "name": "IsPaid", "typeName": "Boolean" }
          ],
          "root": {
            "type": "Elsa.StateMachine", "version": 1, "id": "sm", "initialState": "New order",
            "states": [
              { "name": "Closed" },
              { "name": "New order", "entry": { "type": "Elsa.WriteLine", "id": "a" } },
              { "name": "Paid" }
            ],
            "transitions": [
              { "name": "Pay", "displayName": "Pay the bill", "from": "New order", "to": "Paid",
                "trigger": { "type": "Elsa.Event", "id": "b",
                  "eventName": { "typeName": "String", "expression": { "type": "Literal", "value": "OrderPaid" } } },
                "condition": { "typeName": "Boolean",
                  "expression": { "type": "JavaScript", "value": "getAmount() >= 100 && variables.IsPaid" } } },
              { "from": "New order", "to": "Closed",
                "trigger": { "type": "Elsa.Delay", "id": "c",
                  "timeSpan": { "typeName": "TimeSpan", "expression": { "type": "Literal", "value": "14.00:00:00" } } } },
              { "name": "Close", "from": "Paid", "to": "Closed", "trigger": { "type": "Acme.Ship", "id": "d" },
                "condition": { "typeName": "Boolean", "expression": { "type": "Liquid", "value": "{{ x }}" } } },
              { "name": "Lost", "from": "Paid", "to": "Nowhere" }
            ]
          }
        }
        """;

    [Fact]
    public void A_machine_that_others_drew_becomes_a_draft()
    {
        var routine = Read(ElsaImport.Read("order.json", Order));
        Assert.Equal("order-handling", routine.Id);
        Assert.Equal("new-order", routine.Start.Id);
        var pay = routine.Start.Find("order-paid")!;
        Assert.Equal(("paid", "Pay the bill", "amount >= 100 and is_paid"), (pay.To, pay.Name.En, pay.When!.Text));
        Assert.Equal(["amount", "is_paid"], pay.Asks);
        Assert.Equal("14 days", Assert.Single(routine.Start.Timed).After.ToString());
        Assert.Equal(Ending.Completed, routine.State("closed").End);
        Assert.Equal([FieldType.Number, FieldType.YesNo], routine.Fields.Select(f => f.Type));
    }

    [Fact]
    public void What_is_different_or_lost_is_told_with_line_and_path()
    {
        var told = ElsaImport.Read("order.json", Order).Findings.Where(f => f.Carried != Carried.AsItIs)
            .Select(f => f.ToString()).ToList();
        Assert.Collection(told,
            t => Assert.Equal("order.json:11: cannot be carried: state \"New order\" ($.root.states[1]): its entry "
                + "Elsa.WriteLine runs in Elsa; a state, or a trigger that leads out of it, can start an "
                + "\"automation\" in its place", t),
            t =>
                Assert.Equal(
                    "order.json:15: carried with a change: transition \"Pay\" ($.root.transitions[0]): in Elsa "
                + "the event \"OrderPaid\"; here somebody, or a program by the API, says that it happened", t),
            t =>
                Assert.Contains("order.json:23: carried with a change: transition \"Close\"", t,
                    StringComparison.Ordinal),
            t => Assert.Contains("its condition in Liquid cannot be translated", t, StringComparison.Ordinal),
            t =>
                Assert.Contains(
                    "order.json:25: cannot be carried: transition \"Lost\" ($.root.transitions[3]): there is "
                + "no state \"Nowhere\"", t, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "f.json:1: expected JSON")]
    [InlineData("{\n\"a\": 1,\n\"a\": 2}",
        "f.json:3: \"a\" stands twice in $; it is already on line 2: remove one of them")]
    [InlineData("{\n\"root\": {\n\"type\" 1}}", "f.json:3: expected JSON, got: ")]
    [InlineData("[1]", "f.json:1: expected a workflow definition, got a list")]
    [InlineData("{ \"name\": \"x\" }", "f.json:1: expected a workflow definition of Elsa 3 with a \"root\"")]
    [InlineData("{ \"root\": 3 }", "f.json:1: $.root: expected an activity, got the number 3")]
    [InlineData("{ \"root\": { \"type\": \"Elsa.Flowchart\" } }",
        "expected an activity of type Elsa.StateMachine as root, "
        + "got \"Elsa.Flowchart\"; only state machines become routines")]
    [InlineData("{ \"root\": { \"type\": \"Elsa.StateMachine\" } }", "expected states in the machine, got none")]
    [InlineData("{ \"root\": { \"type\": \"Elsa.StateMachine\", \"states\": {} } }",
        "$.root.states: expected a list, got a block")]
    [InlineData("{ \"root\": { \"type\": \"Elsa.StateMachine\",\n \"states\": [\n{ \"name\": 7 }] } }",
        "f.json:3: $.root.states[0]: expected the name of a state under \"name\", got the number 7")]
    [InlineData("{ \"root\": { \"type\": \"Elsa.StateMachine\", \"states\": [{ \"name\": \"a\" }],\n\"transitions\": "
        + "[{ \"from\": \"a\" }] } }",
        "f.json:2: $.root.transitions[0]: expected the name of a state under \"to\", got nothing")]
    public void What_is_no_machine_is_refused_with_its_line(string text, string message)
    {
        var refused = Assert.Throws<ElsaFileException>(() => ElsaImport.Read("f.json", text));
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Hostile_files_are_refused_at_once()
    {
        Assert.Contains("depth", Refusal(Bytes(new string('[', 100_000))), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("at most 8 MB", Refusal(new byte[9_000_000]), StringComparison.Ordinal);
        Assert.Contains("at most 200000 values",
            Refusal(Bytes("[" + string.Join(",\n", Enumerable.Repeat("1", 200_001)) + "]")),
            StringComparison.Ordinal);
        Assert.Contains("at most 5000 states and transitions, got 5001", Refusal(Bytes(
            "{ \"root\": { \"type\": \"Elsa.StateMachine\", \"states\": ["
            + string.Join(',', Enumerable.Repeat("{ \"name\": \"a\" }", 5_001)) + "] } }")), StringComparison.Ordinal);
        Assert.Contains("f.json:1: expected text in UTF-8", Refusal([.. Bytes("{ \"a\": \""), 0xFF, .. Bytes("\" }")]),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Say: \"no\" # 'now' {a, b} [c]")]
    [InlineData("true")]
    [InlineData("&anchor *alias !tag %x @y `z`\nand more")]
    [InlineData("åäö 🅿️ \\ \\n")]
    [InlineData("???")]
    public void Any_name_is_carried(string name)
    {
        var written = System.Text.Json.JsonSerializer.Serialize(name);
        var routine =
            Read(ElsaImport.Read("x.json", Order.Replace("\"New order\"", written, StringComparison.Ordinal)));
        Assert.Equal(name, routine.Start.Name.Sv);
    }

    [Fact]
    public void A_machine_that_lacks_any_part_is_drafted_or_refused_with_words()
    {
        var count = Order.Split('"').Length;
        for (var i = 1; i < count; i += 2)
        {
            var words = Order.Split('"');
            words[i] = "x" + i;
            try
            {
                var draft = ElsaImport.Read("x.json", string.Join('"', words));
                Assert.NotEmpty(RoutineReader.ReadPublished(draft.FileName, draft.Yaml).Routine?.States ?? []);
            }
            catch (ElsaFileException refused)
            {
                Assert.StartsWith("x.json:", refused.Message, StringComparison.Ordinal);
            }
        }
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string Refusal(byte[] bytes) =>
        Assert.Throws<ElsaFileException>(() => ElsaImport.Read("f.json", bytes)).Message;

    private static Routine Read(RoutineDraft draft)
    {
        var read = RoutineReader.ReadPublished(draft.FileName, draft.Yaml);
        return read.Routine
            ?? throw new InvalidOperationException(string.Join('\n', read.Findings) + '\n' + draft.Yaml);
    }
}
