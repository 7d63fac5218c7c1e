using System.Collections.Immutable;
using System.Globalization;
using IPB.Workflows.Calendars;
using IPB.Workflows.Cases;
using IPB.Workflows.Notifications;

namespace IPB.Workflows.People;

/// <summary>Somebody acts for an absent person.</summary>
/// <param name="Since">First day of the absence.</param>
internal sealed record Takeover(Person Absent, DateOnly Since, Person Acts)
{
    /// <summary>Everybody who is away on a day and for whom somebody acts.</summary>
    public static IEnumerable<Takeover> On(Organisation organisation, DateOnly day) =>
        from person in organisation.People
        let absence = organisation.AbsenceOf(person, day)
        where absence is not null
        let acts = organisation.Reachable(person, day)
        where acts.Id != person.Id
        select new Takeover(person, absence.From, acts);

    /// <summary>The mail that says what came over.</summary>
    public Message Message(IEnumerable<Case> cases, DateOnly until, DateTimeOffset now)
    {
        var last = until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return new(Guid.CreateVersion7(now), Acts.Id, MessageKind.TakenOver, new("", "", Inbox, new("", ""))
        {
            For = Absent.Name,
            Note = new($"Till och med {last}.", $"Until {last}."),
            Rows = Rows(cases, now),
        });
    }

    /// <summary>The mail to somebody who is back.</summary>
    public static Message Back(Person person, IEnumerable<Case> cases, DateTimeOffset now) =>
        new(Guid.CreateVersion7(now), person.Id, MessageKind.BackAgain, new("", "", Inbox, new("", ""))
        {
            Rows = Rows(cases, now),
        });

    private static Text Inbox => new("Inkorg", "Inbox");

    // As in a digest, so that they look the same.
    private static ImmutableArray<Text> Rows(IEnumerable<Case> cases, DateTimeOffset now) =>
    [
        .. from c in cases
           let late = c.DueAt < now
           let due = c.DueAt is { } at ? $", {Stockholm.DateOf(at):yyyy-MM-dd}" : ""
           select new Text($"{(late ? "FÖRSENAT: " : "")}{c.Number} {c.Title}{due}",
               $"{(late ? "OVERDUE: " : "")}{c.Number} {c.Title}{due}"),
    ];
}
