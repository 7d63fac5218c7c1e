using IPB.Host.Operations;
using IPB.Workflows.Routines.Imports;

namespace IPB.Host.Tests.Operations;

public sealed class ImportCommandTests : IDisposable
{
    private const string Permit = """
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="permit" name="Permit">
        <startEvent id="s"/><userTask id="a" name="Assess"/><endEvent id="e" name="Over"/>
        <sequenceFlow id="1" sourceRef="s" targetRef="a"/><sequenceFlow id="2" sourceRef="a" targetRef="e"/>
        <textAnnotation id="n"><text>Ask Eva</text></textAnnotation></process></definitions>
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("ipb-import-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_draft_is_written_and_what_became_of_the_process_is_said()
    {
        var said = await RunAsync(Permit, "drafts");

        var path = Path.Combine(folder, "drafts", "permit.routine.yaml");
        Assert.Contains("  assess:", await File.ReadAllTextAsync(path), StringComparison.Ordinal);
        Assert.Contains("permit.bpmn:4: cannot be carried: text annotation \"Ask Eva\": a note on the drawing", said,
            StringComparison.Ordinal);
        Assert.Contains("3 elements carried, 0 with a change, 1 cannot be carried", said, StringComparison.Ordinal);
        Assert.Contains("1 routines, 0 scenarios, 0 routing tables: no findings", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_state_machine_of_Elsa_is_drafted_by_its_file_name()
    {
        var said = await RunAsync("""
            { "name": "Order", "root": { "type": "Elsa.StateMachine", "initialState": "Open",
              "states": [{ "name": "Open" }, { "name": "Closed" }],
              "transitions": [{ "from": "Open", "to": "Closed", "displayName": "Close" }] } }
            """, "drafts", "order.json");

        Assert.Contains("  open:", await File.ReadAllTextAsync(Path.Combine(folder, "drafts", "order.routine.yaml")),
            StringComparison.Ordinal);
        Assert.Contains(
            "order.json:3: carried with a change: transition \"Close\" ($.root.transitions[0]): it has no trigger",
            said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_that_is_there_is_not_written_over()
    {
        await RunAsync(Permit, "drafts");
        var path = Path.Combine(folder, "drafts", "permit.routine.yaml");
        await File.WriteAllTextAsync(path, "mine");

        var refused = await Assert.ThrowsAsync<StartRefused>(() => RunAsync(Permit, "drafts"));

        Assert.Contains("already", refused.Message, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(path));
    }

    [Fact]
    public async Task A_file_that_is_no_process_is_refused_with_its_line()
    {
        var refused = await Assert.ThrowsAsync<StartRefused>(() => RunAsync("<a>", "drafts"));

        Assert.Contains("permit.bpmn:1: expected XML without DTD", refused.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(folder, "drafts")));
    }

    private async Task<string> RunAsync(string text, string to, string name = "permit.bpmn")
    {
        var file = Path.Combine(folder, name);
        await File.WriteAllTextAsync(file, text);
        using var screen = new StringWriter();
        Assert.Equal(0, await ImportCommand.RunAsync(new(file, null, Path.Combine(folder, to),
            BpmnImport.DefaultOwner, All: false), screen, TestContext.Current.CancellationToken));
        return screen.ToString();
    }
}
