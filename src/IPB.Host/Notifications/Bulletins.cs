using System.Collections.Immutable;
using IPB.Host.Gates;
using IPB.Workflows;
using IPB.Workflows.Notifications;
using IPB.Workflows.People;
using IPB.Workflows.Storage;

namespace IPB.Host.Notifications;

/// <summary>What recurring routines send: a person's digest, a department's statistics.</summary>
internal sealed class Bulletins(WorkflowEngine engine, Inbox inbox)
{
    /// <summary>The messages of one occurrence.</summary>
    public Task<IReadOnlyList<Message>> WriteAsync(
        RecurringRoutine routine, DateTimeOffset now, CancellationToken ct) =>
        routine.Do == "statistics" ? StatisticsAsync(routine, now, ct) : DigestsAsync(now, ct);

    /// <summary>One message per person with all that waits, most urgent first; none for an empty inbox.</summary>
    private async Task<IReadOnlyList<Message>> DigestsAsync(DateTimeOffset now, CancellationToken ct)
    {
        var messages = new List<Message>();
        foreach (var person in engine.Organisation.People.Where(
            p => !p.IsAbsent(Workflows.Calendars.Stockholm.DateOf(now))))
        {
            // What is on hold waits on nobody until it is asked about.
            var items = (await inbox.OfAsync(person, ct)).Where(i => i.Case.Hold is not { Asked: 0 }).ToList();
            if (items.Count == 0) continue;
            messages.Add(new(Guid.CreateVersion7(now), person.Id, MessageKind.Digest, new("",
                "", new("Inkorg", "Inbox"), new("", ""))
            { Rows = [.. items.Select(Row)], Decisions = [.. items.SelectMany(Asked)] }));
        }

        return messages;
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

    private async Task<IReadOnlyList<Message>> StatisticsAsync(
        RecurringRoutine routine, DateTimeOffset now, CancellationToken ct)
    {
        var messages = new List<Message>();
        var counts = (await engine.Cases.CountByDepartmentAsync(ct)).ToDictionary(c => c.Department);
        foreach (var department in engine.Organisation.Departments)
        {
            var count = counts.GetValueOrDefault(department.Code) ?? new(department.Code, 0, 0, 0);
            var key = Person.KeyOf(routine.To?.Role ?? "head-of-department", department.Code);
            foreach (var person in engine.Organisation.Holders(key))
                messages.Add(new(Guid.CreateVersion7(now), person.Id, MessageKind.Statistics,
                    new("", "", routine.Name, department.Name) { Rows = Rows(count) }));
        }

        return messages;
    }

    private static ImmutableArray<Text> Rows(DepartmentCount count) =>
    [
        new($"Öppna ärenden: {count.Open}", $"Open cases: {count.Open}"),
        new($"Försenade ärenden: {count.Late}", $"Overdue cases: {count.Late}"),
        new($"Avslutade ärenden: {count.Closed}", $"Closed cases: {count.Closed}"),
    ];
}
