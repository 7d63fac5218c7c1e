using IPB.Workflows;
using IPB.Workflows.Cases;

namespace IPB.Host.Insight.Obstacles;

/// <summary>Words of the obstacle register, and of the field in which an obstacle is named.</summary>
public static class ObstacleTexts
{
    public static readonly Text Title = new("Hinder", "Obstacles");
    public static readonly Text Lead = new(
        "Det som har stoppat ärenden eller skickat dem tillbaka, samlat från hela staden. Varje rad är en gång när ett "
        + "ärende vilade, fick komplettering begärd eller bedömdes höra hemma någon annanstans, och varje hinder som "
        + "någon har anmält.",
        "What has stopped cases or sent them back, from the whole city. Each row is a time when a case was put on "
        + "hold, returned or sent on as not ours, and each obstacle that somebody has reported.");
    public static readonly Text What = new("Vad hindrar?", "What is in the way?");
    public static readonly Text WhatHelp = new(
        "Samlas i hinderregistret, så att staden kan ta bort det som stoppar många.",
        "Collected in the obstacle register, so that the city can remove what stops many.");
    public static readonly Text AtGate = new("Säg vad som hindrar (vid komplettering eller vila)",
        "Say what is in the way (with a return or a hold)");
    public static readonly Text Kind = new("Slag", "Kind");
    public static readonly Text NotSaid = new("Inte angivet", "Not said");
    public static readonly Text How = new("Vad hände?", "What happened?");
    public static readonly Text Standing = new("Kvar eller inte", "Still there or not");
    public static readonly Text StillThere = new("Kvar", "Still there");
    public static readonly Text Over = new("Borta", "Gone");
    public static readonly Text Reason = new("Skäl", "Reason");
    public static readonly Text When = new("När", "When");
    public static readonly Text Department = new("Förvaltning", "Department");
    public static readonly Text ByKind = new("Slag av hinder", "Kinds of obstacles");
    public static readonly Text ByDepartment = new("Hos vilken förvaltning", "In which department");
    public static readonly Text Legend = new("Kontur: alla. Fylld: kvar nu.", "Outline: all. Filled: still there.");
    public static readonly Text Rows = new("Varje gång", "Each time");
    public static readonly Text None = new("Inget hinder passar filtret.", "No obstacle matches the filter.");
    public static readonly Text NoneYet = new("Inget hinder är registrerat än.", "No obstacle is registered yet.");
    public static readonly Text More = new("Visa äldre", "Show older");
    public static readonly Text ReportOne = new("Anmäl ett hinder", "Report an obstacle");

    public static Text Said(ObstacleKind kind) =>
        new($"Hinder: {kind.Text().Sv}", $"Obstacle: {kind.Text().En}");

    /// <summary>What a step of the timeline says was in the way; null: nothing, or it is said elsewhere.</summary>
    internal static ObstacleKind? Of(Fact fact) => fact switch
    {
        Held held => held.Obstacle,
        Bounced bounced => bounced.Obstacle,
        _ => null,
    };

    public static Text Via(string via) => via switch
    {
        "hold" => new("Fick vila", "Put on hold"),
        "return" => new("Komplettering begärd", "Returned"),
        "bounce" => new("Inte vårt", "Not ours"),
        _ => new("Anmält hinder", "Reported obstacle"),
    };

    public static Text Count(int count) =>
        count == 1 ? new("1 gång", "1 time") : new($"{count} gånger", $"{count} times");

    public static Text SentOn(string to) => new($"skickades till {to}", $"sent on to {to}");
}
