using System.Collections.Immutable;
using IPB.Workflows.People;

namespace IPB.Workflows.Cases;

/// <summary>Reminding by hand.</summary>
internal static class Reminding
{
    /// <exception cref="RemindRefused">Not theirs to do, or the case waits on none of those people.</exception>
    public static void Apply(StepBuilder step, Remind command, Person by)
    {
        if (by.Id != step.Case.Submitter)
        {
            if (!Stewards.Are(step, by, out var under))
                throw new RemindRefused(RefusalKind.NotAllowed, "not-theirs-to-remind", new Text(
                    "Det kan göras av den som lämnade in ärendet, chefer i den ansvariga förvaltningen och samordnare.",
                    "It can be done by whoever submitted the case, managers of the lead department and coordinators."));
            step.ActUnder(under);
        }

        if (step.Case.Hold is not null)
            throw new RemindRefused(RefusalKind.Conflict, "on-hold", new Text(
                "Ärendet vilar: det väntar inte på någon.", "The case is on hold: it waits on nobody."));
        var people = Of(step).Select(p => p.Id).Intersect(command.People).ToImmutableArray();
        if (people.IsEmpty)
            throw new RemindRefused(RefusalKind.Conflict, "nobody-to-remind", new Text(
                "Det finns ingen att påminna: alla har svarat, eller påmindes redan i dag.",
                "There is nobody to remind: everyone has answered, or was reminded today already."));
        step.Add(new RemindedByHand(people));
    }

    /// <summary>Those whom a reminder would go to: whom the case waits on and who have not answered.</summary>
    public static ImmutableArray<Person> Of(StepBuilder step)
    {
        var answered = step.Case.Gate?.Votes.Select(v => v.Person).ToHashSet() ?? [];
        if (step.Case.Gate is not null || step.Case.Referral is not null) answered.Add(step.Case.Submitter);
        return step.Case.IsClosed ? [] : [.. step.People(step.Case.WaitsOn)
            .Where(p => !answered.Contains(p.Id) && p.Id != step.Actor)];
    }
}
