using System.Diagnostics;
using System.Xml.Linq;
using IPB.Workflows.Files;
using IPB.Workflows.Routines;
using IPB.Workflows.Routines.Exports;
using IPB.Workflows.Tests.Files;

namespace IPB.Workflows.Tests.Routines.Exports;

public sealed class ExportTests
{
    private static readonly WorkflowFolder Shipped =
        WorkflowFolder.Load(Path.Combine(ShippedFilesTests.Repository(), "workflows"));

    private static Routine Lights => Sample.Read(Sample.Routine).Routine!;

    [Fact]
    public void Mermaid_shows_phases_gates_ends_and_timers() => Assert.Equal("""
        flowchart TD
            subgraph phase_need ["Need"]
                s_need["Need"]
            end
            s_decision{"Decision"}
            s_solved(["Solved"])
            s_dropped(["Dropped"])
            start(( )) --> s_need
            s_need -->|"Propose"| s_decision
            s_need -.->|"Expires (after 90 days)"| s_dropped
            s_decision -->|"Approve"| s_solved
            s_decision -->|"Return for more information"| s_need
            s_decision -->|"Postpone"| s_decision
            s_decision -->|"Reject"| s_dropped
            s_solved -->|"Dark"| s_need
            linkStyle 1,6 stroke-width:4px

        """, MermaidExport.Write(Lights, "en", ["need", "decision", "dropped"]));

    [Fact]
    public void Mermaid_shows_where_a_case_goes_that_nobody_calls_theirs() => Assert.Contains(
        """s_received -->|"Not ours, after 2 times"| s_sorting""",
        MermaidExport.Write(Shipped.Routines.Single(r => r.Id == "problem-intake"), "en"), StringComparison.Ordinal);

    [Fact]
    public void Every_reference_in_a_bpmn_file_is_to_something_in_it() => Assert.All(Shipped.Routines, routine =>
    {
        var file = XDocument.Parse(BpmnExport.Write(routine, "sv"));
        var ids = file.Descendants().Attributes("id").Select(a => a.Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        var references = file.Descendants().Attributes().Where(a => a.Name.LocalName is "sourceRef" or "targetRef"
            or "attachedToRef" or "bpmnElement").Select(a => a.Value)
            .Concat(file.Descendants().Where(e => e.Name.LocalName is "incoming" or "outgoing").Select(e => e.Value));
        Assert.Empty(references.Except(ids));
    });

    [Fact]
    public void Bpmn_keeps_conditions_timers_and_what_people_choose()
    {
        var file = XDocument.Parse(BpmnExport.Write(Lights, "en"));
        XNamespace bpmn = "http://www.omg.org/spec/BPMN/20100524/MODEL";
        Assert.Equal(["voices >= 3"], file.Descendants(bpmn + "conditionExpression").Select(e => e.Value));
        Assert.Equal(["P90D"], file.Descendants(bpmn + "timeDuration").Select(e => e.Value));
        Assert.Equal(["state-need", "state-decision", "state-solved"],
            file.Descendants(bpmn + "userTask").Select(e => e.Attribute("id")!.Value));
        Assert.Equal(["ways-decision", "ways-solved"],
            file.Descendants(bpmn + "exclusiveGateway").Select(e => e.Attribute("id")!.Value));
    }

    [Fact]
    public void The_reader_of_bpmn_viewers_takes_every_shipped_routine_without_a_warning()
    {
        var folder = Directory.CreateTempSubdirectory("bpmn-").FullName;
        try
        {
            Run(folder, "npm", "install", "--no-audit", "--no-fund", "--prefix", folder, "bpmn-moddle@10.3.1");
            File.WriteAllText(Path.Combine(folder, "read.mjs"), """
                import { BpmnModdle } from 'bpmn-moddle';
                import { readFileSync } from 'node:fs';
                for (const file of process.argv.slice(2)) {
                  const { rootElement, warnings } = await new BpmnModdle().fromXML(readFileSync(file, 'utf8'));
                  if (warnings.length) throw new Error(file + ': ' + warnings.map(w => w.message).join('; '));
                  const flows = rootElement.rootElements[0].flowElements;
                  console.log(flows.length, rootElement.diagrams[0].plane.planeElement.length);
                }
                """);
            var files = Shipped.Routines.Select(r => Write(folder, r)).ToList();
            var said = Run(folder, "node", ["read.mjs", .. files]).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal(Shipped.Routines.Length, said.Length);
            Assert.All(said, line => Assert.Equal(line.Split(' ')[0], line.Trim().Split(' ')[1]));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Write(string folder, Routine routine)
    {
        var file = Path.Combine(folder, routine.Id + ".bpmn");
        File.WriteAllText(file, BpmnExport.Write(routine, "sv"));
        return file;
    }

    private static string Run(string folder, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode == 0) return output;
            Assert.SkipWhen(program == "npm", "npm cannot deliver bpmn-moddle here: " + errors.Result);
            throw new InvalidOperationException(errors.Result);
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            Assert.Skip($"{program} is not on this machine: {missing.Message}");
            throw;
        }
    }
}
