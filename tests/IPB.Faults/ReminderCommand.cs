using System.CommandLine;

using IPB.Faults.Reminders;

namespace IPB.Faults;

/// <summary><c>reminders --count N</c>: no reminder after an answer, over many random histories.</summary>
internal static class ReminderCommand
{
    public static Command Build()
    {
        var count = new Option<int>("--count")
        {
            Description = "Random histories.",
            DefaultValueFactory = _ => 100_000,
        };
        var command = new Command("reminders", "Plays random histories and looks for reminders after an answer.")
        {
            count,
        };
        command.SetAction(parse =>
        {
            var figures = ReminderFigures.Run(parse.GetValue(count));
            Console.WriteLine(figures);
            foreach (var fault in figures.Faults.Take(20)) Console.WriteLine("FAULT " + fault);
            return figures.Faults.Count == 0 ? 0 : 1;
        });
        return command;
    }
}
