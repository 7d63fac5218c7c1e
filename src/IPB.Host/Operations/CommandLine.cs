using System.CommandLine;
using IPB.Host.Watching;
using IPB.PrivatePostgres;
using Npgsql;

namespace IPB.Host.Operations;

/// <summary>The host's commands. Without one it serves.</summary>
internal static class CommandLine
{
    public static RootCommand Build()
    {
        var options = new HostOptions();
        var root = new RootCommand("IPB Workflows: cases that cross departments through gates.");
        options.AddTo(root);
        root.SetAction((parse, ct) => RunAsync(() => Server.RunAsync(options.Read(parse), ct)));
        var serve = new Command("serve", "Serve pages and API (what happens without a command).");
        serve.SetAction((parse, ct) => RunAsync(() => Server.RunAsync(options.Read(parse), ct)));
        root.Add(serve);
        root.Add(CheckCommand.Build());
        root.Add(PreviewCommand.Build());
        root.Add(WatchCommand.Build());
        root.Add(DiagramCommand.Build());
        root.Add(ImportCommand.Build());
        root.Add(DiffCommand.Build(options));
        foreach (var command in EditCommands.Build()) root.Add(command);
        foreach (var command in CaseCommands.Build(options)) root.Add(command);
        foreach (var command in VersionCommandLine.Build(options)) root.Add(command);
        root.Add(ReplayCommand.Build(options));
        root.Add(MigrateCommand.Build(options));
        root.Add(CalendarCommand.Build(options));
        root.Add(TokenCommand.Build(options));
        root.Add(WebHookCommand.Build(options));
        return root;
    }

    /// <inheritdoc cref="RunAsync(Func{Task{int}})"/>
    internal static Task<int> RunAsync(Func<int> run) => RunAsync(() => Task.FromResult(run()));

    /// <summary>Runs a command; what its caller can mend is one message and exit code 1, never a stack trace.</summary>
    internal static async Task<int> RunAsync(Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (Exception e) when (e is StartRefused or PrivatePostgresException or DurabilityException
            or NpgsqlException or IOException or UnauthorizedAccessException or Workflows.Cases.Refusal)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }
}
