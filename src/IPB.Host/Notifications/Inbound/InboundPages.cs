using IPB.Host.Access;
using IPB.Host.Pages;
using IPB.Workflows.Storage;

namespace IPB.Host.Notifications.Inbound;

/// <summary>What became of mails that came in, for those who look after them.</summary>
internal static class InboundPages
{
    /// <exception cref="StartRefused">The person who submits what strangers write is not in the
    /// organisation.</exception>
    public static void AddInboundMail(this IServiceCollection services, City city)
    {
        services.AddSingleton(new InboundMails(city.Database));
        services.AddSingleton<InboundStatus>();
        services.AddSingleton<InboundDesk>();
        services.AddSingleton<InboundReader>();
        if (city.Settings.Mail.Inbound?.Strangers is { } id && city.Engine.Organisation.FindPerson(id) is null)
            throw new StartRefused($"IPB_IMAP_STRANGERS: there is no person \"{id}\" in organisation.yaml.");
    }

    public static void MapInboundPage(this IEndpointRouteBuilder pages) =>
        pages.MapGet("/mail/incoming", async (InboundMails mails, InboundStatus status, HostSettings settings,
            Database database, CancellationToken ct) => Show.Page<InboundPage>(new InboundModel(
                await mails.NewestAsync(ct: ct), settings.Mail.Inbound is not null, status.Trouble,
                await database.NowAsync(ct)))).RequireAuthorization(SignIn.Operations);

    public static void MapInboundApi(this IEndpointRouteBuilder api) =>
        api.MapGet("/mail/incoming", async (InboundMails mails, CurrentPerson current, CancellationToken ct) =>
            (await mails.NewestAsync(ct: ct)).Select(m => InboundView.Of(m, current)).ToList())
            .RequireAuthorization(SignIn.Operations).WithName("ListIncomingMail")
            .WithSummary("What became of the newest 200 mails that came in; for coordinators and administrators.");
}

/// <param name="On">A mailbox is read.</param>
/// <param name="Trouble">Why it cannot be read just now; null: it can.</param>
public sealed record InboundModel(
    IReadOnlyList<TakenMail> Mails, bool On, string? Trouble, DateTimeOffset Now);

/// <param name="Outcome">comment, case, left, refused or failed.</param>
/// <param name="Reason">Why it became nothing: a stable word.</param>
/// <param name="ReasonText">The same in your language.</param>
internal sealed record InboundView(
    DateTimeOffset TakenAt, string? Sender, string Subject, string Outcome, string? Number,
    string? Reason, string? ReasonText, int Attempts)
{
    public static InboundView Of(TakenMail taken, CurrentPerson current) => new(taken.TakenAt, taken.Mail.Sender,
        taken.Mail.Subject, taken.Mail.Outcome, taken.Mail.Number, taken.Mail.Reason,
        taken.Mail.Reason is { } reason ? current.Say(InboundTexts.Reason(reason)) : null, taken.Attempts);
}
