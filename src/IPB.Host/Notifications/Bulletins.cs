using System.Collections.Immutable;
using IPB.Host.Gates;
using IPB.Workflows;
using IPB.Workflows.Access;
using IPB.Workflows.Notifications;
using IPB.Workflows.People;
using IPB.Workflows.Storage;

namespace IPB.Host.Notifications;

/// <summary>What recurring routines send: a person's digest, a department's statistics.</summary>
internal sealed class Bulletins(WorkflowEngine engine, Inbox inbox)
{
    /// <summary>The messages of one occurrence.</summary>
    public Task<Bulletin> WriteAsync(
        RecurringRoutine routine, DateTimeOffset now, CancellationToken ct) =>
        routine.Do switch
        {
            "statistics" => StatisticsAsync(routine, now, ct),
            "digest" => DigestsAsync(now, ct),
            // Cases are asked in steps of their own.
            _ => Task.FromResult(Bulletin.Nothing),
        };

    /// <summary>
    /// One message per person with all that waits, most urgent first, and what was left to it; none where there is
    /// neither.
    /// </summary>
    private async Task<Bulletin> DigestsAsync(DateTimeOffset now, CancellationToken ct)
    {
        var (messages, told) = (new List<Message>(), new List<Guid>());
        foreach (var person in engine.Organisation.People.Where(
            p => !engine.Organisation.IsAbsent(p, Workflows.Calendars.Stockholm.DateOf(now))))
        {
            // What is on hold waits on nobody until it is asked about.
            var items = (await inbox.OfAsync(person, ct)).Where(i => i.Case.Hold is not { Asked: 0 }).ToList();
            var gathered = await engine.Messages.GatheredAsync(person.Id, ct);
            told.AddRange(gathered.Select(m => m.Message.Id));
            var news = gathered.Select(m => m.Message).Where(m => !Withdrawal.Asks(m.Kind)).Select(News).ToList();
            if (items.Count == 0 && news.Count == 0) continue;
            messages.Add(new(Guid.CreateVersion7(now), person.Id, MessageKind.Digest, new("",
                "", new("Inkorg", "Inbox"), new("", ""))
            { Rows = [.. items.Select(Row), .. news], Decisions = [.. items.SelectMany(Asked)] }));
        }

        return new(messages, told);
    }

    private static IEnumerable<DecisionAsked> Asked(InboxItem item) => item.Options.Gate is { } gate
        ? [new(item.Case.Id, item.Case.Number, gate.Id, item.Case.Version)] : [];

    private static Text Row(InboxItem item)
    {
        var late = item.Late ? new Text("FÖRSENAT: ", "OVERDUE: ") : new Text("", "");
        var due = item.Case.DueAt is { } at ? $", {Workflows.Calendars.Stockholm.DateOf(at):yyyy-MM-dd}" : "";
        return new($"{late.Sv}{item.Case.Number} {item.Case.Title}{due}",
            $"{late.En}{item.Case.Number} {item.Case.Title}{due}");
    }

    // What asks for something waits in the inbox and is told with it.
    private static Text News(Message message)
    {
        var about = message.Content;
        var what = LetterWords.Label(message.Kind);
        return new($"NYTT: {about.Number} {about.Title} ({what.Sv})", $"NEW: {about.Number} {about.Title} ({what.En})");
    }

    private async Task<Bulletin> StatisticsAsync(
        RecurringRoutine routine, DateTimeOffset now, CancellationToken ct)
    {
        var messages = new List<Message>();
        var counts = (await engine.As(Sight.Everything).CountByDepartmentAsync(ct)).ToDictionary(c => c.Department);
        foreach (var department in engine.Organisation.Departments.Where(d => routine.IsFor(d.Code)))
        {
            var count = counts.GetValueOrDefault(department.Code) ?? new(department.Code, 0, 0, 0);
            var key = Person.KeyOf(routine.To?.Role ?? "head-of-department", department.Code);
            foreach (var person in engine.Organisation.Holders(key))
                messages.Add(new(Guid.CreateVersion7(now), person.Id, MessageKind.Statistics,
                    new("", "", routine.Name, department.Name) { Rows = Rows(count) }));
        }

        return new(messages, []);
    }

    private static ImmutableArray<Text> Rows(DepartmentCount count) =>
    [
        new($"Öppna ärenden: {count.Open}", $"Open cases: {count.Open}"),
        new($"Försenade ärenden: {count.Late}", $"Overdue cases: {count.Late}"),
        new($"Avslutade ärenden: {count.Closed}", $"Closed cases: {count.Closed}"),
    ];
}
