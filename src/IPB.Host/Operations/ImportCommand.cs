using System.CommandLine;
using System.Globalization;
using IPB.Workflows.Files;
using IPB.Workflows.Proofs;
using IPB.Workflows.Routines.Imports;

namespace IPB.Host.Operations;

/// <summary>
/// <c>import &lt;file.bpmn&gt;</c>: writes the draft of a routine beside nothing that is there already, and says what
/// became of the process and what <c>check</c> says of the draft.
/// </summary>
internal static class ImportCommand
{
    public static Command Build()
    {
        var file = new Argument<string>("file.bpmn") { Description = "A BPMN 2.0 file of any modeller." };
        var process = new Option<string>("--process")
        {
            Description = "Id of the process; without it the executable one, else the largest.",
        };
        var folder = new Option<string>("--out")
        {
            Description = "Folder to write <process>.routine.yaml to.",
            DefaultValueFactory = _ => ".",
        };
        var owner = new Option<string>("--owner")
        {
            Description = "Who has what the process gives to nobody.",
            DefaultValueFactory = _ => BpmnImport.DefaultOwner,
        };
        var all = new Option<bool>("--all") { Description = "Also name what came over as it is." };
        var command = new Command("import", "Draft a routine from a BPMN 2.0 process.")
            { file, process, folder, owner, all };
        command.SetAction((parse, ct) => CommandLine.RunAsync(() => RunAsync(
            new(parse.GetValue(file)!, parse.GetValue(process), parse.GetValue(folder)!, parse.GetValue(owner)!,
                parse.GetValue(all)), Console.Out, ct)));
        return command;
    }

    /// <exception cref="StartRefused">The file cannot be imported, or a draft is there already.</exception>
    internal static async Task<int> RunAsync(Request request, TextWriter screen, CancellationToken ct)
    {
        var draft = await DraftAsync(request, ct);
        Directory.CreateDirectory(request.Out);
        var path = Path.Combine(request.Out, draft.FileName);
        await WriteAsync(path, draft.Yaml, ct);
        foreach (var finding in draft.Findings.Where(f => request.All || f.Carried != Carried.AsItIs))
            await screen.WriteLineAsync(finding.ToString());
        int Count(Carried carried) => draft.Findings.Count(f => f.Carried == carried);
        await screen.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{path}: {Count(Carried.AsItIs)} "
            + $"elements carried, {Count(Carried.Changed)} with a change, {Count(Carried.Not)} cannot be carried"));
        var files = WorkflowFolder.LoadFile(path);
        var findings = files.Findings.AddRange(ScenarioPlay.Findings(files));
        await screen.WriteAsync($"check {path}:\n{CheckText.Of(files, findings, explain: false)}");
        return 0;
    }

    private static async Task<BpmnDraft> DraftAsync(Request request, CancellationToken ct)
    {
        if (!File.Exists(request.File))
            throw new StartRefused($"There is no file {request.File}; expected a BPMN 2.0 process.");
        if (new FileInfo(request.File).Length > BpmnImport.MaxBytes)
            throw new StartRefused($"{request.File} is larger than {BpmnImport.MaxBytes / 1_000_000} MB.");
        try
        {
            var bytes = await File.ReadAllBytesAsync(request.File, ct);
            return BpmnImport.Read(request.File, bytes, request.Process, request.Owner);
        }
        catch (BpmnFileException e)
        {
            throw new StartRefused(e.Message);
        }
    }

    private static async Task WriteAsync(string path, string text, CancellationToken ct)
    {
        if (File.Exists(path))
            throw new StartRefused($"There is a file {path} already; name another folder with --out, or remove it.");
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        await using var writer = new StreamWriter(file);
        await writer.WriteAsync(text.AsMemory(), ct);
    }

    internal sealed record Request(string File, string? Process, string Out, string Owner, bool All);
}
