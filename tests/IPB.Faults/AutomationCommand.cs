using System.CommandLine;

namespace IPB.Faults;

/// <summary>
/// <c>automations --count N --kills K</c>: another system does its part once, whatever ends in between.
/// </summary>
internal static class AutomationCommand
{
    public static Command Build()
    {
        var count = new Option<int>("--count") { Description = "Cases.", DefaultValueFactory = _ => 1_000 };
        var kills =
            new Option<int>("--kills") { Description = "How often all hosts end.", DefaultValueFactory = _ => 50 };
        var command =
            new Command("automations", "Kills all hosts while cases call another system, and counts the answers.")
        {
            count, kills,
        };
        command.SetAction(async (parse, ct) =>
        {
            var run = new AutomationFaults(parse.GetValue(count), parse.GetValue(kills), Console.Error.WriteLine);
            var figures = await run.RunAsync(ct);
            Console.WriteLine(figures);
            foreach (var fault in figures.Faults.Take(20)) Console.WriteLine("FAULT " + fault);
            return figures.Faults.IsEmpty ? 0 : 1;
        });
        return command;
    }
}
