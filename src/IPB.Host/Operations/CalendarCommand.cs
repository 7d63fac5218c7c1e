using System.CommandLine;
using System.Globalization;
using IPB.Workflows;
using IPB.Workflows.Calendars;
using IPB.Workflows.Storage;
using IPB.Workflows.Timers;
using Command = System.CommandLine.Command;

namespace IPB.Host.Operations;

/// <summary><c>calendar preview | status</c>: what another calendar does to running cases.</summary>
internal static class CalendarCommand
{
    public static Command Build(HostOptions options) => new("calendar", "What another calendar does to running cases.")
    {
        Preview(options), Status(options),
    };

    private static Command Preview(HostOptions options)
    {
        var file = new Argument<string>("calendar") { Description = "The calendar.yaml that is to be used." };
        var language = new Option<string>("--language") { DefaultValueFactory = _ => "en", Description = "sv or en." };
        var command = new Command("preview", "Show which cases would move, and change nothing.") { file, language };
        command.SetAction((parse, ct) => CommandLine.RunAsync(async () =>
        {
            var path = parse.GetValue(file)!;
            await using var city = await City.OpenAsync(options.Read(parse), Console.Error.WriteLine, ct);
            var read = CalendarReader.Read(path, await File.ReadAllTextAsync(path, ct), city.Engine.Organisation);
            foreach (var finding in read.Findings) await Console.Error.WriteLineAsync(finding.ToString());
            if (read.Calendars is not { } next) return 1;
            var cases = 0;
            await foreach (var move in city.Engine.Calendars.PreviewAsync(next, await city.Database.NowAsync(ct), ct))
            {
                cases++;
                Console.WriteLine(Lines(move, parse.GetValue(language)!));
            }

            Console.WriteLine(cases == 0 ? "No case would move." : $"{cases} cases would move.");
            return 0;
        }));
        return command;
    }

    private static Command Status(HostOptions options)
    {
        var command = new Command("status", "List the calendars that were taken into use, newest first.");
        command.SetAction((parse, ct) => CommandLine.RunAsync(async () =>
        {
            await using var city = await City.OpenAsync(options.Read(parse), Console.Error.WriteLine, ct);
            foreach (var change in await city.Engine.Calendars.ListAsync(ct)) Console.WriteLine(Line(change));
            return 0;
        }));
        return command;
    }

    private static string Line(CalendarChange change) => string.Create(CultureInfo.InvariantCulture,
        $"{change.Serial}\t{Words.Moment(change.TakenAt, "en")}\t{(change.FinishedAt is null ? "at work" : "done")}\t"
        + $"{change.Moved} cases moved, {change.Failed} could not be counted");

    private static string Lines(CalendarMove move, string language) => string.Join('\n',
        move.Limits.Select(l => "  " + RecountWords.Of(l).In(language))
            .Concat(move.Timers.Select(t =>
                $"  {t.Timer}: {Words.Moment(t.From, language)} → {Words.Moment(t.To, language)}"))
            .Prepend($"{move.Number} {move.Title} ({move.Department})"));
}
