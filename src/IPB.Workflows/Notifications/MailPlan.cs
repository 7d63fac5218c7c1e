using IPB.Workflows.Calendars;
using IPB.Workflows.People;

namespace IPB.Workflows.Notifications;

/// <summary>
/// What becomes of a mail that is ready: it goes out, waits for the morning, or is left to the summary.
/// </summary>
/// <param name="HoldUntil">When it is looked at again; null: it does not wait.</param>
/// <param name="Gather">It is told in the receiver's summary or inbox in place of a mail.</param>
public sealed record MailPlan(DateTimeOffset? HoldUntil, bool Gather)
{
    /// <summary>It goes out whatever the time is.</summary>
    public static MailPlan AtOnce { get; } = new(null, false);

    private static readonly MailPlan Gathered = new(null, true);

    /// <param name="person">What the receiver chose, and whether the city sends summaries at all.</param>
    public static MailPlan Of(
        Message message, Person to, (MailChoice Choice, bool HasSummary) person, CalendarSet calendars,
        DateTimeOffset now)
    {
        var calendar = calendars.Of(to.Department);
        var isOpen = calendar.IsOpenAt(now);
        var opening = isOpen ? now : calendar.NextOpening(now);
        if (IsUrgent(message.Content, now, opening)) return AtOnce;
        if (person.Choice.Channel == MailChannel.Inbox) return Gathered;
        if (person.Choice.Send == MailSend.Daily && person.HasSummary && !IsBulletin(message.Kind)) return Gathered;
        return calendars.MailInOpeningHours && person.Choice.Send != MailSend.AnyTime && !isOpen
            ? new(opening, false) : AtOnce;
    }

    // A limit in hours or minutes runs at night, too, and so does its mail; and what would be over by the morning.
    private static bool IsUrgent(MessageContent about, DateTimeOffset now, DateTimeOffset opening) =>
        about.Urgent || (about.DueAt is { } due && due > now && due <= opening && opening > now);

    private static bool IsBulletin(MessageKind kind) => kind is MessageKind.Digest or MessageKind.Statistics;
}
