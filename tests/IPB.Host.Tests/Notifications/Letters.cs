using System.Collections.Immutable;
using IPB.Host.Notifications;
using IPB.Workflows.Notifications;
using IPB.Workflows.People;
using IPB.Workflows.Storage;
using MimeKit;

namespace IPB.Host.Tests.Notifications;

/// <summary>Messages as the engine leaves them, one of each kind, and the mails they become.</summary>
internal static class Letters
{
    public const string Number = "IPB 2026-00042";
    public const string Title = "Skolgårdens belysning lyser hela natten";
    public const string Address = "https://cases.example.org/cases/2026-00042";

    public static readonly DateTimeOffset Written = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);
    public static readonly Guid Id = Guid.Parse("019ab0c4-0000-7000-8000-000000000042");

    public static readonly HostSettings Settings = new()
    {
        Mail = new() { Site = "https://cases.example.org/", From = "Borås <no-reply@city.test>" },
    };

    public static Person Receiver(string language) => new("anna.ek", "Anna Ek", "anna.ek@city.test", language, "SLK");

    public static StoredMessage Of(MessageKind kind, string title = Title) => new(
        new(Id, "anna.ek", kind, kind switch
        {
            MessageKind.Digest => Digest(title),
            MessageKind.HandReminder => Digest(title) with { By = "Anna Ek" },
            MessageKind.Migrated => Digest(title) with { Routine = new("Problemanmälan", "Problem report") },
            MessageKind.TakenOver or MessageKind.BackAgain => Digest(title) with { For = "Maria Lind" },
            MessageKind.Delegated or MessageKind.DelegationRevoked => new("", "", new("", ""), new("", ""))
            {
                By = "Maria Lind",
                For = "Maria Lind",
                Reason = title,
                Rows = [new("Får inte ges vidare", "May not be passed on")],
            },
            MessageKind.Statistics => new("", "", new("Veckans siffror", "Figures of the week"),
                new("Servicekontoret", "Services Department"))
            {
                Rows = [new("Öppna ärenden: 17", "Open cases: 17"), new("Försenade ärenden: 3", "Overdue cases: 3")],
            },
            _ => Case(kind, title),
        }), Written, "waiting", 1, null, null);

    public static MimeMessage Mail(MessageKind kind, string language, string title = Title) =>
        MailWriter.Write(Of(kind, title), Receiver(language), Settings, CityMail.None);

    public static StoredMessage With(this StoredMessage stored, Func<MessageContent, MessageContent> change) =>
        stored with { Message = stored.Message with { Content = change(stored.Message.Content) } };

    private static MessageContent Case(MessageKind kind, string title) => new(
        Number, title, new("Problemanmälan", "Problem report"), new("Handläggs", "In progress"))
    {
        CaseId = Guid.Parse("019ab0c4-0000-7000-8000-000000000001"),
        DueAt = kind is MessageKind.Received or MessageKind.Closed or MessageKind.Moved or MessageKind.FollowUp
            or MessageKind.NoStatementNeeded or MessageKind.News or MessageKind.Incident
            ? null
            : kind is MessageKind.Escalation ? Written.AddDays(-3) : Written.AddDays(4).AddHours(8),
        Gate = kind is MessageKind.Decision or MessageKind.Question or MessageKind.Answered
            or MessageKind.OpinionAsked or MessageKind.OpinionGiven or MessageKind.OpinionDeclined
            or MessageKind.NoOpinionNeeded
            ? "2026-00042.decide.1" : null,
        Referral = kind is MessageKind.Statement or MessageKind.NoStatementNeeded ? "2026-00042.referral.1" : null,
        Question = kind is MessageKind.Statement or MessageKind.NoStatementNeeded
            ? new("Har ni något emot det?", "Do you object to it?") : null,
        By = kind is MessageKind.YourTurn or MessageKind.Decision or MessageKind.Closed ? "Maria Berg" : null,
        Reason = kind is MessageKind.YourTurn or MessageKind.Closed ? "Armaturen är utbytt.\nTimern är satt." : null,
        Partner = kind is MessageKind.PartnerInvited
            ? new(1, "Villaföreningen Söder", "villa@example.org", "sv", "Ni bor intill.", Written.AddDays(30)) : null,
        Note = kind switch
        {
            MessageKind.Received => new("Gick till Lokalförsörjningsförvaltningen, eftersom texten nämner ”skolgård”.",
                "Went to the Property Management Department, because the text mentions “skolgård”."),
            MessageKind.Moved => new("Tekniska förvaltningen sa att ärendet inte är deras.",
                "The Technical Department said that the case is not theirs."),
            MessageKind.NoStatementNeeded => new("Tillräckligt många har svarat", "Enough have answered"),
            MessageKind.News => new("Underärendet är avslutat: löst.", "The child case is closed: solved."),
            MessageKind.Incident => new("Underärendet kunde inte öppnas.", "The child case could not be opened."),
            MessageKind.FollowUp => new("Är problemet fortfarande löst?", "Is the problem still solved?"),
            _ => null,
        },
    };

    private static MessageContent Digest(string title) => new(
        "", "", new("Inkorg", "Inbox"), new("", ""))
    {
        Rows =
        [
            new($"FÖRSENAT: {Number} {title}, 2026-11-20", $"OVERDUE: {Number} {title}, 2026-11-20"),
            new("IPB 2026-00051 Snö på gångvägen, 2026-11-27", "IPB 2026-00051 Snö på gångvägen, 2026-11-27"),
            new("IPB 2026-00052 Tomma klassrum värms upp", "IPB 2026-00052 Tomma klassrum värms upp"),
        ],
    };

    /// <summary>Every kind in both languages.</summary>
    public static TheoryData<MessageKind, string> All()
    {
        var all = new TheoryData<MessageKind, string>();
        foreach (var kind in Enum.GetValues<MessageKind>().Where(k => !k.IsForEngine()))
            foreach (var language in ImmutableArray.Create("sv", "en"))
                all.Add(kind, language);
        return all;
    }
}
