using IPB.Workflows;
using IPB.Workflows.Notifications;

namespace IPB.Host.Notifications;

/// <summary>The one sentence that says what happened and what is wanted; a deadline stands by itself.</summary>
internal static class LetterSummary
{
    public static string Of(MessageKind kind, MessageContent about, string language)
    {
        var state = OneLine.Of(about.State.In(language));
        var sentence = (about.Referral is null ? null : InReferral(kind, state))
            ?? (about.Gate is null ? null : AtGate(kind, state)) ?? InStep(kind, about.Number, state);
        return sentence.In(language);
    }

    private static Text InStep(MessageKind kind, string number, string state) => kind switch
    {
        MessageKind.Received => new(
            $"Ditt ärende är registrerat som {number} och börjar i steget ”{state}”.",
            $"Your case is registered as {number} and starts in the step “{state}”."),
        MessageKind.YourTurn or MessageKind.Decision => new(
            $"Ärendet har kommit till steget ”{state}” och väntar på dig.",
            $"The case has come to the step “{state}” and waits for you."),
        MessageKind.Reminder => new(
            $"Ärendet väntar fortfarande på dig i steget ”{state}”.",
            $"The case still waits for you in the step “{state}”."),
        MessageKind.Escalation => new(
            $"Ärendet blev inte hanterat i tid i steget ”{state}” och kommer nu till dig.",
            $"The case was not handled in time in the step “{state}” and now comes to you."),
        MessageKind.FollowUp => new(
            $"Du får en fråga om ärendet, som står i steget ”{state}”.",
            $"There is a question to you about the case, which stands in the step “{state}”."),
        MessageKind.Moved => new(
            $"Ditt ärende {number} har skickats vidare inom staden. Du behöver inte göra något.",
            $"Your case {number} was sent on within the city. You need not do anything."),
        MessageKind.OnHold => new(
            $"Ärendet {number} vilar i steget ”{state}”. Klockan står still tills det återupptas; du behöver inte göra "
            + "något.",
            $"Case {number} is on hold in the step “{state}”. Its clock stands still until it is resumed; you need not "
            + "do anything."),
        MessageKind.AskAgain => new(
            $"Ärendet vilar fortfarande i steget ”{state}”. Kan det gå vidare?",
            $"The case is still on hold in the step “{state}”. Can it go on?"),
        MessageKind.Resumed => new(
            $"Ditt ärende {number} är igång igen i steget ”{state}”. Du behöver inte göra något.",
            $"Your case {number} goes on in the step “{state}”. You need not do anything."),
        MessageKind.Condition => new(
            $"Ärendet {number} fick gå vidare med ett villkor som du ska uppfylla. Säg till på ärendets sida "
            + "när det är "
            + "gjort.",
            $"Case {number} may go on with a condition that you are to meet. Say so on its page when it is done."),
        MessageKind.ConditionReminder => new(
            $"Ett villkor för ärendet {number} ska snart vara uppfyllt.",
            $"A condition of case {number} is to be met soon."),
        MessageKind.ConditionLate => new(
            $"Ett villkor för ärendet {number} är inte uppfyllt i tid.",
            $"A condition of case {number} was not met in time."),
        MessageKind.ConditionMet => new(
            $"Ett villkor för ärendet {number} är uppfyllt. Du behöver inte göra något.",
            $"A condition of case {number} is met. You need not do anything."),
        MessageKind.DueMoved => new(
            $"Tiden för steget ”{state}” har flyttats. Du behöver inte göra något annat än du tänkt.",
            $"The time for the step “{state}” has moved. You need not do anything else than you planned."),
        MessageKind.News => new(
            $"Något har hänt kring ärendet {number}, som står i steget ”{state}”. Du behöver inte göra något just nu.",
            $"Something happened around case {number}, which stands in the step “{state}”. You need not do "
            + "anything now."),
        MessageKind.Incident => new(
            $"Något gick inte som det skulle i ärendet {number}, i steget ”{state}”. Det behöver någon titta på.",
            $"Something did not work in case {number}, in the step “{state}”. Somebody needs to look at it."),
        MessageKind.PartnerAnswered => new(
            $"En extern partner har svarat i ärendet {number}, som står i steget ”{state}”.",
            $"An external partner has answered in case {number}, which stands in the step “{state}”."),
        MessageKind.Closed => new($"Ditt ärende är avslutat: {state}.", $"Your case is closed: {state}."),
        _ => throw new ArgumentException($"a message of the kind {kind.Name()} is about no case", nameof(kind)),
    };

