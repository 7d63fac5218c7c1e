using IPB.Workflows.Calendars;
using IPB.Workflows.Files;

namespace IPB.Workflows.Tests.Files;

public sealed class WorkflowFolderTests : IDisposable
{
    private const string Table = """
        routing: problem-intake
        version: 1
        name: { sv: Intag, en: Intake }
        rules:
          - { id: costly, when: 'budget > 5', to: LFF, why: { sv: Dyrt., en: Costly. } }
        fallback: { id: rest, to: SLK, why: { sv: Ingen annan., en: Nobody else. } }
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("workflows-").FullName;

    public WorkflowFolderTests()
    {
        Write("organisation.yaml", Sample.City);
        Write("lights.routine.yaml", Sample.Routine);
        Write("problem-intake.routing.yaml", Table);
    }

    [Fact]
    public void Folder_is_read_as_a_whole()
    {
        var all = WorkflowFolder.Load(folder);
        Assert.Empty(all.Findings);
        Assert.Equal("lights", Assert.Single(all.Routines).Id);
        Assert.Equal("problem-intake", Assert.Single(all.RoutingTables).Id);
        Assert.Equal(3, all.Organisation!.People.Length);
        Assert.Same(WorkingCalendar.Standard, all.Calendar);
    }

    [Fact]
    public void Findings_of_all_files_come_together_with_their_paths()
    {
        Write("problem-intake.routing.yaml", Sample.With("budget >", "bugdet >", Table));
        Write("lights.routine.yaml", Sample.With("to: decision\n", "to: decisions\n"));
        Write("notes.yaml", "a: 1");
        var findings = WorkflowFolder.Load(folder).Findings;
        Assert.Equal(["unknown-state", "unknown-file"], findings.Select(f => f.Code));
        Assert.Equal(Path.Combine(folder, "lights.routine.yaml"), findings[0].File);
    }

    [Fact]
    public void Table_is_judged_by_the_fields_of_the_routines_that_use_it()
    {
        Write("problem-intake.routing.yaml", Sample.With("budget >", "bugdet >", Table));
        Assert.Equal("name \"bugdet\" is unknown; did you mean \"budget\"?",
            Assert.Single(WorkflowFolder.Load(folder).Findings).Message);
    }

    [Fact]
    public void Missing_organisation_is_named()
    {
        File.Delete(Path.Combine(folder, "organisation.yaml"));
        Assert.Equal("missing-file", Assert.Single(WorkflowFolder.Load(folder).Findings).Code);
    }

    [Fact]
    public void Single_file_is_checked_with_what_lies_beside_it()
    {
        Write("problem-intake.routing.yaml", Sample.With("to: LFF", "to: LLF", Table));
        Write("lights.routine.yaml", Sample.With("owner: coordinator\n", "owner: coordinatr\n"));
        var one = WorkflowFolder.LoadFile(Path.Combine(folder, "lights.routine.yaml"));
        Assert.Equal("unknown-role", Assert.Single(one.Findings).Code);
        Assert.Empty(one.Routines);
    }

    [Fact]
    public void File_that_is_no_text_has_one_finding()
    {
        File.WriteAllBytes(Path.Combine(folder, "lights.routine.yaml"), [0x72, 0x6f, 0xff, 0xfe, 0x0a]);
        Assert.Equal("yaml-characters", Assert.Single(WorkflowFolder.Load(folder).Findings).Code);
    }

    [Fact]
    public void Huge_file_has_one_finding()
    {
        Write("lights.routine.yaml", new string('x', 1_000_000));
        Assert.Equal("yaml-too-large", Assert.Single(WorkflowFolder.Load(folder).Findings).Code);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(folder, file), text);
}
