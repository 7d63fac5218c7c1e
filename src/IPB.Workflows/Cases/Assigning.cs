using IPB.Workflows.Notifications;
using IPB.Workflows.People;

namespace IPB.Workflows.Cases;

/// <summary>
/// Gives what a case waits for to one of those who hold the role. Decisions and statements are not given away: who
/// takes them is up to the routine.
/// </summary>
internal static class Assigning
{
    /// <exception cref="AssignRefused">Not to be given away, not by this person, or not to that one.</exception>
    public static void Apply(StepBuilder step, Assign command, Person by)
    {
        if (step.Case.IsClosed || step.Case.WaitsOn.IsEmpty)
            throw new AssignRefused(RefusalKind.Conflict, "waits-on-nobody", new Text(
                "Ärendet väntar inte på någon.", "The case waits on nobody."));
        if (step.Case.Gate is not null || step.Case.Referral is not null)
            throw new AssignRefused(RefusalKind.Conflict, "not-given-away", new Text(
                "Beslut och yttranden ges inte till någon annan: rutinen säger vem som tar dem.",
                "Decisions and statements are not given to others: the routine says who takes them."));
        RequireRight(step, by);
        var to = step.Organisation.FindPerson(command.To) ?? throw new InvalidInput("to", new(
            $"Det finns ingen person \"{command.To}\".", $"There is no person \"{command.To}\"."));
        var from = step.Case.GivenFrom.IsEmpty ? step.Case.WaitsOn : step.Case.GivenFrom;
        var candidates = from.SelectMany(k => step.Organisation.Holders(k)).DistinctBy(p => p.Id).ToList();
        if (candidates.All(p => p.Id != to.Id))
            throw new AssignRefused(RefusalKind.Conflict, "cannot-do-it", new Text(
                $"{to.Name} har inte rollen. Det kan göras av: {Names(candidates)}.",
                $"{to.Name} does not hold the role. It can be done by: {Names(candidates)}."))
            {
                Allowed = [.. candidates.Select(p => p.Id)],
            };
        var key = Person.KeyOf(to.Id);
        if (step.Case.WaitsOn.Contains(key) && !step.Case.GivenFrom.IsEmpty)
            throw new AssignRefused(RefusalKind.Conflict, "has-it-already", new Text(
                $"{to.Name} har det redan.", $"{to.Name} has it already."));
        var reason = InputText.Optional("reason", command.Reason, 4_000);
        // Whoever it was escalated to beside keeps it.
        var others = from.Where(k => !step.Organisation.Holders(k).Any(p => p.Id == to.Id));
        step.Add(new Assigned(to.Id, from, [key, .. others], reason));
        step.Tell(step.People([key]), MessageKind.YourTurn, step.Content() with
        {
            By = step.Organisation.FindPerson(step.Actor)?.Name,
            Reason = reason,
        });
    }

    private static void RequireRight(StepBuilder step, Person by)
    {
        if (Stewards.Are(step, by, out var under) || Rights.MayAct(step, [], by, out under))
            step.ActUnder(under);
        else
            throw new AssignRefused(RefusalKind.NotAllowed, "not-theirs-to-give", new Text(
                "Det kan göras av den som ärendet väntar på, chefer i den ansvariga förvaltningen och samordnare.",
                "It can be done by whoever the case waits on, managers of the lead department and coordinators."));
    }

    private static string Names(IEnumerable<Person> people) => string.Join(", ", people.Select(p => p.Name));
}
