using IPB.Workflows.Cases;
using IPB.Workflows.People;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Referrals;

/// <summary>A referral body's statement, and what the referral makes of it.</summary>
internal static class Answering
{
    private const int LongestText = 10_000;

    /// <exception cref="StatementRefused">Closed, given already, not theirs, or incomplete.</exception>
    public static void Apply(StepBuilder step, TransitionChooser chooser, Answer answer, Person by)
    {
        var round = RequireOpen(step, answer);
        var body = Require(step, round, answer, by);
        var text = InputText.Optional("text", answer.Text, LongestText);
        if (answer.Stance == Stance.Objections && text is null)
            throw new InvalidInput("text", new("Skriv vad erinran gäller.", "Write what you object to."));
        step.ActUnder(body.Under);
        step.Add(new StatementGiven(round.Id,
            new Statement(body.Body.Id, by.Id, body.OnBehalfOf, answer.Stance, text, step.Now)));

        if (step.Case.Referral!.Statements.Length < round.Needed) return;
        var way = chooser.Choose(step.Case, ReferralEnd.Answered);
        ReferralSteps.Close(step, ReferralEnd.Answered);
        StateEntry.Enter(step, way.To!, kept: way.Kept);
    }

    private static ReferralRound RequireOpen(StepBuilder step, Answer answer)
    {
        if (step.Case.Referral is { } round && round.Id == answer.Referral) return round;
        var closed = step.Case.Referrals.FirstOrDefault(r => r.Id == answer.Referral);
        throw new StatementRefused(closed is null ? RefusalKind.NotFound : RefusalKind.Conflict,
            closed is null ? "referral-not-found" : "referral-closed", closed is null
                ? new Text("Det finns ingen sådan remiss.", "There is no such referral.")
                : Closed(closed, answer.Body))
        {
            Allowed = step.Case.Referral is { } open ? [open.Id] : [],
        };
    }

    private static Text Closed(ReferralRound round, string body)
    {
        var why = round.End!.Value.Text();
        return round.StatementOf(body) is null
            ? new($"Remissen är redan stängd: {Initial.Small(why.Sv)}. Inget svar behövs längre.",
                $"The referral is already closed: {Initial.Small(why.En)}. No answer is needed any more.")
            : new($"Remissen är redan stängd: {Initial.Small(why.Sv)}. Ert svar finns där.",
                $"The referral is already closed: {Initial.Small(why.En)}. Your answer is in it.");
    }

    private static AnswerableBody Require(StepBuilder step, ReferralRound round, Answer answer, Person by)
    {
        if (round.Bodies.All(b => b.Id != answer.Body))
            throw new StatementRefused(RefusalKind.NotFound, "not-a-referral-body", new Text(
                $"Remissen har inte gått till \"{answer.Body}\".", $"The referral was not sent to \"{answer.Body}\"."))
            {
                Allowed = [.. round.Bodies.Select(b => b.Id)],
            };
        if (round.StatementOf(answer.Body) is { } given)
            throw new StatementRefused(RefusalKind.Conflict, "statement-given", new Text(
                $"Yttrandet är redan lämnat av {NameOf(step, given.Person)} och ändras inte.",
                $"The statement was given already by {NameOf(step, given.Person)} and is not changed."));
        if (by.Id == step.Case.Submitter)
            throw new StatementRefused(RefusalKind.NotAllowed, "own-case", new Text(
                "Ingen yttrar sig i sitt eget ärende (jäv), inte heller som ersättare.",
                "Nobody gives a statement on their own case, nor as a deputy."));
        return Bodies.AnswerableBy(step, by).FirstOrDefault(b => b.Body.Id == answer.Body)
            ?? throw NotTheirs(step, round.Bodies.First(b => b.Id == answer.Body));
    }

    private static StatementRefused NotTheirs(StepBuilder step, ReferralBody body)
    {
        var names = string.Join(", ", step.Impartial(body.Keys).Select(p => p.Name));
        return new StatementRefused(RefusalKind.NotAllowed, "not-their-statement", new Text(
            $"Yttrandet lämnas av: {names}.", $"The statement is given by: {names}."));
    }

    private static string NameOf(StepBuilder step, string person) =>
        step.Organisation.FindPerson(person)?.Name ?? person;
}
