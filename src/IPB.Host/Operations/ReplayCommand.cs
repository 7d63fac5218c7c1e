using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using IPB.Host.Runners;
using IPB.Workflows.Files;
using IPB.Workflows.Routing;
using IPB.Workflows.Storage;
using Command = System.CommandLine.Command;

namespace IPB.Host.Operations;

/// <summary>
/// <c>replay-routing</c>: what a changed table would have done to stored cases, or to those of a CSV file.
/// </summary>
internal static class ReplayCommand
{
    private const int MostShown = 200;

    public static Command Build(HostOptions options)
    {
        var table = new Option<string>("--table") { Description = "The changed routing table.", Required = true };
        var since = new Option<DateOnly?>("--since") { Description = "Cases opened from this day on." };
        var csv = new Option<string>("--csv")
        {
            Description = "Cases from a file, with the table's inputs as columns, instead of stored ones.",
        };
        var output = new Option<string>("--out") { Description = "File to write the cases that move to, as CSV." };
        var command = new Command("replay-routing", "Show which cases a changed routing table would move.")
            { table, since, csv, output };
        command.SetAction((parse, ct) => CommandLine.RunAsync(() => RunAsync(
            new(parse.GetValue(table)!, parse.GetValue(since), parse.GetValue(csv), parse.GetValue(output)),
            options.Read(parse), Console.Out, ct)));
        return command;
    }

    /// <exception cref="StartRefused">The table or the file of cases cannot be used.</exception>
    internal static async Task<int> RunAsync(
        Request request, HostSettings settings, TextWriter screen, CancellationToken ct)
    {
        var folder = WorkflowFolder.Load(
            settings.WorkflowsFolder, RunnerModules.CatalogFor(settings.WorkflowsFolder));
        var table = Table(request.Table, folder);
        if (request.Csv is { } csv)
        {
            var before = folder.RoutingTables.FirstOrDefault(t => t.Id == table.Id);
            await using var file = new ReplayCsv(csv, table, before);
            await ReportAsync(request, screen, table, file.CasesAsync(ct), ct);
            return 0;
        }

        await using var city = await City.OpenAsync(settings, Console.Error.WriteLine, ct);
        var since = request.Since?.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        var stored = new RoutedCases(city.Database).AllAsync(table.Id, since, city.Files.Organisation!, ct);
        await ReportAsync(request, screen, table, stored, ct);
        return 0;
    }

    private static RoutingTable Table(string file, WorkflowFolder folder)
    {
        if (!File.Exists(file)) throw new StartRefused($"There is no file {file}; expected a routing table.");
        var read = folder.ReadRoutingTable(file);
        return read.Table ?? throw new StartRefused(
            "The table has findings:\n" + string.Join('\n', read.Findings.Where(f => !f.IsWarning)));
    }

    private static async Task ReportAsync(
        Request request, TextWriter screen, RoutingTable table, IAsyncEnumerable<CaseToReplay> cases,
        CancellationToken ct)
    {
        await using var output = request.Out is { } path ? new StreamWriter(path, false, new UTF8Encoding(true)) : null;
        if (output is not null) await output.WriteLineAsync("number,from,to,rule,words");
        var sums = new SortedDictionary<(string From, string To), int>();
        var (count, moves, clock) = (0, 0, Stopwatch.StartNew());
        await foreach (var c in RoutingReplay.RunAsync(table, cases, ct))
        {
            count++;
            if (!c.Moves) continue;
            sums[(c.From, c.To)] = sums.GetValueOrDefault((c.From, c.To)) + 1;
            if (output is not null)
                await output.WriteLineAsync(Csv.Row(c.Number, c.From, c.To, c.Rule, string.Join("; ", c.Words)));
            if (moves++ < MostShown) screen.WriteLine($"{c.Number}\t{c.From} → {c.To}\t{c.Rule}");
        }

        if (moves > MostShown)
            screen.WriteLine($"… and {moves - MostShown} more; --out <file> writes them all.");
        foreach (var ((from, to), sum) in sums.OrderByDescending(s => s.Value))
            screen.WriteLine($"{from} → {to}\t{sum}");
        screen.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{count} cases, {moves} would move; {clock.Elapsed.TotalSeconds:0.0} s, "
            + $"{count / Math.Max(clock.Elapsed.TotalSeconds, 0.001):0} cases/s"));
    }

    internal sealed record Request(string Table, DateOnly? Since, string? Csv, string? Out);
}
