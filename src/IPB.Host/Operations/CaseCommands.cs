using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using IPB.Workflows.Cases;
using IPB.Workflows.Storage;
using Command = System.CommandLine.Command;

namespace IPB.Host.Operations;

/// <summary><c>submit</c>, <c>cases</c> and <c>export</c>, for scripts beside a running host or without one.</summary>
internal static class CaseCommands
{
    public static IEnumerable<Command> Build(HostOptions options)
    {
        yield return SubmitCommand(options);
        yield return ListCommand(options);
        yield return ExportCommand(options);
    }

    private static Command SubmitCommand(HostOptions options)
    {
        var by = new Option<string>("--by") { Description = "Person id of the submitter.", Required = true };
        var title = new Option<string>("--title") { Required = true };
        var description = new Option<string>("--description") { Required = true };
        var department = new Option<string>("--department")
        {
            Description = "Code of the submitting department.",
            Required = true,
        };
        var routine = new Option<string>("--routine") { Description = "Problem intake unless said." };
        var command = new Command("submit", "Submit a problem.") { by, title, description, department, routine };
        command.SetAction((parse, ct) => WithCityAsync(options.Read(parse), async city =>
        {
            var submit = new Submit(parse.GetValue(routine), parse.GetValue(title)!, parse.GetValue(description)!,
                parse.GetValue(department)!, ImmutableSortedDictionary<string, object>.Empty);
            var answer = await city.Engine.SubmitAsync(submit, new(parse.GetValue(by)!, Guid.NewGuid().ToString()), ct);
            Console.WriteLine($"{answer.Number}\t{answer.LeadDepartment}\t{answer.RoutingReason?.In("sv")}");
        }, ct));
        return command;
    }

    private static Command ListCommand(HostOptions options)
    {
        var lead = new Option<string>("--lead") { Description = "Code of the lead department." };
        var open = new Option<bool>("--open") { Description = "Open cases only." };
        var command = new Command("cases", "List cases, newest first.") { lead, open };
        command.SetAction((parse, ct) => WithCityAsync(options.Read(parse), async city =>
        {
            await foreach (var c in AllAsync(city.Engine.Cases, Filter(parse.GetValue(lead), parse.GetValue(open)), ct))
                Console.WriteLine($"{c.Number}\t{c.LeadDepartment}\t{c.Routine}\t{c.State}\t{c.Title}");
        }, ct));
        return command;
    }

    private static Command ExportCommand(HostOptions options)
    {
        var file = new Option<string>("--file") { Description = "File to write; the screen unless said." };
        var routines = new RoutineExport(file);
        var command = new Command("export", "Write all cases as CSV, or routines for other programs.") { file };
        routines.AddTo(command);
        command.SetAction((parse, ct) => routines.IsMeant(parse)
            ? CommandLine.RunAsync(() => Task.FromResult(routines.Run(parse, Console.Out)))
            : WriteCasesAsync(options.Read(parse), parse.GetValue(file), ct));
        return command;
    }

    private static Task<int> WriteCasesAsync(HostSettings settings, string? file, CancellationToken ct) =>
        WithCityAsync(settings, async city =>
        {
            await using var output = file is { } path
                ? new StreamWriter(path, false, new UTF8Encoding(true)) : Console.Out;
            await output.WriteLineAsync("number,title,routine,state,lead,submitting,opened,due,closed");
            await foreach (var c in AllAsync(city.Engine.Cases, new CaseFilter(), ct))
                await output.WriteLineAsync(Csv.Row(c.Number, c.Title, c.Routine, c.State, c.LeadDepartment,
                    c.SubmittingDepartment, $"{c.OpenedAt:O}", $"{c.DueAt:O}", $"{c.ClosedAt:O}"));
        }, ct);

    private static CaseFilter Filter(string? lead, bool open) =>
        new() { LeadDepartment = lead, Open = open ? true : null, Limit = 200 };

    private static async IAsyncEnumerable<Case> AllAsync(
        CaseQueries cases, CaseFilter filter,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        filter = filter with { Limit = 200 };
        while (await cases.ListAsync(filter, ct) is { Length: > 0 } page)
        {
            foreach (var c in page) yield return c;
            filter = filter with { After = page[^1].Number };
        }
    }

    internal static Task<int> WithCityAsync(HostSettings settings, Func<City, Task> run, CancellationToken ct) =>
        CommandLine.RunAsync(async () =>
        {
            await using var city = await City.OpenAsync(settings, Console.Error.WriteLine, ct);
            await run(city);
            return 0;
        });
}

/// <summary>Rows that a spreadsheet reads as text, never as a formula.</summary>
internal static class Csv
{
    public static string Row(params IEnumerable<string?> cells) => string.Join(',', cells.Select(Cell));

    private static string Cell(string? value)
    {
        var text = value ?? "";
        if (text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal)) text = "'" + text;
        return text.AsSpan().IndexOfAny(",\"\r\n") < 0
            ? text
            : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
