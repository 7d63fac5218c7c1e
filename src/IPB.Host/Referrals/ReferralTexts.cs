using IPB.Workflows;
using IPB.Workflows.Routines;

namespace IPB.Host.Referrals;

/// <summary>Words of referrals and statements.</summary>
public static class ReferralTexts
{
    public static readonly Text Referral = new("Remiss", "Referral");
    public static readonly Text Statement = new("Yttrande", "Statement");
    public static readonly Text Question = new("Frågan", "The question");
    public static readonly Text Give = new("Lämna yttrandet", "Give the statement");
    public static readonly Text Stands = new("Yttrandet kan inte ändras när det är lämnat.",
        "The statement cannot be changed once it is given.");
    public static readonly Text StanceLabel = new("Svar", "Answer");
    public static readonly Text TextLabel = new("Yttrandet i ord", "The statement in words");
    public static readonly Text TextHelp = new("Krävs vid erinran: skriv vad som behöver ändras, och varför.",
        "Needed for objections: write what needs to change, and why.");
    public static readonly Text Waits = new("har inte svarat", "has not answered");
    public static readonly Text NotNeeded = new("svarade inte", "did not answer");
    public static readonly Text Choose = new("Vilka ska yttra sig?", "Who shall give a statement?");
    public static readonly Text Earlier = new("Tidigare remiss", "Earlier referral");
    public static readonly Text OverdueAhead = new("svarstiden går ut", "time to answer is up");
    public static readonly Text ReferralBodyInText = new("den sena remissinstansens förvaltning",
        "the late referral body's department");

    public static Text ChooseLeast(int least) => new($"Välj minst {least}.", $"Choose at least {least}.");

    public static Text For(string body) => new($"Du svarar för {body}", $"You answer for {body}");

    /// <summary><c>2 av 5 har svarat · 3 svar behövs</c></summary>
    public static Text Count(int answered, int bodies, int needed) => needed == bodies
        ? new($"{answered} av {bodies} har svarat · alla behöver svara",
            $"{answered} of {bodies} have answered · all need to answer")
        : new($"{answered} av {bodies} har svarat · {needed} svar behövs",
            $"{answered} of {bodies} have answered · {needed} answer{(needed == 1 ? " is" : "s are")} needed");

    public static Text Awaited(int open) => open == 1
        ? new("en remissinstans", "one referral body")
        : new($"{open} remissinstanser", $"{open} referral bodies");

    public static readonly Text GiveStatements = new(" yttrar sig", " to give a statement");

    public static Text ClosedOn(ReferralEnd end, string day) => new($"Stängd {day}: {Small(end.Text().Sv)}.",
        $"Closed {day}: {Small(end.Text().En)}.");

    public static Text Sent(string bodies) => new($"Remiss skickad till {bodies}", $"Sent out on referral to {bodies}");

    public static Text Given(Stance stance, string body) => stance switch
    {
        Stance.NoObjections => new($"yttrade sig för {body}: ingen erinran", $"answered for {body}: no objections"),
        Stance.Objections => new($"yttrade sig för {body}: erinran", $"answered for {body}: objections"),
        _ => new($"yttrade sig för {body}: avstår", $"answered for {body}: abstains"),
    };

    public static Text Closed(ReferralEnd end) => new($"Remissen stängdes: {Small(end.Text().Sv)}",
        $"The referral was closed: {Small(end.Text().En)}");

    public static Text Unanswered(string bodies) => new($"Inget svar behövs längre av {bodies}",
        $"No answer is needed any more of {bodies}");

    public static Text EscalatedFor(string body) => new($"Svar saknas från {body}", $"No answer from {body}");

    private static string Small(string text) => Initial.Small(text);
}
