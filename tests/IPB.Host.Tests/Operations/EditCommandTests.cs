using IPB.Host.Operations;
using IPB.Host.Tests.Watching;
using IPB.Workflows.Files.Editing;

namespace IPB.Host.Tests.Operations;

public sealed class EditCommandTests : IDisposable
{
    private const string Name = "innovation-case.routine.yaml";
    private readonly Folder folder = new();
    private readonly StringWriter output = new();
    private readonly StringWriter errors = new();

    public void Dispose()
    {
        folder.Dispose();
        output.Dispose();
        errors.Dispose();
    }

    [Fact]
    public void A_renamed_state_is_told_in_words_and_the_file_still_proves()
    {
        Assert.Equal(0, Run(text => RoutineRename.Of(folder.File(Name), text, "state", "bp2", "money-gate")));
        Assert.Contains("“BP2 money” is now called money-gate in the file (before: bp2)", output.ToString(),
            StringComparison.Ordinal);
        Assert.Contains("1 routines, ", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("\n  money-gate:\n", folder.Read(Name), StringComparison.Ordinal);
    }

    [Fact]
    public void What_would_not_read_is_not_written()
    {
        var before = folder.Read(Name);
        Assert.Equal(1, Run(text => YamlEdit.Set(text, "states.bp1.due", "five weks")));
        Assert.Contains("time limit", errors.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.EndsWith("The file is unchanged.\n", errors.ToString(), StringComparison.Ordinal);
        Assert.Equal(before, folder.Read(Name));
    }

    [Fact]
    public void One_value_is_set_and_told()
    {
        Assert.Equal(0, Run(text => YamlEdit.Set(text, "states.bp1.due", "6 working days")));
        Assert.Contains("“BP1 time”: the time limit is now 6 working days (before: 5 working days)",
            output.ToString(), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Path, "*.new"));
    }

    private int Run(Func<string, string> edit) => EditCommands.Run(folder.File(Name), "en", edit, output, errors);
}
