using IPB.Workflows;

namespace IPB.Host.Gates;

/// <summary>Words about what deciders ask before they decide.</summary>
public static class AskTexts
{
    public static readonly Text Ask = new("Fråga innan du beslutar", "Ask before you decide");
    public static readonly Text WhatItMeans = new(
        "Klockan står still tills svaret kommer. Den som frågas påminns var tredje arbetsdag.",
        "The clock stands still until the answer comes. Whoever is asked is reminded every third working day.");
    public static readonly Text Whom = new("Vem frågar du?", "Whom do you ask?");
    public static readonly Text CaseOwner = new("Den som lade fram ärendet hit", "Whoever had the case before");
    public static readonly Text ProblemOwner = new("Problemägaren", "The problem owner");
    public static readonly Text Question = new("Vad behöver du veta?", "What do you need to know?");
    public static readonly Text Send = new("Ställ frågan", "Ask");
    public static readonly Text Answer = new("Ditt svar", "Your answer");
    public static readonly Text Give = new("Svara", "Answer");
    public static readonly Text TakeBack = new("Ta tillbaka frågan", "Take the question back");
    public static readonly Text Answered = new("Frågor och svar", "Questions and answers");

    public static Text Banner(string by, string whom, string day) => new(
        $"{by} frågade {whom} {day} och väntar på svaret.", $"{by} asked {whom} on {day} and waits for the answer.");

    public static Text Asked(string whom) => new($"frågade {whom} inför beslutet",
        $"asked {whom} before deciding");

    public static readonly Text Given = new("svarade på frågan inför beslutet",
        "answered the question before the decision");

    public static Text Waits(string whom) => new($"Väntar på svar från {whom}.", $"Waits for an answer from {whom}.");
}
