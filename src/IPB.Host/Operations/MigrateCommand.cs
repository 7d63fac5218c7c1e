using System.CommandLine;
using System.Globalization;
using IPB.Workflows;
using IPB.Workflows.Access;
using IPB.Workflows.Migrations;
using Command = System.CommandLine.Command;

namespace IPB.Host.Operations;

/// <summary><c>migrate plan | dry-run | run | status | undo</c>: running cases go to another version.</summary>
internal static class MigrateCommand
{
    private const int Page = 500;

    public static Command Build(HostOptions options) => new("migrate", "Move running cases to another version.")
    {
        Plan(options), DryRun(options), Run(options), Status(options), Undo(options),
    };

    private static Command Plan(HostOptions options)
    {
        var routine = new Argument<string>("routine");
        var from = new Option<int>("--from") { Description = "The version that cases are on.", Required = true };
        var to = new Option<int?>("--to") { Description = "The version that they go to; the newest unless said." };
        var command = new Command("plan", "Write a plan to begin with.") { routine, from, to };
        command.SetAction((parse, ct) => WithCityAsync(options, parse, city =>
        {
            var id = parse.GetValue(routine)!;
            var newest = parse.GetValue(to) ?? city.Engine.Routines.FindNewest(id)?.Version ?? 0;
            Console.Write(city.Engine.Migrations.Suggest(id, parse.GetValue(from), newest).Write("en"));
            return Task.CompletedTask;
        }, ct));
        return command;
    }

    private static Command DryRun(HostOptions options)
    {
        var file = new Argument<string>("plan") { Description = "The plan's file, YAML or JSON." };
        var by = By();
        var command = new Command("dry-run", "Show what a plan does to every running case.") { file, by };
        command.SetAction((parse, ct) => WithCityAsync(options, parse, async city =>
        {
            var path = parse.GetValue(file)!;
            var read = city.Engine.Migrations.ReadPlan(path, await File.ReadAllTextAsync(path, ct));
            var migration = await city.Engine.Migrations.DryRunAsync(
                read.Plan ?? throw new PlanRefused(read.Findings), Sender(parse.GetValue(by)!), ct);
            await foreach (var c in AllAsync(city.Engine, migration.Id, ct)) Console.WriteLine(Line(c));
            Console.WriteLine(Sum(migration));
            Console.WriteLine($"Start it with: migrate run {migration.Id} --by <person> --reason <why>");
        }, ct));
        return command;
    }

    private static Command Run(HostOptions options)
    {
        var (id, by, reason) = (Id(), By(), Reason());
        var days = new Option<int>("--undo-days")
        {
            Description = "How long it can be undone.",
            DefaultValueFactory = _ => 7,
        };
        var command = new Command("run", "Do what a dry run showed, and wait for the end.") { id, by, reason, days };
        command.SetAction((parse, ct) => WithCityAsync(options, parse, async city =>
        {
            var migrations = city.Engine.Migrations;
            var dry = await migrations.RequireAsync(parse.GetValue(id), ct);
            // One that was started and whose hosts are gone is gone on with.
            if (!dry.IsAtWork)
                await migrations.StartAsync(dry.Id, new(dry.Hash, parse.GetValue(reason)!)
                {
                    UndoDays = parse.GetValue(days),
                }, Sender(parse.GetValue(by)!), ct);
            await WorkAsync(city.Engine, dry.Id, ct);
        }, ct));
        return command;
    }

    private static Command Undo(HostOptions options)
    {
        var (id, by, reason) = (Id(), By(), Reason());
        var command = new Command("undo", "Move back what has not changed since, and wait for the end.")
            { id, by, reason };
        command.SetAction((parse, ct) => WithCityAsync(options, parse, async city =>
        {
            var migration = await city.Engine.Migrations.RequireAsync(parse.GetValue(id), ct);
            if (migration.Status != MigrationStatus.Undoing)
                await city.Engine.Migrations.UndoAsync(
                    migration.Id, parse.GetValue(reason)!, Sender(parse.GetValue(by)!), ct);
            await WorkAsync(city.Engine, migration.Id, ct);
        }, ct));
        return command;
    }

    private static Command Status(HostOptions options)
    {
        var id = new Argument<Guid?>("id") { Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("status", "List migrations, or show one with its cases.") { id };
        command.SetAction((parse, ct) => WithCityAsync(options, parse, async city =>
        {
            if (parse.GetValue(id) is not { } one)
            {
                foreach (var m in await city.Engine.Migrations.ListAsync(null, ct)) Console.WriteLine(Sum(m));
                return;
            }

            var migration = await city.Engine.Migrations.RequireAsync(one, ct);
            await foreach (var c in AllAsync(city.Engine, one, ct)) Console.WriteLine(Line(c));
            Console.WriteLine(Sum(migration));
        }, ct));
        return command;
    }

    /// <summary>Works beside whatever hosts do, until the end.</summary>
    private static async Task WorkAsync(WorkflowEngine engine, Guid id, CancellationToken ct)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        Migration migration;
        while ((migration = await engine.Migrations.RequireAsync(id, ct)).IsAtWork)
            if (await engine.Migrations.WorkAsync(ct: ct) == 0) await timer.WaitForNextTickAsync(ct);
        Console.WriteLine(Sum(migration));
    }

    private static async IAsyncEnumerable<MigrationCase> AllAsync(WorkflowEngine engine, Guid id,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var filter = new MigrationFilter { Limit = Page };
        while (await engine.Migrations.CasesAsync(id, filter, Sight.Everything, ct) is { Length: > 0 } page)
        {
            foreach (var c in page) yield return c;
            filter = filter with { After = page[^1].Number };
        }
    }

    private static string Line(MigrationCase c) => string.Join('\t', c.Number, c.Status, c.Row.Kind switch
    {
        MigrationKind.Moves => $"{c.Row.State} → {c.Row.EndsIn}",
        MigrationKind.NeedsMapping => $"{c.Row.State}: needs a mapping",
        _ => $"{c.Row.State}: stays",
    }, c.Row.Due?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "",
        c.Note?.En ?? string.Join(' ', c.Row.Reasons.Select(r => r.En)));

    private static string Sum(Migration m) => $"{m.Id}\t{m.Routine} {m.From} → {m.To}\t{m.Status}\t"
        + $"{m.Counts.Moves} move, {m.Counts.NeedsMapping} need a mapping, {m.Counts.Stays} stay; "
        + $"{m.Counts.Moved} moved, {m.Counts.Waiting} wait, {m.Counts.Skipped} skipped, {m.Counts.Failed} failed, "
        + $"{m.Counts.Undone} undone, {m.Counts.Kept} kept";

    private static Argument<Guid> Id() => new("id") { Description = "Id of the dry run." };

    private static Option<string> By() =>
        new("--by") { Description = "Person id of a coordinator or administrator.", Required = true };

    private static Option<string> Reason() => new("--reason") { Required = true };

    private static Workflows.Cases.Sender Sender(string by) => new(by, Guid.NewGuid().ToString());

    private static Task<int> WithCityAsync(
        HostOptions options, ParseResult parse, Func<City, Task> run, CancellationToken ct) =>
        CommandLine.RunAsync(async () =>
        {
            await using var city = await City.OpenAsync(options.Read(parse), Console.Error.WriteLine, ct);
            await run(city);
            return 0;
        });
}
