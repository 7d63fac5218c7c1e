using System.Collections.Immutable;
using IPB.Workflows.Cases;
using IPB.Workflows.Notifications;
using IPB.Workflows.People;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Gates;

/// <summary>
/// A decider, or the routine, asks somebody for their opinion. It counts as no vote, nothing waits for it and the clock
/// runs on; whoever gives it neither decides nor prepares the case by that. What is not given when the gate closes is
/// not needed.
/// </summary>
internal static class Advising
{
    /// <summary>How many opinions may be waited for in a round.</summary>
    public const int MostOpen = 10;

    /// <exception cref="DecisionRefused">Not open, not theirs, asked already, too many, or a question is
    /// out.</exception>
    /// <exception cref="InvalidInput">There is no question, or nobody of that name to ask.</exception>
    public static void Ask(StepBuilder step, AskOpinion command, Person by)
    {
        var gate = GateDecision.RequireOpen(step, command.Gate);
        Questioning.RequireNoQuestion(step);
        step.ActUnder(GateDecision.Require(step, by)[0]);
        var of = Reviewer.Find(step, command.Of, by);
        var question = InputText.Required("question", command.Question, 4_000);
        RequireRoom(gate, of);
        var asked = new GateOpinion(gate.Opinions.Length + 1, of.Id, by.Id, question, step.Now);
        var people = People(step, asked);
        step.Add(new OpinionAsked(gate.Id, asked.Number, of.Id, by.Id, question, [.. people.Select(p => p.Id)]));
        step.Tell(people, MessageKind.OpinionAsked, About(step, by.Name, question));
    }

    /// <summary>
    /// Asks those whom the routine names at a gate that has just opened; nobody is waited for in vain.
    /// </summary>
    public static void Begin(StepBuilder step, Gate gate)
    {
        foreach (var advice in gate.Advise)
        {
            var round = step.Case.Gate!;
            var (key, words) = (step.Organisation.KeyOf(advice.Ask, step.Case), advice.Question ?? gate.Question);
            var asked = new GateOpinion(round.Opinions.Length + 1, "", "", words.Sv, step.Now) { Key = key };
            var people = People(step, asked);
            if (people.IsEmpty || round.Opinions.Any(o => o.Key == key)) continue;
            step.Add(new OpinionAsked(round.Id, asked.Number, "", "", words.Sv, [.. people.Select(p => p.Id)])
            {
                Key = key,
                Words = words,
            });
            step.Tell(people, MessageKind.OpinionAsked, step.Content() with { Question = words });
        }
    }

    /// <exception cref="DecisionRefused">Not open, not asked of them, or answered already.</exception>
    /// <exception cref="InvalidInput">There is no stance or no text.</exception>
    public static void Give(StepBuilder step, GiveOpinion command, Person by)
    {
        var asked = Require(step, command.Gate, command.Number);
        var mine = StandingOf(step, asked, by);
        if (mine.IsEmpty)
            throw new DecisionRefused(RefusalKind.NotAllowed, "not-asked", new Text(
                $"Synpunkten lämnas av: {Names(People(step, asked))}.",
                $"The opinion is asked of: {Names(People(step, asked))}."));
        step.ActUnder(mine[0]);
        var text = InputText.Required("text", command.Text, 10_000);
        step.Add(new OpinionGiven(command.Gate, asked.Number, by.Id, command.Stance, text));
        step.Tell(Asker(step, asked), MessageKind.OpinionGiven, About(step, by.Name, text));
    }

    /// <summary>
    /// Whoever asked, or a decider where the routine did, takes it back, or whoever was asked declines.
    /// </summary>
    /// <exception cref="DecisionRefused">Not open, neither of the two, or answered already.</exception>
    public static void End(StepBuilder step, EndOpinion command, Person by)
    {
        var asked = Require(step, command.Gate, command.Number);
        var reason = InputText.Optional("reason", command.Reason, 4_000);
        var theirs = Asking(step, asked, by);
        var under = theirs.IsEmpty ? StandingOf(step, asked, by) : theirs;
        if (under.IsEmpty)
            throw new DecisionRefused(RefusalKind.NotAllowed, "opinion-not-theirs", new Text(
                "Det kan bara göras av den som bad om synpunkten och av den som fick frågan.",
                "Only whoever asked for the opinion and whoever was asked can do that."));
        step.ActUnder(under[0]);
        var (end, people, kind) = theirs.IsEmpty
            ? (OpinionEnd.Declined, Asker(step, asked), MessageKind.OpinionDeclined)
            : (OpinionEnd.TakenBack, People(step, asked), MessageKind.NoOpinionNeeded);
        step.Add(new OpinionEnded(command.Gate, asked.Number, end, reason));
        step.Tell(people, kind, About(step, by.Name, reason));
    }

