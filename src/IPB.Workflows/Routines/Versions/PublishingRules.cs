using IPB.Workflows.Calendars;
using IPB.Workflows.Cases;
using IPB.Workflows.People;

namespace IPB.Workflows.Routines.Versions;

/// <summary>
/// How a version goes from a draft into use and out of it: who may, in which order, and that no one person does it
/// alone. Pure; what it answers is stored as a whole.
/// </summary>
internal static class PublishingRules
{
    private const int LongestNote = 2_000;
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <param name="all">All versions of the routine, and the instant.</param>
    /// <param name="check">Of the text of the version; asked for by a review and a publishing only.</param>
    /// <exception cref="Refusal">The step is not taken.</exception>
    public static VersionStep Decide(
        VersionsOfRoutine all, VersionCommand command, Person by, Organisation organisation, VersionCheck? check)
    {
        var step = new Deciding(all, command, by, organisation);
        step.RequireSeenText();
        return command switch
        {
            ProposeVersion propose => Propose(step, propose),
            ReviewVersion review => Review(step, review, check),
            PublishVersion publish => Publish(step, publish, check),
            TakeBackVersion back => TakeBack(step, back),
            RetireVersion retire => Retire(step, retire),
            _ => throw new ArgumentException($"no rule for {command.GetType().Name}", nameof(command)),
        };
    }

    private static VersionStep Propose(Deciding step, ProposeVersion propose)
    {
        step.Require(VersionStatus.Draft);
        step.RequireNewer();
        return step.Take(VersionAction.Proposed, step.Version with { ProposedBy = step.By.Id },
            InputText.Optional("note", propose.Note, LongestNote));
    }

    private static VersionStep Review(Deciding step, ReviewVersion review, VersionCheck? check)
    {
        step.Require(VersionStatus.Draft);
        step.RequireNewer();
        if (step.Version.ProposedBy == step.By.Id)
            throw step.SamePerson(new("Du bad själv om granskningen. Någon annan behöver granska.",
                "You asked for the review yourself. Somebody else has to review."));
        step.RequirePassed(check);
        return step.Take(VersionAction.Reviewed,
            step.Version with { Status = VersionStatus.Reviewed, ReviewedBy = step.By.Id },
            InputText.Optional("note", review.Note, LongestNote));
    }

    private static VersionStep Publish(Deciding step, PublishVersion publish, VersionCheck? check)
    {
        step.Require(VersionStatus.Reviewed);
        step.RequireNewer();
        if (step.Version.ReviewedBy == step.By.Id)
            throw step.SamePerson(new("Du har själv granskat versionen. Någon annan behöver publicera den.",
                "You reviewed the version yourself. Somebody else has to publish it."));
        step.RequirePassed(check);
        var changelog = InputText.Required("changelog", publish.Changelog, LongestNote);
        var effective = Effective(step, publish.Effective);
        return step.Take(VersionAction.Published, step.Version with
        {
            Status = VersionStatus.Published,
            PublishedBy = step.By.Id,
            Changelog = changelog,
            EffectiveAt = effective,
        }, changelog, effective);
    }

    private static DateTimeOffset Effective(Deciding step, DateTimeOffset? asked)
    {
        var now = step.All.Now;
        // Whoever writes the minute that it is means now.
        var effective = asked is { } at && at >= now - Minute ? (at > now ? at : now) : asked ?? now;
        if (effective < now) throw new InvalidInput("effective", new(
            $"Versionen kan gälla tidigast från nu, {Words.Moment(now, "sv")}.",
            $"The version can be in force from now at the earliest, {Words.Moment(now, "en")}."));
        if (step.All.Scheduled is { } before && before.EffectiveAt >= effective)
            throw new InvalidInput("effective", new(
                $"Version {before.Version} gäller från {Words.Moment(before.EffectiveAt.Value, "sv")}; "
                + "välj en senare tid, eller ta tillbaka den först.",
                $"Version {before.Version} is in force from {Words.Moment(before.EffectiveAt.Value, "en")}; "
                + "choose a later time, or take it back first."));
        return effective.ToUniversalTime();
    }

    private static VersionStep TakeBack(Deciding step, TakeBackVersion back)
    {
        var version = step.Version;
        if (version.Status == VersionStatus.Draft ? version.ProposedBy is null
            : version.Status == VersionStatus.Retired
                || (version.Status == VersionStatus.Published && version.IsEffective(step.All.Now)))
            throw step.WrongStatus(version.Status == VersionStatus.Draft
                ? new("Den är redan ett utkast.", "It is a draft already.")
                : new("Den har trätt i kraft. En version i bruk kan dras in, men inte tas tillbaka.",
                    "It has come into force. A version in use can be retired, but not taken back."));
        return step.Take(VersionAction.TakenBack,
            new RoutineVersion(version.Routine, version.Version, version.Hash, VersionStatus.Draft),
            InputText.Required("reason", back.Reason, LongestNote));
    }

    private static VersionStep Retire(Deciding step, RetireVersion retire)
    {
        step.Require(VersionStatus.Published);
        if (!step.Version.IsEffective(step.All.Now))
            throw step.WrongStatus(new("Den gäller inte än. Ta tillbaka den i stället.",
                "It is not in force yet. Take it back instead."));
        return step.Take(VersionAction.Retired,
            step.Version with { Status = VersionStatus.Retired, RetiredAt = step.All.Now },
            InputText.Required("reason", retire.Reason, LongestNote));
    }
}

/// <param name="After">The version as it is afterwards.</param>
/// <param name="Event">What is written into the history; its place in it is given when it is stored.</param>
internal sealed record VersionStep(RoutineVersion After, VersionEvent Event);
