using IPB.Workflows;
using IPB.Workflows.Calendars;
using IPB.Workflows.Cases;

namespace IPB.Host.Bulk;

/// <summary>Words of doing one thing with many cases.</summary>
public static class BulkTexts
{
    public static readonly Text Decide = new("Besluta", "Decide");
    public static readonly Text Assign = new("Ge till någon", "Give to somebody");
    public static readonly Text Remind = new("Påminn", "Remind");
    public static readonly Text Chosen = new("Med de valda:", "With those chosen:");
    public static readonly Text Outcome = new("Beslut", "Decision");
    public static readonly Text To = new("Person", "Person");
    public static readonly Text ToWhat = new("Någon som har den roll som ärendet väntar på.",
        "Somebody who holds the role that the case waits on.");
    public static readonly Text Department = new("Eller förvaltning", "Or department");
    public static readonly Text DepartmentWhat = new(
        "Där rutinen låter dig flytta ärendet. Lämna tomt för att ge det till en person.",
        "Where the routine lets you move the case. Leave it empty to give it to a person.");
    public static readonly Text Reason = new("Motivering", "Reasons");
    public static readonly Text ShowEffect = new("Visa vad som händer", "Show what happens");
    public static readonly Text Would = new("Det här händer", "This happens");
    public static readonly Text Became = new("Så gick det", "This is how it went");
    public static readonly Text Case = new("Ärende", "Case");
    public static readonly Text Cannot = new("Händer inte", "Does not happen");
    public static readonly Text Happens = new("Händer", "Happens");
    public static readonly Text Back = new("Tillbaka till ärendena", "Back to the cases");
    public static readonly Text Before = new("Redan gjort", "Done already");
    public static readonly Text OnePerDay = new(
        "Var och en får ett enda mejl om alla ärendena, och högst ett om dagen.",
        "Each person gets a single mail about all of the cases, and at most one a day.");

    public static Text Name(string work) => work switch
    {
        BulkOrder.Decide => Decide,
        BulkOrder.Assign => Assign,
        _ => Remind,
    };

    public static Text Title(string work, int count) => count == 1
        ? new($"{Name(work).Sv}: 1 ärende", $"{Name(work).En}: 1 case")
        : new($"{Name(work).Sv}: {count} ärenden", $"{Name(work).En}: {count} cases");

    public static Text Run(string work, int count) => count == 1
        ? new($"{Name(work).Sv} i 1 ärende", $"{Name(work).En} in 1 case")
        : new($"{Name(work).Sv} i {count} ärenden", $"{Name(work).En} in {count} cases");

    public static Text Choose(string title) => new($"Välj {title}", $"Choose {title}");

    public static Text Counts(int works, int all) => works == all
        ? new($"Gäller alla {all}.", $"All {all} of them.")
        : new($"Gäller {works} av {all}; de andra lämnas som de är.",
            $"{works} of {all}; the others are left as they are.");

    public static Text Results(int works, int all) => works == all
        ? new($"Klart för alla {all}.", $"Done for all {all}.")
        : new($"Klart för {works} av {all}.", $"Done for {works} of {all}.");

    internal static Text Why(Refusal refusal) => refusal.Reasons.IsEmpty ? refusal.Text
        : new(string.Join(' ', refusal.Reasons.Select(r => r.Sv)), string.Join(' ', refusal.Reasons.Select(r => r.En)));

    internal static Text Effect(Command command, StepPreview preview, WorkflowEngine engine) =>
        Of(command, preview.After!, preview.Before, engine);

    internal static Text Done(Command command, Case after, WorkflowEngine engine) => Of(command, after, null, engine);

    /// <summary>A row of a reminder, in the form of the digest's.</summary>
    internal static Text Row(Case c, DateTimeOffset now)
    {
        var late = c.DueAt < now ? new Text("FÖRSENAT: ", "OVERDUE: ") : new Text("", "");
        var due = c.DueAt is { } at ? $", {Stockholm.DateOf(at):yyyy-MM-dd}" : "";
        return new($"{late.Sv}{c.Number} {c.Title}{due}", $"{late.En}{c.Number} {c.Title}{due}");
    }

    private static Text Of(Command command, Case after, Case? before, WorkflowEngine engine)
    {
        if (command is Remind remind)
        {
            var names = string.Join(", ", remind.People.Select(p => engine.Organisation.FindPerson(p)?.Name ?? p));
            return new($"Påminnelse till {names}", $"Reminder to {names}");
        }

        if (command is Assign assign)
        {
            var name = engine.Organisation.FindPerson(assign.To)?.Name ?? assign.To;
            return new($"Väntar på {name}", $"Waits on {name}");
        }

        var state = engine.Routines.Find(after.Routine, after.RoutineVersion)!.State(after.State).Name;
        if (command is Workflows.Cases.Decide && before?.Gate is { } gate && after.Gate?.Id == gate.Id)
            return new("Din röst räknas; fler behövs.", "Your vote counts; more are needed.");
        if (command is Fire)
        {
            var department = engine.Organisation.FindDepartment(after.LeadDepartment)?.Name
                ?? new(after.LeadDepartment, after.LeadDepartment);
            return new($"Leds av {department.Sv}, i läget ”{state.Sv}”",
                $"Led by {department.En}, in the state “{state.En}”");
        }

        return new($"Nytt läge: {state.Sv}", $"New state: {state.En}");
    }
}
