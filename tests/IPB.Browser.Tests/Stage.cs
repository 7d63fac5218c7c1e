using System.Collections.Immutable;
using IPB.Host.Tests;
using IPB.Host.Tests.Routines;
using IPB.Workflows.Calendars;
using IPB.Workflows.Cases;
using IPB.Workflows.Retention;
using IPB.Workflows.Routines.Versions;
using IPB.Workflows.Storage;

namespace IPB.Browser.Tests;

/// <summary>What the demo city does not come with and pages have something to show of.</summary>
internal static class Stage
{
    /// <summary>The routine of which cases can be moved to a newer version.</summary>
    public const string Migrated = "training-package";

    /// <summary>Who may pass a delegation on.</summary>
    public const string Substitute = "petra.vuorinen";

    /// <summary>A file of the city that was changed on a page.</summary>
    public const string ChangedFile = "mail.yaml";

    private const string Reporter = "elin.dahlgren";
    private const int Failed = 3;

    public static async Task SetAsync(RunningCity city, CancellationToken ct)
    {
        await MigrateAsync(city, ct);
        var today = Stockholm.DateOf(await city.City.Database.NowAsync(ct));
        await city.Engine.Cover.DoAsync(
            new IPB.Workflows.People.Delegate(
                "magnus.tell", Substitute, today, today.AddDays(30), "Petra kan ärendena.")
            { Steps = 2 },
            Drafts.Sender("magnus.tell"), ct);
        await FailAsync(city);
        await ChangeFileAsync(city, ct);
        await DisposeOfAsync(city, ct);
    }

    private static async Task ChangeFileAsync(RunningCity city, CancellationToken ct)
    {
        var path = Path.Combine(city.City.Settings.WorkflowsFolder, ChangedFile);
        var before = await File.ReadAllTextAsync(path, ct);
        var after = before.Replace("Questions:", "Any questions:", StringComparison.Ordinal);
        await new FileChanges(city.City.Database).AddAsync(new(ChangedFile, before, after, "Vänligare."),
            Drafts.Sender("marcus.tran"), _ => { }, ct);
        await File.WriteAllTextAsync(path, after, ct);
    }

    /// <summary>One case was disposed of, and the disposal of another waits for its second administrator.</summary>
    private static async Task DisposeOfAsync(RunningCity city, CancellationToken ct)
    {
        var (gone, waiting) = (await WithdrawnAsync(city, ct), await WithdrawnAsync(city, ct));
        await city.Engine.Retention.ExemptAsync(waiting, "Det är tvist om ärendet.", null, Drafts.Sender("marcus.tran"), ct);
        await city.City.Database.AdvanceClockAsync(Years, ct);
        var first = await ProposeAsync();
        await city.Engine.Retention.ApproveAsync(first.Id, first.Hash, Drafts.Sender("helena.brandt"), ct);
        while (await city.Engine.Retention.WorkAsync(ct: ct) > 0) { }
        if (await city.Engine.Cases.FindAsync(gone, ct) is not null)
            throw new InvalidOperationException($"{gone} is still there");
        await city.Engine.Retention.EndExemptionAsync(waiting, Drafts.Sender("marcus.tran"), ct);
        await ProposeAsync();
        await city.City.Database.AdvanceClockAsync(-Years, ct);

        Task<Disposal> ProposeAsync() =>
            city.Engine.Retention.ProposeAsync("withdrawn", Drafts.Sender("marcus.tran"), ct);
    }

    private static async Task<string> WithdrawnAsync(RunningCity city, CancellationToken ct)
    {
        var number = (await city.Engine.SubmitAsync(new Submit(null, "Löst ändå", "Det var inget.", "FSF",
            ImmutableSortedDictionary<string, object>.Empty), Drafts.Sender(Reporter), ct)).Number;
        await city.Engine.DoAsync(number, new Fire("withdraw", ImmutableSortedDictionary<string, object>.Empty, "Löst."),
            Drafts.Sender(Reporter), ct);
        // What is unsent keeps a case.
        foreach (var message in await city.MessagesOfAsync(number))
            if (await city.Engine.Messages.ClaimAsync(message.Message.Id, ct) is { } claimed)
                await city.Engine.Messages.SentAsync(claimed, ct);
        return number;
    }

    private static readonly TimeSpan Years = TimeSpan.FromDays(3 * 366);

    private static async Task MigrateAsync(RunningCity city, CancellationToken ct)
    {
        var from = city.Newest(Migrated);
        var to = await city.ReviewedAsync(
            Migrated, s => s.Replace("due: 30 days", "due: 40 days", StringComparison.Ordinal));
        await city.Engine.Versions.DoAsync(
            new PublishVersion(Migrated, to, "Fyrtio dagar i stället för trettio.", null),
            Drafts.Sender("anna.ek"), ct);
        await city.Engine.Migrations.DryRunAsync(
            city.Engine.Migrations.Suggest(Migrated, from, to).Plan, Drafts.Sender("anna.ek"), ct);
    }

    /// <summary>As a mail server makes mails fail.</summary>
    private static async Task FailAsync(RunningCity city)
    {
        var failed = 0;
        foreach (var message in await city.Engine.Messages.NewestAsync(null, 200))
        {
            if (failed == Failed) return;
            if (await city.Engine.Messages.ClaimAsync(message.Message.Id) is not { } claimed) continue;
            await city.Engine.Messages.FailedAsync(
                claimed, $"The receiver was refused <{message.Message.To}@boras.example>: 550");
            failed++;
        }

        throw new InvalidOperationException($"only {failed} messages are unsent");
    }
}
