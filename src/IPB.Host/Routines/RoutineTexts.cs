using IPB.Workflows;

namespace IPB.Host.Routines;

/// <summary>Words of the pages of routines.</summary>
public static class RoutineTexts
{
    public static readonly Text Lead = new(
        "En rutin säger vilka lägen ett ärende kan ha, vem som har det där, hur länge, och vem som beslutar.",
        "A routine says which states a case can be in, who has it there, for how long, and who decides.");
    public static readonly Text Start = new("Starta ett ärende", "Start a case");
    public static readonly Text SeeCases = new("Visa ärendena", "Show the cases");
    public static readonly Text Migrate = new("Flytta pågående ärenden", "Move running cases");
    public static readonly Text Version = new("Version", "Version");
    public static readonly Text Diagram = new("Så går ett ärende", "The way of a case");
    public static readonly Text DiagramHelp = new("Siffrorna är ärenden som är i läget nu.",
        "The numbers are cases that are in the state now.");
    public static readonly Text InWords = new("Diagrammet i ord", "The diagram in words");
    public static readonly Text States = new("Lägen", "States");
    public static readonly Text State = new("Läge", "State");
    public static readonly Text Owner = new("Vem har ärendet", "Who has the case");
    public static readonly Text Limit = new("Frist", "Time limit");
    public static readonly Text Escalation = new("Lyfts till", "Raised to");
    public static readonly Text Now = new("Nu", "Now");
    public static readonly Text Gate = new("beslutspunkt", "gate");
    public static readonly Text Group = new("grupp av lägen", "group of states");
    public static readonly Text End = new("slut", "end");
    public static readonly Text Nobody = new("–", "–");

    public static Text After(string limit, string who) => new($"{who} efter {limit}", $"{who} after {limit}");

    public static Text Cases(int count) => count switch
    {
        0 => new("Inga ärenden än", "No cases yet"),
        1 => new("1 ärende", "1 case"),
        _ => new($"{count} ärenden", $"{count} cases"),
    };
}
