using IPB.Workflows;
using IPB.Workflows.Cases;

namespace IPB.Host.Gates;

/// <summary>Words about opinions that deciders ask for.</summary>
public static class OpinionTexts
{
    public static readonly Text Title = new("Synpunkter", "Opinions");
    public static readonly Text Ask = new("Be någon om en synpunkt", "Ask somebody for an opinion");
    public static readonly Text WhatItMeans = new(
        "Klockan går vidare och du kan besluta utan att vänta. En synpunkt är ingen röst.",
        "The clock runs on and you may decide without waiting. An opinion is no vote.");
    public static readonly Text Whom = new("Vem ber du?", "Whom do you ask?");
    public static readonly Text WhomHelp = new("Namn eller e-postadress till någon i staden.",
        "Name or mail address of somebody in the city.");
    public static readonly Text Question = new("Vad vill du ha en synpunkt på?", "What do you want an opinion on?");
    public static readonly Text Send = new("Be om synpunkten", "Ask for it");
    public static readonly Text Wanted = new("Din synpunkt är efterfrågad", "Your opinion is asked for");
    public static readonly Text NoVote = new(
        "Den som frågar beslutar. Din synpunkt är ingen röst och inget väntar på den; lämna den före beslutet.",
        "Whoever asks decides. Your opinion is no vote and nothing waits for it; give it before the decision.");
    public static readonly Text StanceLabel = new("Vad tycker du?", "What do you think?");
    public static readonly Text Opinion = new("Din synpunkt", "Your opinion");
    public static readonly Text Stands = new("Synpunkten kan inte ändras efteråt.",
        "The opinion cannot be changed afterwards.");
    public static readonly Text Give = new("Lämna synpunkten", "Give the opinion");
    public static readonly Text Decline = new("Avstå", "Decline");
    public static readonly Text TakeBack = new("Ta tillbaka frågan", "Take it back");
    public static readonly Text Why = new("Varför?", "Why?");
    public static readonly Text Waits = new("Väntar på svar.", "No answer yet.");
    public static readonly Text Row = new("Synpunkt", "Opinion");

    public static Text Of(OpinionStance stance) => stance switch
    {
        OpinionStance.For => new("För", "For"),
        OpinionStance.Against => new("Emot", "Against"),
        _ => new("Neutral", "Neutral"),
    };

    public static Text Of(OpinionEnd end) => end switch
    {
        OpinionEnd.Declined => new("Avstod", "Declined"),
        OpinionEnd.TakenBack => new("Frågan togs tillbaka", "Taken back"),
        _ => new("Inte lämnad före beslutet", "Not given before the decision"),
    };

    public static Text AskedBy(string by, string day) => new($"{by} frågade dig {day}:", $"{by} asked you on {day}:");

    public static Text AskedByRoutine(string day) => new($"Rutinen frågar dig sedan {day}:",
        $"The routine asks you since {day}:");

    public static Text RoutineAsks(string whom) => new($"Rutinen frågar {whom}", $"The routine asks {whom}");

    public static Text AskedFor(string by, string whom) => new($"{by} till {whom}", $"{by} to {whom}");

    public static Text Asked(string whom) => new($"bad {whom} om en synpunkt", $"asked {whom} for an opinion");

    public static Text Given(Text stance) => new($"lämnade en synpunkt: {stance.Sv.ToLowerInvariant()}",
        $"gave an opinion: {stance.En.ToLowerInvariant()}");

    public static Text Ended(OpinionEnd end) => end switch
    {
        OpinionEnd.Declined => new("avstod från att lämna en synpunkt", "declined to give an opinion"),
        OpinionEnd.TakenBack => new("tog tillbaka sin fråga om en synpunkt", "took back the request for an opinion"),
        _ => new("En synpunkt som inte var lämnad behövs inte längre",
            "An opinion that was not given is not needed any more"),
    };
}
