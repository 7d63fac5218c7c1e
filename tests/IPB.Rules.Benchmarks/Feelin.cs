using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace IPB.Rules.Benchmarks;

/// <summary>feelin in a Node.js process, installed by npm into a temporary folder; it times its own loop.</summary>
internal sealed class Feelin : IDisposable
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);
    private readonly string _folder;
    private readonly Process _node;

    private Feelin(string folder, Process node) => (_folder, _node) = (folder, node);

    /// <summary>Null, with the reason on standard error, when node, npm or the package cannot be had.</summary>
    public static Feelin? Start(Sample sample)
    {
        var folder = Directory.CreateTempSubdirectory("feelin").FullName;
        try
        {
            var feelin = new Feelin(folder, Install(folder));
            feelin.Ask(new { setup = Setup(sample) });
            return feelin;
        }
        catch (Exception fault) when (fault is Win32Exception or IOException)
        {
            Console.Error.WriteLine($"feelin is left out: needs node and npm on the path ({fault.Message}).");
            Directory.Delete(folder, recursive: true);
            return null;
        }
    }

    /// <summary>The fastest of its ways.</summary>
    public Timing Run(string what, TimeSpan time)
    {
        var answer = Ask(new { run = what, milliseconds = time.TotalMilliseconds });
        return answer.EnumerateArray().Select(Timing).MaxBy(timing => timing.Rate)!;
    }

    public string Version() => JsonDocument
        .Parse(File.ReadAllText(Path.Combine(_folder, "node_modules", "feelin", "package.json")))
        .RootElement.GetProperty("version").GetString()!;

    public void Dispose()
    {
        _node.StandardInput.Close();
        _node.WaitForExit();
        _node.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static Process Install(string folder)
    {
        using (var npm = Start(folder, "npm", "install", "--no-audit", "--no-fund", "--silent", "feelin"))
        {
            npm.StandardInput.Close();
            npm.StandardOutput.ReadToEnd();
            npm.WaitForExit();
            if (npm.ExitCode != 0) throw new IOException($"npm install feelin ended with {npm.ExitCode}");
        }
        using var script = typeof(Feelin).Assembly.GetManifestResourceStream("feelin.mjs")!;
        using (var file = File.Create(Path.Combine(folder, "feelin.mjs"))) script.CopyTo(file);
        return Start(folder, "node", "feelin.mjs");
    }

    private static Process Start(string folder, string program, params string[] arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;

    private static object Setup(Sample sample) => new
    {
        names = Sample.Names,
        rules = sample.Rules,
        rows = sample.Rows.Select(row => row.ToDictionary(v => v.Key, v => v.Value is DateOnly date
            ? FeelValue.Print(date) : v.Value)),
        guard = Sample.Guard,
    };

    private JsonElement Ask(object message)
    {
        _node.StandardInput.WriteLine(JsonSerializer.Serialize(message, Web));
        var line = _node.StandardOutput.ReadLine() ?? throw new IOException("node ended without an answer");
        return JsonDocument.Parse(line).RootElement;
    }

    private static Timing Timing(JsonElement answer) => new(
        answer.GetProperty("way").GetString()!,
        answer.GetProperty("rate").GetDouble(),
        null,
        [.. answer.GetProperty("outcomes").EnumerateArray().Select(o => FeelValue.From(o))]);
}