    /// <summary>The round is over: whoever has not given an opinion hears that none is needed.</summary>
    public static void Close(StepBuilder step)
    {
        foreach (var asked in OpenAt(step.Case))
        {
            step.Tell(People(step, asked), MessageKind.NoOpinionNeeded, About(step, null, null));
            step.Add(new OpinionEnded(step.Case.Gate!.Id, asked.Number, OpinionEnd.NotNeeded, null));
        }
    }

    /// <summary>The same without a mail, where many cases move at once.</summary>
    public static void CloseQuietly(StepBuilder step)
    {
        foreach (var asked in OpenAt(step.Case))
            step.Add(new OpinionEnded(step.Case.Gate!.Id, asked.Number, OpinionEnd.NotNeeded, null));
    }

    /// <summary>The opinions that a person is asked for, each with for whom.</summary>
    public static ImmutableArray<OpinionOption> AskedOf(StepBuilder step, Person person) =>
    [
        .. from asked in OpenAt(step.Case)
           let mine = StandingOf(step, asked, person)
           where !mine.IsEmpty
           select new OpinionOption(asked, mine[0]),
    ];

    /// <summary>Numbers of those that a person asked for and may take back.</summary>
    public static ImmutableArray<int> AskedBy(StepBuilder step, Person person) =>
    [
        .. OpenAt(step.Case).Where(o => !Asking(step, o, person).IsEmpty).Select(o => o.Number),
    ];

    private static ImmutableArray<GateOpinion> OpenAt(Case c) => c.Gate is { } gate
        ? [.. gate.Opinions.Where(o => o.IsOpen)] : [];

    private static GateOpinion Require(StepBuilder step, string gate, int number)
    {
        var asked = GateDecision.RequireOpen(step, gate).Opinions.FirstOrDefault(o => o.Number == number)
            ?? throw new DecisionRefused(RefusalKind.NotFound, "no-such-opinion", new Text(
                $"Ingen har bett om en synpunkt med nummer {number} här.",
                $"Nobody asked for an opinion of the number {number} here."));
        if (asked.IsOpen) return asked;
        throw new DecisionRefused(RefusalKind.Conflict, "opinion-settled", asked.Stance is null
            ? new Text("Synpunkten behövs inte längre.", "The opinion is not needed any more.")
            : new Text("Synpunkten är redan lämnad.", "The opinion was given already."));
    }

    private static void RequireRoom(GateRound gate, Person of)
    {
        var open = gate.Opinions.Where(o => o.IsOpen).ToList();
        if (open.Any(o => o.Person == of.Id))
            throw new DecisionRefused(RefusalKind.Conflict, "opinion-asked-already", new Text(
                $"{of.Name} är redan tillfrågad och har inte svarat än.",
                $"{of.Name} is asked already and has not answered yet."));
        if (open.Count >= MostOpen)
            throw new DecisionRefused(RefusalKind.Conflict, "too-many-opinions", new Text(
                $"Högst {MostOpen} synpunkter väntas in på en gång. Ta tillbaka någon först.",
                $"At most {MostOpen} opinions are waited for at once. Take one back first."));
    }

    private static ImmutableArray<WaitingKey> StandingOf(StepBuilder step, GateOpinion asked, Person person) =>
        Standing.Advising(step, person, asked);

    private static ImmutableArray<Person> People(StepBuilder step, GateOpinion asked) => step.Advisers(asked);

    private static ImmutableArray<WaitingKey> Asking(StepBuilder step, GateOpinion asked, Person person) =>
        asked.By.Length == 0 ? Deciders.StandingOf(step, person) : Standing.Of(step, person, [Person.KeyOf(asked.By)]);

    private static ImmutableArray<Person> Asker(StepBuilder step, GateOpinion asked) => asked.By.Length == 0
        ? step.Impartial(step.Case.WaitsOn) : step.People([Person.KeyOf(asked.By)]);

    private static string Names(IEnumerable<Person> people) => string.Join(", ", people.Select(p => p.Name));

    private static MessageContent About(StepBuilder step, string? by, string? text) =>
        step.Content() with { By = by, Reason = text };
}