    private static Text? InReferral(MessageKind kind, string state) => kind switch
    {
        MessageKind.Statement => new(
            $"Du ombeds att yttra dig i remissen ”{state}”.",
            $"You are asked for a statement in the referral “{state}”."),
        MessageKind.Reminder => new(
            $"Ditt yttrande i remissen ”{state}” saknas fortfarande.",
            $"Your statement in the referral “{state}” is still missing."),
        MessageKind.Escalation => new(
            $"Ett yttrande i remissen ”{state}” kom inte i tid. Du kan nu lämna det.",
            $"A statement in the referral “{state}” did not come in time. You may now give it."),
        MessageKind.NoStatementNeeded => new(
            $"Remissen ”{state}” är stängd. Du behöver inte svara längre.",
            $"The referral “{state}” is closed. No answer is needed from you any more."),
        _ => null,
    };

    private static Text? AtGate(MessageKind kind, string state) => kind switch
    {
        MessageKind.Reminder => new(
            $"Ärendet väntar fortfarande på ditt beslut vid ”{state}”.",
            $"The case still waits for your decision at “{state}”."),
        MessageKind.Escalation => new(
            $"Beslutet vid ”{state}” togs inte i tid och kommer nu till dig.",
            $"The decision at “{state}” was not taken in time and now comes to you."),
        MessageKind.Question => new(
            $"Den som ska besluta vid ”{state}” behöver veta mer av dig. Svara på ärendets sida; klockan står still så "
            + "länge.",
            $"Whoever decides at “{state}” needs to know more from you. Answer on the page of the case; its "
            + "clock stands "
            + "still meanwhile."),
        MessageKind.Answered => new(
            $"Frågan vid ”{state}” är besvarad, och klockan går igen. Ärendet väntar på ditt beslut.",
            $"The question at “{state}” is answered, and the clock goes on. The case waits for your decision."),
        MessageKind.OpinionAsked => new(
            $"Den som ska besluta vid ”{state}” vill ha din synpunkt. Lämna den på ärendets sida, eller avstå "
            + "där. Den är "
            + "ingen röst, och inget väntar på den.",
            $"Whoever decides at “{state}” wants your opinion. Give it on the page of the case, or decline "
            + "there. It is no "
            + "vote, and nothing waits for it."),
        MessageKind.OpinionGiven => new(
            $"En synpunkt inför beslutet vid ”{state}” har kommit.",
            $"An opinion before the decision at “{state}” has come."),
        MessageKind.OpinionDeclined => new(
            $"Den som fick frågan om en synpunkt inför beslutet vid ”{state}” avstår. Du kan besluta ändå eller be "
            + "någon annan.",
            $"Whoever was asked for an opinion before the decision at “{state}” declines. You may decide all the "
            + "same or ask "
            + "somebody else."),
        MessageKind.NoOpinionNeeded => new(
            $"Din synpunkt inför beslutet vid ”{state}” behövs inte längre. Du behöver inte göra något.",
            $"Your opinion before the decision at “{state}” is not needed any more. You need not do anything."),
        MessageKind.Decision => new(
            $"Ärendet har kommit till beslutspunkten ”{state}” och väntar på ditt beslut.",
            $"The case has come to the gate “{state}” and waits for your decision."),
        _ => null,
    };
}
