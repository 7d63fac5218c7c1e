using IPB.Workflows;

namespace IPB.Host.Cases;

/// <summary>Words about cases on hold.</summary>
public static class HoldTexts
{
    public static readonly Text Hold = new("Låt vila", "Put on hold");
    public static readonly Text Resume = new("Återuppta", "Resume");
    public static readonly Text StandsStill = new("Klockan står still", "The clock stands still");
    public static readonly Text Why = new("Varför behöver ärendet vila?", "Why does the case have to rest?");
    public static readonly Text News = new("Vad har hänt?", "What has happened?");
    public static readonly Text Since = new("Vilar sedan", "On hold since");
    public static readonly Text Held = new("lät ärendet vila", "put the case on hold");
    public static readonly Text Resumed = new("återupptog ärendet", "resumed the case");

    public static Text WhatItMeans(string ask) => new(
        $"Inget förfaller och ingen påminns medan ärendet vilar. Du får frågan om det kan gå vidare efter {ask}. "
        + "Den som lämnade in ärendet får veta ditt skäl.",
        $"Nothing falls due and nobody is reminded while the case is on hold. You are asked whether it can go on "
        + $"after {ask}. Whoever submitted the case is told your reason.");

    public static Text Banner(string since, string person) => new(
        $"Vilar sedan {since}. {person} skrev:", $"On hold since {since}. {person} wrote:");

    public static Text GoesOn(string left) => new(
        $"Inget förfaller under tiden. När ärendet återupptas har det kvar den tid som fanns då: {left}.",
        $"Nothing falls due meanwhile. When the case is resumed it has the time that was left: {left}.");

    public static readonly Text GoesOnWithout = new(
        "Inget förfaller under tiden.", "Nothing falls due meanwhile.");

    public static Text WasLate(string day) => new(
        $"Inget mer förfaller under tiden. Ärendet var redan försenat när det lades i vila: fristen gick ut {day}.",
        $"Nothing more falls due meanwhile. The case was late already when it was put on hold: it was due {day}.");

    public static Text Chip(string since) => new($"Vilar sedan {since}", $"On hold since {since}");

    public static Text Next(string day, string person) => new(
        $"Ärendet vilar. {person} får frågan om det kan gå vidare {day}.",
        $"The case is on hold. {person} is asked whether it can go on {day}.");

    public static Text Asked(string names) => new($"{names} fick frågan om ärendet kan gå vidare",
        $"{names} was asked whether the case can go on");

    public static Text RanOut(string state) => new($"Ärendet har vilat så länge det får och går till ”{state}”",
        $"The case was on hold for as long as it may and goes to “{state}”");

    public static Text Suspended(string what) => new($"Står still: {what}", $"Stands still: {what}");
}
