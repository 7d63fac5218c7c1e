using System.Collections.Immutable;
using IPB.Host.Cases;
using IPB.Host.Gates;
using IPB.Host.Notifications;
using IPB.Workflows;
using IPB.Workflows.Calendars;
using IPB.Workflows.Cases;
using IPB.Workflows.Notifications;
using IPB.Workflows.People;
using IPB.Workflows.Storage;

namespace IPB.Host.CalendarFeeds;

/// <summary>
/// What a person has to do by when: the cases and gates that wait on them and have a time limit, and, called off, those
/// that they were told of and that wait on them no longer. No field of a case is in it.
/// </summary>
internal sealed class PersonCalendar(
    HostSettings settings, WorkflowEngine engine, Inbox inbox, Database database)
{
    private const int MostTold = 500;

    /// <summary>A calendar program that looks once a month still learns of what was called off.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromDays(60);

    public async Task<(ImmutableArray<CalendarEntry> Entries, DateTimeOffset Changed)> OfAsync(
        Person person, CancellationToken ct)
    {
        var now = await database.NowAsync(ct);
        var items = await inbox.OfAsync(person, ct);
        var open = items.Where(i => i.Case is { DueAt: not null, Hold: null }).Select(i => Open(i, person))
            .ToImmutableArray();
        var off = await CalledOffAsync(person, [.. open.Select(e => e.Case)], now, ct);
        // Absences begin and end with a day, and with them what is a deputy's to do.
        var midnight = Stockholm.At(Stockholm.DateOf(now), TimeOnly.MinValue);
        return ([.. open, .. off], open.Concat(off).Select(e => e.Changed).Append(midnight).Max());
    }

    private CalendarEntry Open(InboxItem item, Person person)
    {
        var (c, at) = (item.Case, item.Case.DueAt!.Value);
        var what = item.Options is { Gate: null, Opinions.IsEmpty: false } ? OpinionTexts.Row
            : c.Gate is not null ? CalendarTexts.Decide : c.Referral is not null
            ? CalendarTexts.Answer : CalendarTexts.Do;
        return new(c.Id, person.Id, at, IsTimed(c), c.Version, c.UpdatedAt)
        {
            Summary = $"{what.In(person.Language)}: {OneLine.Of(c.Title)}",
            Description = CalendarTexts.About(c.Number, engine.StateOf(c).Name, item.OnBehalfOf is { } absent
                ? engine.Organisation.FindPerson(absent)?.Name : null).In(person.Language),
            Address = $"{SiteAddress.Of(settings)}/cases/{CaseNumber.Slug(c.Number)}",
        };
    }

    private async Task<ImmutableArray<CalendarEntry>> CalledOffAsync(
        Person person, ImmutableHashSet<Guid> open, DateTimeOffset now, CancellationToken ct)
    {
        var told = (await engine.Messages.NewestAsync(person.Id, MostTold, ct))
            .Where(m => m.CreatedAt > now - Memory && IsToDo(m.Message))
            .Select(m => m.Message.Content).Where(m => !open.Contains(m.CaseId!.Value))
            .DistinctBy(m => m.CaseId).ToList();
        var cases = await engine.As(engine.SightOf(person, now)).FindAllAsync(told.Select(m => m.Number), ct);
        return
        [
            .. from m in told
               join c in cases on m.Number equals c.Number
               select new CalendarEntry(c.Id, person.Id, m.DueAt!.Value, Timed: false, c.Version, c.UpdatedAt)
               {
                   Summary = $"{CalendarTexts.Done.In(person.Language)}: {OneLine.Of(c.Title)}",
                   Description = CalendarTexts.NotYours(c.Number).In(person.Language),
                   Address = $"{SiteAddress.Of(settings)}/cases/{CaseNumber.Slug(c.Number)}",
                   IsOff = true,
               },
        ];
    }

    private static bool IsToDo(Message message) => message is
    {
        Kind: MessageKind.YourTurn or MessageKind.Decision or MessageKind.Reminder or MessageKind.Escalation
            or MessageKind.Statement,
        Content: { CaseId: not null, DueAt: not null },
    };

    // "4 hours" ends at a time of day; "5 working days" ends with the day.
    private bool IsTimed(Case c)
    {
        var routine = engine.Routines.Find(c.Routine, c.RoutineVersion)!;
        var limit = (c.FindDueGroup() is { } group ? routine.State(group.Group) : routine.State(c.State)).Due;
        return limit is { Unit: TimeUnit.Hours or TimeUnit.Minutes or TimeUnit.WorkingHours }
            || limit is { And: not null } && limit.ToString().Contains('T', StringComparison.Ordinal);
    }
}

/// <summary>One day or time in a person's calendar.</summary>
/// <param name="Timed">False: all day, on the day of <paramref name="At"/>.</param>
/// <param name="Version">Of the case: a later one is a later word about the same entry.</param>
/// <param name="Changed">When the case changed last.</param>
internal sealed record CalendarEntry(
    Guid Case, string Person, DateTimeOffset At, bool Timed, long Version, DateTimeOffset Changed)
{
    public required string Summary { get; init; }
    public required string Description { get; init; }
    public required string Address { get; init; }

    /// <summary>It no longer waits on the person.</summary>
    public bool IsOff { get; init; }
}
