using IPB.Host.Operations;
using IPB.Host.Tests;
using IPB.Host.Watching;
using IPB.Workflows.Files;
using IPB.Workflows.Proofs;

namespace IPB.Workflows.Elsa.Tests.Runs;

/// <summary>Commands on a folder whose routines name automations of Elsa, in a build that has it.</summary>
public sealed class CommandTests
{
    [Fact]
    public async Task Whatever_reads_the_folder_knows_the_automations_of_Elsa()
    {
        var folder = Directory.CreateTempSubdirectory("ipb-elsa-folder-").FullName;
        try
        {
            File.Copy(Path.Combine(Repository.Folder("workflows"), "organisation.yaml"),
                Path.Combine(folder, "organisation.yaml"));
            foreach (var (file, text) in Trials.All().Where(t => t.File.StartsWith("asking", StringComparison.Ordinal)))
                await File.WriteAllTextAsync(Path.Combine(folder, file), text);

            // Without Elsa's list it is an error: the folder would not be taken.
            var missing = new FolderCheck().Check(FolderTexts.Read(folder)).Findings
                .Single(f => f.Code == "automation-runner-missing");
            using var stop = new CancellationTokenSource();
            await stop.CancelAsync();
            await using var said = new StringWriter();
            await WatchCommand.RunAsync(folder, said, WatchPace.Usual, stop.Token);
            Assert.DoesNotContain(missing.Message, said.ToString(), StringComparison.Ordinal);
            Assert.Contains("all files: 0 findings", said.ToString(), StringComparison.Ordinal);

            await using var written = new StringWriter();
            Assert.Equal(0, EditCommands.Run(Path.Combine(folder, "asking.routine.yaml"), "en", text => text,
                written, written));
            Assert.Contains("Nothing changes.", written.ToString(), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
