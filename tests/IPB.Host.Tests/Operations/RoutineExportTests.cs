using System.CommandLine;
using System.Text.Json.Nodes;
using IPB.Host.Operations;
using IPB.Workflows.Routines.Imports;

namespace IPB.Host.Tests.Operations;

public sealed class RoutineExportTests : IDisposable
{
    private const string Small = """
        routine: small
        version: 1
        name: { sv: Liten, en: Small }
        purpose: { sv: Liten, en: Small }
        states:
          open:
            name: { sv: Öppen, en: Open }
            owner: coordinator
            on:
              close: { name: { sv: Stäng, en: Close }, to: closed }
          closed: { name: { sv: Stängd, en: Closed }, end: completed }

        """;

    private readonly string folder = Directory.CreateTempSubdirectory("ipb-export-").FullName;

    public RoutineExportTests() => File.WriteAllText(Path.Combine(folder, "small.routine.yaml"), Small);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_routine_is_written_for_Elsa_and_comes_back_the_same()
    {
        var written = Run("small", "--format", "elsa");
        Assert.Equal("Elsa.StateMachine", (string?)JsonNode.Parse(written)!["root"]!["type"]);
        Assert.Equal(Small, ElsaImport.Read("small.json", written).Yaml);
    }

    [Fact]
    public void Every_routine_of_a_folder_is_written_to_a_folder()
    {
        var to = Path.Combine(folder, "out");
        Run("--format", "elsa", "--out", to);
        Run("--format", "bpmn", "--out", to);
        Assert.Equal(["small.bpmn", "small.elsa.json"], Directory.GetFiles(to).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void A_routine_that_is_not_there_is_told_with_those_that_are() => Assert.Equal(
        $"There is no routine smal without findings in {folder}; there are small.",
        Assert.Throws<StartRefused>(() => Run("smal", "--format", "elsa")).Message);

    [Fact]
    public void Cases_are_what_is_exported_when_no_routine_is_meant()
    {
        var (export, command) = Export();
        Assert.False(export.IsMeant(command.Parse([])));
        Assert.True(export.IsMeant(command.Parse(["small"])));
    }

    private string Run(params string[] words)
    {
        var (export, command) = Export();
        using var screen = new StringWriter();
        Assert.Equal(0, export.Run(command.Parse([.. words, "--workflows", folder]), screen));
        return screen.ToString();
    }

    private static (RoutineExport, Command) Export()
    {
        var file = new Option<string>("--file");
        var (export, command) = (new RoutineExport(file), new Command("export") { file });
        export.AddTo(command);
        return (export, command);
    }
}
