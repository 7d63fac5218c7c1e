using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using IPB.Faults;

var kills = new Option<int>("--kills")
{
    Description = "How many times a host is killed.",
    DefaultValueFactory = _ => 100,
};
var cases = new Option<int>("--cases")
{
    Description = "Cases with two timers each that fall due during the run.",
    DefaultValueFactory = _ => 500,
};
var hosts = new Option<int>("--hosts") { Description = "Hosts that run at once.", DefaultValueFactory = _ => 3 };
var root = new RootCommand("Kills hosts under load and checks that nothing is lost and nothing happens twice.")
{
    kills, cases, hosts,
};
root.SetAction(async (parse, ct) =>
{
    var plan = new FaultPlan
    {
        Kills = parse.GetValue(kills),
        Cases = parse.GetValue(cases),
        Hosts = parse.GetValue(hosts),
    };
    var started = Stopwatch.GetTimestamp();
    var figures = await FaultRun.RunAsync(plan, Tell, ct);
    Console.WriteLine(figures);
    foreach (var fault in figures.Faults) Console.WriteLine("FAULT " + fault);
    return figures.Faults.IsEmpty ? 0 : 1;

    void Tell(string what) => Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{Stopwatch.GetElapsedTime(started).TotalSeconds,6:0.0} s  {what}"));
});
var migration = new Command("migration", "Kills all hosts in the middle of a migration and compares every case.");
var moved = new Option<int>("--cases") { Description = "Running cases.", DefaultValueFactory = _ => 10_000 };
var times = new Option<int>("--kills") { Description = "How often all hosts end.", DefaultValueFactory = _ => 5 };
migration.Add(moved);
migration.Add(times);
migration.SetAction(async (parse, ct) =>
{
    var run = new MigrationFaults(parse.GetValue(moved), parse.GetValue(times), Console.Error.WriteLine);
    var figures = await run.RunAsync(ct);
    Console.WriteLine(figures);
    foreach (var fault in figures.Faults.Take(20)) Console.WriteLine("FAULT " + fault);
    return figures.Faults.IsEmpty ? 0 : 1;
});
root.Add(migration);
var races = new Command("races", "Lets several deciders close one gate at the same moment, again and again.");
var raced = new Option<int>("--count") { Description = "How many gates.", DefaultValueFactory = _ => 10_000 };
races.Add(raced);
races.SetAction(async (parse, ct) =>
{
    var figures = await new GateRaces(parse.GetValue(raced), Console.Error.WriteLine).RunAsync(ct);
    Console.WriteLine(figures);
    foreach (var fault in figures.Faults.Take(20)) Console.WriteLine("FAULT " + fault);
    return figures.Faults.IsEmpty ? 0 : 1;
});
root.Add(races);
root.Add(ReminderCommand.Build());
root.Add(AutomationCommand.Build());
var children = new Command("children", "Kills all hosts while cases open others and wait for them, and counts them.");
var families = new Option<int>("--count") { Description = "Parents.", DefaultValueFactory = _ => 2_000 };
var ends = new Option<int>("--kills") { Description = "How often all hosts end.", DefaultValueFactory = _ => 5 };
children.Add(families);
children.Add(ends);
children.SetAction(async (parse, ct) =>
{
    var run = new ChildFaults(parse.GetValue(families), parse.GetValue(ends), Console.Error.WriteLine);
    var figures = await run.RunAsync(ct);
    Console.WriteLine(figures);
    foreach (var fault in figures.Faults.Take(20)) Console.WriteLine("FAULT " + fault);
    return figures.Faults.IsEmpty ? 0 : 1;
});
root.Add(children);
return await root.Parse(args).InvokeAsync();
