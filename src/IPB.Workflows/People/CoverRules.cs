using System.Collections.Immutable;
using IPB.Workflows.Cases;
using IPB.Workflows.Routines;

namespace IPB.Workflows.People;

/// <summary>
/// Who may say that somebody is away or acts for another, and what of it holds. Pure; a change is decided while no
/// other is.
/// </summary>
internal sealed class CoverRules(
    Organisation organisation, RoutineCatalog routines, CoverHistory all, DateTimeOffset now)
{
    public const string Administrator = "administrator";
    private const int MostDays = 731;
    private const int LongestReason = 1_000;
    private readonly DateOnly today = Calendars.Stockholm.DateOf(now);

    /// <summary>Whether somebody enters absences and delegations of others.</summary>
    public static bool Administers(Person person) => person.Has(Administrator);

    /// <exception cref="Refusal">Not theirs to say, or it cannot be.</exception>
    public CoverChange Decide(CoverCommand command, Person by) => command switch
    {
        ReportAbsence c => Report(c, by),
        EndAbsence c => End(c, by),
        Delegate c => new DelegationRules(organisation, routines, all, now).Make(c, by),
        Revoke c => new DelegationRules(organisation, routines, all, now).Revoke(c, by),
        _ => throw new ArgumentException($"no rule for {command.GetType().Name}", nameof(command)),
    };

    private CoverChange Report(ReportAbsence c, Person by)
    {
        RequireOwn(by, c.Person);
        var errors = ImmutableArray.CreateBuilder<(string, Text)>();
        Known(organisation, "person", c.Person, errors);
        Period(("from", c.From), ("to", c.To), today, errors);
        if (c.Substitute is { } substitute) Known(organisation, "substitute", substitute, errors);
        if (c.Substitute == c.Person)
            errors.Add(("substitute", new("Välj någon annan än den som är borta.",
                "Choose somebody else than whoever is away.")));
        if (errors.Count > 0) throw new InvalidInput(errors.ToImmutable());
        if (all.Absences.Any(a => a.EndedAt is null && (a.Person, a.From, a.To) == (c.Person, c.From, c.To)))
            throw new CoverRefused(RefusalKind.Conflict, "absence-known", new Text(
                "Frånvaron är redan inlagd.", "The absence was entered already."));
        return new("absence-reported", new KeptAbsence(Guid.CreateVersion7(now), c.Person, c.From, c.To)
        {
            Substitute = c.Substitute,
            MadeBy = by.Id,
            MadeAt = now,
        }, null);
    }

    private CoverChange End(EndAbsence c, Person by)
    {
        var absence = all.Absences.FirstOrDefault(a => a.Id == c.Absence) ?? throw new CoverRefused(
            RefusalKind.NotFound, "absence-not-found", new Text("Det finns ingen sådan frånvaro.",
                "There is no such absence."));
        RequireOwn(by, absence.Person);
        if (absence.EndedAt is not null || absence.To < today)
            throw new CoverRefused(RefusalKind.Conflict, "absence-ended", new Text(
                "Frånvaron är redan slut.", "The absence has ended already."));
        if (absence.Source != KeptAbsence.ByHand)
            throw new CoverRefused(RefusalKind.Conflict, "absence-of-calendar", new Text(
                "Frånvaron kommer från en kalender. Ändra den där.",
                "The absence comes from a calendar. Change it there."));
        return new("absence-ended", absence with { EndedBy = by.Id, EndedAt = now }, null);
    }

    private static void RequireOwn(Person by, string person)
    {
        if (by.Id != person && !Administers(by))
            throw new CoverRefused(RefusalKind.NotAllowed, "not-yours", new Text(
                "Det gör personen själv eller en systemadministratör.",
                "The person does that, or a system administrator."));
    }

    internal static void Known(
        Organisation organisation, string field, string id, ImmutableArray<(string, Text)>.Builder errors)
    {
        if (organisation.FindPerson(id) is null)
            errors.Add((field, new($"Det finns ingen person \"{id}\".", $"There is no person \"{id}\".")));
    }

    internal static void Period((string Field, DateOnly Day) first, (string Field, DateOnly Day) last, DateOnly today,
        ImmutableArray<(string, Text)>.Builder errors)
    {
        if (last.Day < first.Day)
            errors.Add((last.Field, new("Sista dagen är före den första.", "The last day is before the first one.")));
        else if (last.Day < today)
            errors.Add((last.Field, new("Sista dagen har redan varit.", "The last day is over already.")));
        else if (last.Day.DayNumber - first.Day.DayNumber > MostDays)
            errors.Add((last.Field, new("Högst två år åt gången.", "Two years at a time at most.")));
    }

    internal static string Reason(string? text, ImmutableArray<(string, Text)>.Builder errors) =>
        InputText.Required("reason", text, LongestReason, errors) ?? "";
}
