using System.Globalization;
using IPB.Workflows;
using IPB.Workflows.Notifications;

namespace IPB.Host.Notifications;

/// <summary>Asks about every case that a recurring question concerns, each once for an occurrence.</summary>
internal sealed class RecurringQuestions(WorkflowEngine engine)
{
    private const int Page = 200;

    public async Task AskAsync(RecurringRoutine recurring, DateTimeOffset occurrence, CancellationToken ct)
    {
        var filter = new Workflows.Storage.CaseFilter { Routine = recurring.Asks!.Routine, Open = true, Limit = Page };
        while (await engine.Cases.ListAsync(filter, ct) is { Length: > 0 } page)
        {
            foreach (var c in page.Where(c => recurring.Asks.Concerns(c) && recurring.IsFor(c.LeadDepartment)))
                await engine.AskAsync(c.Number, recurring, Key(recurring, occurrence, c.Number), ct);
            if (page.Length < Page) return;
            filter = filter with { After = page[^1].Number };
        }
    }

    private static string Key(RecurringRoutine recurring, DateTimeOffset occurrence, string number) => string.Create(
        CultureInfo.InvariantCulture, $"recurring/{recurring.Id}/{occurrence.UtcDateTime:yyyyMMddHHmm}/{number}");
}
