using System.Collections.Immutable;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Automations;

/// <summary>What the automations that every host can do take and give.</summary>
public static class ShippedAutomations
{
    public static AutomationSignature CollectStatements { get; } = new("collect-statements", new(
        "Sammanställer yttrandena i ärendets senaste remiss till en handling och tillför den ärendet.",
        "Puts the statements of the newest referral together into one document and files it with the case."))
    {
        Outputs =
        [
            Always("document", FieldType.Evidence, "handlingens nummer", "number of the document"),
            Always("checksum", FieldType.Text, "handlingens kontrollsumma (SHA-256)",
                "checksum of the document (SHA-256)"),
            Always("statements", FieldType.Number, "antalet yttranden", "how many statements there are"),
            Always("objections", FieldType.Number, "hur många som har erinringar", "how many of them object"),
            Always("missing", FieldType.Number, "hur många som inte har svarat", "how many have not answered"),
            Maybe("summary", FieldType.LongText, "erinringarna i korthet", "the objections in short"),
        ],
    };

    public static AutomationSignature FileDecision { get; } = new("file-decision", new(
        "Upprättar beslutsdokumentet för ärendets senaste beslut och tillför det ärendet.",
        "Draws up the document of the newest decision and files it with the case."))
    {
        Inputs =
        [
            Maybe("gate", FieldType.Text, "beslutspunktens id; utan det den senaste",
                "id of the gate; without it the newest decision"),
            Maybe("language", FieldType.Text, "sv eller en; utan det sv", "sv or en; without it sv"),
        ],
        Outputs =
        [
            Always("document", FieldType.Evidence, "handlingens nummer", "number of the document"),
            Always("checksum", FieldType.Text, "handlingens kontrollsumma (SHA-256)",
                "checksum of the document (SHA-256)"),
        ],
    };

    public static AutomationSignature CallWebHook { get; } = new("call-web-hook", new(
        "Skickar ett undertecknat anrop till ett annat system och tar emot dess svar.",
        "Sends a signed call to another system and takes its answer."))
    {
        Inputs =
        [
            Always("url", FieldType.Text, "adressen, som staden har tillåtit",
                "the address, which the city has allowed"),
            Maybe("content", FieldType.LongText, "vad systemet får veta", "what the system is told"),
            Maybe("wait", FieldType.YesNo, "om svaret kommer senare till återuppringningsadressen",
                "whether the answer comes later, to the callback address"),
            Maybe("wait_days", FieldType.Number, "hur många dagar svaret väntas, 14 utan det",
                "how many days it waits for the answer, 14 without it"),
        ],
        Outputs =
        [
            Always("status", FieldType.Number, "HTTP-koden", "the HTTP status"),
            Maybe("answer", FieldType.LongText, "svaret i ord", "the answer in words"),
            Maybe("approved", FieldType.YesNo, "om svaret är ja", "whether the answer is yes"),
            Maybe("number", FieldType.Number, "ett tal i svaret", "a number of the answer"),
            Maybe("reference", FieldType.Text, "systemets beteckning", "what the system calls it"),
        ],
    };

    public static ImmutableArray<AutomationSignature> All { get; } = [CallWebHook, CollectStatements, FileDecision];

    private static AutomationValue Always(string name, FieldType type, string sv, string en) =>
        Maybe(name, type, sv, en) with { Required = true };

    private static AutomationValue Maybe(string name, FieldType type, string sv, string en) =>
        new(name, type, new(sv, en));
}
