using System.CommandLine;
using System.Globalization;
using IPB.Host.Runners;
using IPB.Workflows.Proofs;
using IPB.Workflows.Routines.Imports;

namespace IPB.Host.Operations;

/// <summary>
/// <c>import &lt;file&gt;</c>: writes the draft of a routine beside nothing that is there already, and says what became
/// of the process, or of the state machine of Elsa, and what <c>check</c> says of the draft.
/// </summary>
internal static class ImportCommand
{
    public static Command Build()
    {
        var file = new Argument<string>("file")
        {
            Description = "A BPMN 2.0 file of any modeller, or a definition of Elsa (.json) with a state machine.",
        };
        var process = new Option<string>("--process")
        {
            Description = "Id of the BPMN process; without it the executable one, else the largest.",
        };
        var folder = new Option<string>("--out")
        {
            Description = "Folder to write <routine>.routine.yaml to.",
            DefaultValueFactory = _ => ".",
        };
        var owner = new Option<string>("--owner")
        {
            Description = "Who has what the process gives to nobody.",
            DefaultValueFactory = _ => BpmnImport.DefaultOwner,
        };
        var all = new Option<bool>("--all") { Description = "Also name what came over as it is." };
        var command = new Command("import", "Draft a routine from a BPMN 2.0 process or a state machine of Elsa.")
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
        var files = RunnerModules.Read(path);
        var findings = files.Findings.AddRange(ScenarioPlay.Findings(files));
        await screen.WriteAsync($"check {path}:\n{CheckText.Of(files, findings, explain: false)}");
        return 0;
    }

    private static async Task<RoutineDraft> DraftAsync(Request request, CancellationToken ct)
    {
        var isElsa = request.File.EndsWith(".json", StringComparison.OrdinalIgnoreCase);
        var most = isElsa ? ElsaImport.MaxBytes : BpmnImport.MaxBytes;
        if (!File.Exists(request.File))
            throw new StartRefused($"There is no file {request.File}; expected a BPMN 2.0 process, or a workflow "
                + "definition of Elsa whose name ends with .json.");
        if (new FileInfo(request.File).Length > most)
            throw new StartRefused($"{request.File} is larger than {most / 1_000_000} MB.");
        try
        {
            var bytes = await File.ReadAllBytesAsync(request.File, ct);
            return isElsa ? ElsaImport.Read(request.File, bytes, request.Owner)
                : BpmnImport.Read(request.File, bytes, request.Process, request.Owner);
        }
        catch (Exception e) when (e is BpmnFileException or ElsaFileException)
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
