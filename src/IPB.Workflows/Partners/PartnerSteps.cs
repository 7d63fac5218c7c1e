using IPB.Workflows.Attachments;
using IPB.Workflows.Cases;
using IPB.Workflows.Notifications;
using IPB.Workflows.People;

namespace IPB.Workflows.Partners;

/// <summary>What a partner does to the case they were invited to. Pure, as every step.</summary>
internal static class PartnerSteps
{
    /// <param name="what">By which partner of the case, and what they want.</param>
    /// <exception cref="PartnerRefused">The invitation is over, says nothing of it, or too much came in a
    /// day.</exception>
    /// <exception cref="InvalidInput">There is nothing in the answer.</exception>
    public static Decision Decide(
        World world, TransitionChooser chooser, Case c, (int Number, PartnerCommand Command) what, DateTimeOffset now)
    {
        var step = new StepBuilder(world, chooser.Routine, c, c.Id, Partner.IdOf(c.Number, what.Number), now);
        var partner = Inviting.RequireOpen(step, what.Number);
        switch (what.Command)
        {
            case OpenInvitation:
                step.Add(new PartnerOpened(partner.Number));
                break;
            case AskForLink:
                RequireFew(step, partner.Asked, Partner.LinksADay);
                step.Add(new PartnerLinkSent(partner.Number, partner.Name, ByPartner: true));
                Inviting.Mail(step, partner, step.Organisation.FindPerson(partner.By)?.Name ?? "");
                break;
            case AnswerAsPartner answer:
                Answer(step, partner, answer);
                break;
            default: throw new ArgumentException($"no rule for the command {what.Command.GetType().Name}");
        }

        return step.Done();
    }

    private static void Answer(StepBuilder step, Partner partner, AnswerAsPartner answer)
    {
        if (step.Case.IsClosed)
            throw new PartnerRefused(RefusalKind.Conflict, "case-closed", new(
                "Ärendet är avslutat, så det tar inte emot något mer.",
                "The case is closed, so it takes nothing more."));
        var text = InputText.Optional("text", answer.Text, 10_000);
        if (text is null && answer.Files.IsEmpty)
            throw new InvalidInput("text",
                new("Skriv något, eller välj en fil.", "Write something, or choose a file."));
        if ((text is not null && !partner.MayAnswer) || (!answer.Files.IsEmpty && !partner.MayAddFiles))
            throw new PartnerRefused(RefusalKind.NotAllowed, "not-invited-to", new(
                "Inbjudan gäller inte det.", "The invitation does not go that far."));
        RequireFew(step, partner.Answered, Partner.AnswersADay);
        step.Add(new PartnerAnswered(partner.Number, text));
        Attaching.Add(step, answer.Files);
        var handlers = step.People(step.Case.Referral is null ? step.Case.WaitsOn : step.Case.GivenFrom);
        var inviter = step.Organisation.FindPerson(partner.By) is { } by
            ? [step.Organisation.Reachable(by, step.Today)] : Array.Empty<Person>();
        step.Tell(inviter.Concat(handlers).DistinctBy(p => p.Id), MessageKind.PartnerAnswered, step.Content() with
        {
            By = partner.Name,
            Reason = text,
            Gate = null,
            Referral = null,
            DueAt = null,
        });
    }

    private static void RequireFew(StepBuilder step, IEnumerable<DateTimeOffset> lately, int most)
    {
        if (lately.Count(t => t > step.Now.AddDays(-1)) < most) return;
        throw new PartnerRefused(RefusalKind.Conflict, "too-often", new(
            $"Högst {most} gånger på ett dygn. Försök igen i morgon.",
            $"At most {most} times in a day. Try again tomorrow."));
    }
}
