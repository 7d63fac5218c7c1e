using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using IPB.Workflows.Calendars;
using IPB.Workflows.Cases;
using IPB.Workflows.Routines.Versions;
using IPB.Workflows.Storage;
using Command = System.CommandLine.Command;

namespace IPB.Host.Operations;

/// <summary>
/// <c>versions</c>, <c>propose</c>, <c>review</c>, <c>publish</c>, <c>take-back</c> and <c>retire</c>: versions of
/// routines, beside a running host or without one.
/// </summary>
internal static class VersionCommandLine
{
    public static IEnumerable<Command> Build(HostOptions options)
    {
        yield return VersionsCommand(options);
        yield return Noted(options, "propose", "Ask for the review of a draft; whoever asks does not review.",
            (id, version, note) => new ProposeVersion(id, version, note));
        yield return Noted(options, "review", "Stand for a draft after reading it.",
            (id, version, note) => new ReviewVersion(id, version, note));
        yield return PublishCommand(options);
        yield return Reasoned(options, "take-back", "Make a version that is not in force yet a draft again.",
            (id, version, reason) => new TakeBackVersion(id, version, reason));
        yield return Reasoned(options, "retire", "Let no case start on a version any more; those on it go on.",
            (id, version, reason) => new RetireVersion(id, version, reason));
    }

    private static Command VersionsCommand(HostOptions options)
    {
        var routine = new Argument<string?>("routine")
        {
            Description = "Id of the routine; all unless said.",
            DefaultValueFactory = _ => null,
        };
        var command = new Command("versions",
            "List versions of routines; exit code 1 when a file differs from what was published under its number.")
        {
            routine,
        };
        command.SetAction((parse, ct) => CommandLine.RunAsync(async () =>
        {
            await using var city = await City.OpenAsync(options.Read(parse), Console.Error.WriteLine, ct);
            return await ListAsync(city, parse.GetValue(routine), Console.Out, ct);
        }));
        return command;
    }

    /// <returns>The exit code.</returns>
    internal static async Task<int> ListAsync(City city, string? routine, TextWriter output, CancellationToken ct)
    {
        var all = (await city.Engine.Versions.AllAsync(ct))
            .Where(r => routine is null || r.Routine == routine).ToList();
        if (all.Count == 0) throw new RoutineNotFound(routine ?? "");
        foreach (var versions in all)
            foreach (var version in versions.Versions)
                await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                    $"{version.Routine}\t{version.Version}\t{versions.StandingOf(version).Name()}\t")
                    + $"{(version.EffectiveAt is { } at ? Words.Moment(at, "en") : "-")}\t{version.Hash[..12]}\t"
                    + OneLine(version.Changelog));
        var drift = city.Engine.Versions.Drift.Where(d => routine is null || d.Routine == routine).ToList();
        foreach (var file in drift) await output.WriteLineAsync("drift: " + file.Text.En);
        return drift.Count == 0 ? 0 : 1;
    }

    private static Command PublishCommand(HostOptions options)
    {
        var changelog = new Option<string>("--changelog") { Description = "What is new.", Required = true };
        var effective = new Option<string>("--effective")
        {
            Description = "From when new cases start on it: 2026-12-01 or 2026-12-01T08:00, Swedish time; at once "
                + "unless said.",
        };
        return StepCommand(options, "publish", "Put a reviewed version into use; not by whoever reviewed it.",
            async (parse, city, id, version, ct) => new PublishVersion(id, version, parse.GetValue(changelog)!,
                EffectiveTime.Read(parse.GetValue(effective), await city.Database.NowAsync(ct))),
            changelog, effective);
    }

    private static Command Noted(
        HostOptions options, string name, string description, Func<string, int, string?, VersionCommand> build)
    {
        var note = new Option<string>("--note") { Description = "A comment." };
        return StepCommand(options, name, description, (parse, _, id, version, _) =>
            Task.FromResult(build(id, version, parse.GetValue(note))), note);
    }

    private static Command Reasoned(
        HostOptions options, string name, string description, Func<string, int, string, VersionCommand> build)
    {
        var reason = new Option<string>("--reason") { Description = "Why.", Required = true };
        return StepCommand(options, name, description, (parse, _, id, version, _) =>
            Task.FromResult(build(id, version, parse.GetValue(reason)!)), reason);
    }

    private static Command StepCommand(HostOptions options, string name, string description,
        Func<ParseResult, City, string, int, CancellationToken, Task<VersionCommand>> build,
        params ImmutableArray<Option> more)
    {
        var routine = new Argument<string>("routine") { Description = "Id of the routine." };
        var version = new Argument<int>("version") { Description = "Its number." };
        var by = new Option<string>("--by") { Description = "Person id of whoever does it.", Required = true };
        var command = new Command(name, description) { routine, version, by };
        foreach (var option in more) command.Add(option);
        command.SetAction((parse, ct) => CaseCommands.WithCityAsync(options.Read(parse), async city =>
        {
            var step = await build(parse, city, parse.GetValue(routine)!, parse.GetValue(version), ct);
            var done = await city.Engine.Versions.DoAsync(
                step, new Sender(parse.GetValue(by)!, Guid.NewGuid().ToString()), ct);
            Console.WriteLine($"{done.Routine}\t{done.Version}\t{done.Action.Name()}"
                + (done.EffectiveAt is { } at ? "\t" + Words.Moment(at, "en") : ""));
        }, ct));
        return command;
    }

    private static string OneLine(string? text) => (text ?? "").ReplaceLineEndings(" ");
}
