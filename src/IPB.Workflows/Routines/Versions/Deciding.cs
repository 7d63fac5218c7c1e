using System.Collections.Immutable;
using IPB.Workflows.Calendars;
using IPB.Workflows.Cases;
using IPB.Workflows.People;

namespace IPB.Workflows.Routines.Versions;

/// <summary>What every step of a version asks first, and its refusals in words.</summary>
internal sealed class Deciding
{
    private const int MostReasons = 10;
    private readonly VersionCommand command;
    private readonly Organisation organisation;

    /// <exception cref="VersionNotFound"/>
    public Deciding(VersionsOfRoutine all, VersionCommand command, Person by, Organisation organisation)
    {
        (All, By, this.command, this.organisation) = (all, by, command, organisation);
        // Who may not know of drafts is not told which there are.
        RequireOwner();
        Version = all.Find(command.Version) ?? throw new VersionNotFound(command.Routine, command.Version);
    }

    public VersionsOfRoutine All { get; }
    public Person By { get; }
    public RoutineVersion Version { get; }

    private void RequireOwner()
    {
        if (organisation.OwnsRoutines(By)) return;
        var roles = organisation.RoutineOwners.Select(organisation.FindRole).OfType<Role>().ToList();
        throw Refused(RefusalKind.NotAllowed, "version-not-permitted", new Text(
            $"Det kan göras av den som har rollen {string.Join(" eller ", roles.Select(r => r.Name.Sv))}.",
            $"It takes the role {string.Join(" or ", roles.Select(r => r.Name.En))}."));
    }

    public void RequireSeenText()
    {
        if (command.Hash is { } seen && seen != Version.Hash)
            throw Refused(RefusalKind.Conflict, "version-changed", new Text(
                "Texten har ändrats sedan du såg den. Läs den igen och försök på nytt.",
                "The text has changed since you saw it. Read it again and retry."));
    }

    public void Require(VersionStatus status)
    {
        if (Version.Status != status) throw WrongStatus(Standing());
    }

    public void RequireNewer()
    {
        if (Version.Version < All.HighestPublished)
            throw Refused(RefusalKind.Conflict, "version-older", new Text(
                $"Version {All.HighestPublished} är redan publicerad. Ge filen ett högre nummer.",
                $"Version {All.HighestPublished} is published already. Give the file a higher number."));
    }

    public void RequirePassed(VersionCheck? check)
    {
        if (check is null || check.Hash != Version.Hash)
            throw Refused(RefusalKind.Conflict, "version-changed", new Text(
                "Texten ändrades medan den kontrollerades. Försök igen.",
                "The text changed while it was being checked. Try again."));
        if (check.Passes) return;
        var reasons = check.Errors.Select(f => f.ToString())
            .Concat(check.Failed.Select(s => $"scenario \"{s.Scenario.Name}\": {s.Wrong}")).ToList();
        // Findings are for the author of the file, and in the file's language.
        throw Refused(RefusalKind.Conflict, "version-has-findings",
            [.. reasons.Take(MostReasons).Select(r => new Text(r, r))]);
    }

    public VersionRefused SamePerson(Text why) =>
        Refused(RefusalKind.NotAllowed, "version-needs-another-person", why);

    public VersionRefused WrongStatus(Text why) => Refused(RefusalKind.Conflict, "version-wrong-status", why);

    public VersionStep Take(
        VersionAction action, RoutineVersion after, string? note, DateTimeOffset? effective = null) =>
        new(after, new VersionEvent(after.Routine, 0, after.Version, All.Now, By.Id, action, after.Hash)
        {
            Note = note,
            EffectiveAt = effective,
        });

    private Text Standing() => Version.Status switch
    {
        VersionStatus.Draft => new("Den är ett utkast. Den behöver granskas först.",
            "It is a draft. It has to be reviewed first."),
        VersionStatus.Reviewed => new($"Den är redan granskad, av {Name(Version.ReviewedBy)}.",
            $"It is reviewed already, by {Name(Version.ReviewedBy)}."),
        VersionStatus.Published => new(
            $"Den är redan publicerad, av {Name(Version.PublishedBy)}, och gäller från {Moment("sv")}.",
            $"It is published already, by {Name(Version.PublishedBy)}, and in force from {Moment("en")}."),
        _ => new("Den är indragen.", "It is retired."),
    };

    private string Moment(string language) => Words.Moment(Version.EffectiveAt!.Value, language);

    private string Name(string? person) =>
        person is null ? "" : organisation.FindPerson(person)?.Name ?? person;

    private VersionRefused Refused(RefusalKind kind, string code, params ImmutableArray<Text> reasons) =>
        new(kind, code, new($"{What().Sv} version {command.Version} av {command.Routine} gick inte.",
            $"Version {command.Version} of {command.Routine} could not be {What().En}."), reasons);

    private Text What() => command switch
    {
        ProposeVersion => new("Att be om granskning av", "put forward for review"),
        ReviewVersion => new("Att granska", "reviewed"),
        PublishVersion => new("Att publicera", "published"),
        TakeBackVersion => new("Att ta tillbaka", "taken back"),
        _ => new("Att dra in", "retired"),
    };
}
