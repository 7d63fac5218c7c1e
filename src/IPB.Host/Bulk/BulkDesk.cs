using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using IPB.Host.Access;
using IPB.Workflows;
using IPB.Workflows.Calendars;
using IPB.Workflows.Cases;
using IPB.Workflows.Notifications;
using IPB.Workflows.People;
using IPB.Workflows.Storage;

namespace IPB.Host.Bulk;

/// <summary>
/// Does one thing with many cases: each a command of its own under a key of its own, so that one that is refused harms
/// no other, and all of it sent again does nothing more.
/// </summary>
internal sealed class BulkDesk(
    WorkflowEngine engine, HandReminders reminders, Database database, CurrentPerson current, Seen seen)
{
    private Person Me => current.Required;

    /// <summary>What it would do to each case now. Nothing is stored.</summary>
    public async Task<ImmutableArray<BulkItem>> PreviewAsync(BulkOrder order, CancellationToken ct)
    {
        var now = await database.NowAsync(ct);
        var cases = await CasesAsync(order, ct);
        var reminded = order.Do == BulkOrder.Remind ? await RemindedAsync(cases, now, ct) : [];
        return
        [
            .. cases.Select(c =>
            {
                if (CommandOf(order, c, now, p => !reminded.ContainsKey(p.Id)) is not { } command)
                    return Item(c, NotPlaceable());
                var preview = engine.Preview(c, command, Me, now);
                return preview.Refusal is { } refusal ? Item(c, refusal)
                    : new BulkItem(c, null, BulkTexts.Effect(command, preview, engine));
            }),
        ];
    }

    /// <summary>Does it.</summary>
    /// <param name="key">The sender's key; the same one again gives the same answers.</param>
    public async Task<ImmutableArray<BulkItem>> RunAsync(BulkOrder order, string key, CancellationToken ct)
    {
        var now = await database.NowAsync(ct);
        var cases = await CasesAsync(order, ct);
        var mark = new BulkMark(IdOf(order, key), cases.Length);
        var told = order.Do == BulkOrder.Remind ? await RemindAsync(cases, mark, now, ct) : [];
        var items = ImmutableArray.CreateBuilder<BulkItem>();
        foreach (var c in cases)
            items.Add(await RunAsync(order, c, mark, p => told.Contains(p.Id), now, ct));
        return items.ToImmutable();
    }

    private async Task<BulkItem> RunAsync(BulkOrder order, Case c, BulkMark mark, Func<Person, bool> isTold,
        DateTimeOffset now, CancellationToken ct)
    {
        var sender = new Sender(Me.Id, $"bulk:{mark.Id}:{CaseNumber.Slug(c.Number)}");
        // What was done before is not asked for again: the case may have gone on since.
        if (await engine.Cases.AnswerOfAsync(sender, ct) is not null) return new(c, null, BulkTexts.Before);
        if (CommandOf(order, c, now, isTold) is not { } command) return Item(c, NotPlaceable());
        command = command with
        {
            Bulk = mark,
            ExpectedVersion = order.Versions.TryGetValue(c.Number, out var version) ? version : null,
        };
        try
        {
            await engine.DoAsync(c.Number, command, sender, ct);
            var after = await (await seen.CasesAsync(ct)).FindAsync(c.Number, ct) ?? c;
            return new(after, null, BulkTexts.Done(command, after, engine));
        }
        catch (Refusal refusal)
        {
            return Item(c, refusal);
        }
    }

    // One mail for each person about all of the cases, and none to whoever got one today.
    private async Task<ImmutableHashSet<string>> RemindAsync(
        ImmutableArray<Case> cases, BulkMark mark, DateTimeOffset now, CancellationToken ct)
    {
        // Whoever may not remind of a case tells nobody of it.
        var about = cases.SelectMany(c => engine.ToRemind(c, Me, now), (c, person) => (Case: c, Person: person))
            .Where(r => engine.Preview(r.Case, new Remind([r.Person.Id]), Me, now).Refusal is null)
            .GroupBy(r => r.Person, r => r.Case).ToList();
        var told = ImmutableHashSet.CreateBuilder<string>();
        foreach (var group in about)
            if (await reminders.SendAsync(
                Stockholm.DateOf(now), Me.Id, MessageOf(group.Key, [.. group], mark, now), ct))
                told.Add(group.Key.Id);
        return told.ToImmutable();
    }

    private Message MessageOf(Person to, ImmutableArray<Case> cases, BulkMark mark, DateTimeOffset now)
    {
        var id = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{mark.Id}\n{to.Id}"))[..16]);
        return new(id, to.Id, MessageKind.HandReminder, new("", "", new("Inkorg", "Inbox"), new("", ""))
        {
            By = Me.Name,
            Rows = [.. cases.Select(c => BulkTexts.Row(c, now))],
            Decisions =
            [
                .. cases.Where(c => engine.OptionsFor(c, to, now).Gate is not null)
                    .Select(c => new DecisionAsked(c.Id, c.Number, c.Gate!.Id, c.Version + 1)),
            ],
        });
    }

    // The same key with another order is another one.
    private string IdOf(BulkOrder order, string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', Me.Id, key, order.Do, order.Outcome, order.To, order.Department, order.Reason))))[..24];

    private Command? CommandOf(BulkOrder order, Case c, DateTimeOffset now, Func<Person, bool> isTold) =>
        order.Do switch
        {
            BulkOrder.Decide => new Decide(c.Gate?.Id ?? "", order.Outcome!.Value, order.Reason, [], []),
            BulkOrder.Remind => new Remind([.. engine.ToRemind(c, Me, now).Where(isTold).Select(p => p.Id)]),
            _ when order.To is { } to => new Assign(to, order.Reason),
            _ => engine.OptionsFor(c, Me, now).Placing is { } placing ? new Fire(placing.Id,
                ImmutableSortedDictionary<string, object>.Empty.Add("lead_department", order.Department!), order.Reason)
                    : null,
        };

    private async Task<ImmutableDictionary<string, string>> RemindedAsync(
        ImmutableArray<Case> cases, DateTimeOffset now, CancellationToken ct) => await reminders.OnAsync(
            Stockholm.DateOf(now), cases.SelectMany(c => engine.ToRemind(c, Me, now)).Select(p => p.Id).Distinct(), ct);

    /// <exception cref="CaseNotFound">One of them is not there.</exception>
    private async Task<ImmutableArray<Case>> CasesAsync(BulkOrder order, CancellationToken ct)
    {
        var cases = await (await seen.CasesAsync(ct)).FindAllAsync(order.Numbers, ct);
        return order.Numbers.FirstOrDefault(n => cases.All(c => c.Number != n)) is { } missing
            ? throw new CaseNotFound(missing) : cases;
    }

    private static BulkItem Item(Case c, Refusal refusal) => new(c, refusal, BulkTexts.Why(refusal));

    private static AssignRefused NotPlaceable() => new(RefusalKind.NotAllowed, "not-placed-here", new Text(
        "I det här läget kan du inte ge ärendet till en annan förvaltning.",
        "In this state you cannot give the case to another department."));
}
