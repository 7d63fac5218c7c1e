using IPB.Host.Operations;
using IPB.Workflows.Files;

namespace IPB.Host.Tests.Operations;

public sealed class CheckTextTests
{
    private static readonly string Shipped = Path.Combine(Repository.Root, "workflows");

    [Fact]
    public void Every_routine_has_a_line_that_says_what_its_scenarios_cover()
    {
        var lines = CheckText.Of(WorkflowFolder.Load(Shipped), [], explain: false).Split('\n');

        Assert.EndsWith("routing tables: no findings", lines[0]);
        Assert.Contains(lines, l => l.StartsWith("obstacle: ", StringComparison.Ordinal) && l.Contains(" states, "));
    }

    [Fact]
    public void Explained_a_finding_is_followed_by_the_way_of_a_case_to_it()
    {
        var folder = Directory.CreateTempSubdirectory("check-").FullName;
        try
        {
            foreach (var file in Directory.GetFiles(Shipped, "*.yaml"))
                File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
            var training = Path.Combine(folder, "training-package.routine.yaml");
            File.WriteAllText(training, File.ReadAllText(training)
                .Replace("quiz_score < 80", "quiz_score < 79", StringComparison.Ordinal));
            var files = WorkflowFolder.Load(folder);

            var text = CheckText.Of(files, files.Findings, explain: true);

            Assert.Contains(
                "\n    enrolled --start--> taking\n    taking --hand-in-quiz with quiz_score 79--> graded\n", text,
                StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
