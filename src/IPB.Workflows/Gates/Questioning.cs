using IPB.Workflows.Calendars;
using IPB.Workflows.Cases;
using IPB.Workflows.Notifications;
using IPB.Workflows.People;

namespace IPB.Workflows.Gates;

/// <summary>
/// A decider wants to know more before they decide. The gate stays open, its clock stands still and goes on with the
/// answer; whoever was asked is reminded until they answer.
/// </summary>
internal static class Questioning
{
    public const string CaseOwner = "case-owner";

    /// <summary>How often whoever was asked is reminded.</summary>
    public static readonly TimeLimit RemindAfter = new(3, TimeUnit.WorkingDays);

    /// <exception cref="DecisionRefused">Not open, not theirs, or a question is out already.</exception>
    /// <exception cref="InvalidInput">There is no question, or nobody of that name to ask.</exception>
    public static void Ask(StepBuilder step, AskInformation command, Person by)
    {
        var gate = GateDecision.RequireOpen(step, command.Gate);
        RequireNoQuestion(step);
        step.ActUnder(GateDecision.Require(step, by)[0]);
        var question = InputText.Required("question", command.Question, 4_000);
        var key = KeyOf(step, command.From);
        var people = step.People([key]);
        step.Add(new InformationAsked(gate.Id, key, by.Id, question, [.. people.Select(p => p.Id)]));
        Holding.SuspendTimers(step);
        Holding.Ask(step, RemindAfter, count: 1);
        step.Tell(people, MessageKind.Question, About(step, by.Name, question));
    }

    /// <exception cref="DecisionRefused">Nothing was asked, or somebody else.</exception>
    /// <exception cref="InvalidInput">There is no answer.</exception>
    public static void Give(StepBuilder step, GiveInformation command, Person by)
    {
        var gate = GateDecision.RequireOpen(step, command.Gate);
        if (step.Case.Hold?.Question is not { } question)
            throw new DecisionRefused(RefusalKind.Conflict, "nothing-asked", new Text(
                "Ingen fråga väntar på svar.", "No question waits for an answer."));
        var mine = Standing.Of(step, by, [question.Key]);
        if (mine.IsEmpty)
        {
            var names = string.Join(", ", step.People([question.Key]).Select(p => p.Name));
            throw new DecisionRefused(RefusalKind.NotAllowed, "not-asked", new Text(
                $"Frågan är ställd till: {names}.", $"The question was put to: {names}."));
        }

        step.ActUnder(mine[0]);
        var answer = InputText.Required("answer", command.Answer, 10_000);
        step.Add(new InformationGiven(gate.Id, by.Id, answer));
        Holding.GoOn(step, null);
        var voted = step.Case.Gate!.Votes.Select(v => v.Person).ToHashSet();
        step.Tell(step.Impartial(step.Case.WaitsOn).Where(p => !voted.Contains(p.Id)),
            MessageKind.Answered, About(step, by.Name, answer));
    }

    /// <summary>A decider decides without the answer.</summary>
    /// <exception cref="HoldRefused">Not theirs.</exception>
    public static void TakeBack(StepBuilder step, Resume command, Person by)
    {
        if (!MayTakeBack(step, by))
            throw new HoldRefused(RefusalKind.NotAllowed, "hold-not-permitted", new Text(
                "Frågan tas tillbaka av den som beslutar.", "Those who decide take the question back."));
        var question = step.Case.Hold!.Question!;
        Holding.GoOn(step, InputText.Optional("reason", command.Reason, 4_000));
        step.Tell(step.People([question.Key]), MessageKind.Resumed, About(step, by.Name, command.Reason));
    }

    /// <summary>Whoever was asked has not answered.</summary>
    public static void Remind(StepBuilder step, GateQuestion question)
    {
        var people = step.People([question.Key]);
        step.Add(new AskedToResume(question.Key, [.. people.Select(p => p.Id)], step.Case.Hold!.Asked + 1));
        step.Tell(people, MessageKind.Question,
            About(step, step.Organisation.FindPerson(question.By)?.Name, question.Text));
        Holding.Ask(step, RemindAfter, step.Case.Hold!.Asked + 1);
    }

    /// <exception cref="DecisionRefused">A question waits for its answer.</exception>
    public static void RequireNoQuestion(StepBuilder step)
    {
        if (step.Case.Hold?.Question is not { } question) return;
        var names = string.Join(", ", step.People([question.Key]).Select(p => p.Name));
        throw new DecisionRefused(RefusalKind.Conflict, "question-open", new Text(
            $"En fråga väntar på svar av {names}. Ta tillbaka den om du vill besluta ändå.",
            $"A question waits for an answer from {names}. Take it back to decide all the same."));
    }

    public static bool MayAnswer(StepBuilder step, Person person) => step.Case.Hold?.Question is { } question
        && !Standing.Of(step, person, [question.Key]).IsEmpty;

    public static bool MayTakeBack(StepBuilder step, Person person) => step.Case.Hold is { Question: not null } hold
        && !Deciders.StandingOf(new StepBuilder(step.World, step.Routine,
            step.Case with { WaitsOn = hold.WaitsOn }, step.Id, step.Actor, step.Now), person).IsEmpty;

    private static string KeyOf(StepBuilder step, string? from) => from switch
    {
        Party.ProblemOwner => Person.KeyOf(step.Case.Submitter),
        CaseOwner => OwnerBefore(step) is { } owner ? step.Organisation.KeyOf(owner, step.Case)
            : Person.KeyOf(step.Case.Submitter),
        _ => throw new InvalidInput("from", new(
            $"Frågan ställs till \"{Party.ProblemOwner}\" eller \"{CaseOwner}\", inte till \"{from}\".",
            $"The question goes to \"{Party.ProblemOwner}\" or \"{CaseOwner}\", not to \"{from}\".")),
    };

    /// <summary>Whose a case is before it comes to the gate.</summary>
    private static Party? OwnerBefore(StepBuilder step) => step.Routine.States
        .Where(s => s.Owner is not null && step.Routine.Offered(s)
            .Any(o => o.Trigger.To is { } to && step.Routine.Innermost(to).Id == step.Case.State))
        .Select(s => s.Owner).FirstOrDefault();

    private static MessageContent About(StepBuilder step, string? by, string? text) =>
        step.Content() with { By = by, Reason = text };
}
