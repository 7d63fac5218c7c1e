using IPB.Host.Tests;
using IPB.Host.Tests.Routines;
using IPB.Workflows.Calendars;
using IPB.Workflows.Routines.Versions;

namespace IPB.Browser.Tests;

/// <summary>What the demo city does not come with and pages have something to show of.</summary>
internal static class Stage
{
    /// <summary>The routine of which cases can be moved to a newer version.</summary>
    public const string Migrated = "training-package";

    /// <summary>Who may pass a delegation on.</summary>
    public const string Substitute = "petra.vuorinen";

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
    }

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
