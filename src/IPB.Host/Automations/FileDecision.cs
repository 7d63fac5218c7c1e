using IPB.Host.Access;
using IPB.Host.Gates.Documents;
using IPB.Host.Pages;
using IPB.Workflows;
using IPB.Workflows.Automations;
using IPB.Workflows.Cases;
using IPB.Workflows.Gates;
using IPB.Workflows.Storage;

namespace IPB.Host.Automations;

/// <summary>
/// <c>file-decision</c>: the document of a decision is drawn up from the journal and filed with the case.
/// </summary>
internal sealed class FileDecision(WorkflowEngine engine, FiledDocuments documents) : Automation
{
    public override AutomationSignature Signature => ShippedAutomations.FileDecision;

    public override async Task<AutomationOutcome> RunAsync(AutomationCall call, CancellationToken ct)
    {
        var state = call.TextOf("gate");
        var journal = await call.JournalAsync(ct);
        var gate = journal.SelectMany(e => e.Facts).OfType<GateClosed>().Select(g => g.Gate)
            .LastOrDefault(g => state is null || g.Split('.')[1] == state);
        if (gate is null || DecisionRecord.Of(
            v => engine.Routines.Find(call.Case.Routine, v), call.Case.Id, journal, gate) is not { } record)
            return AutomationOutcome.Failed(new(
                "Ärendet har inget beslut att upprätta en handling över.",
                "The case has no decision to draw up a document of."), again: false);
        var me = new CurrentPerson(call.TextOf("language") == "en" ? "en" : "sv");
        var document = new DecisionWriter(new CityWords(engine, me), me).Write(record);
        return await FilePdf.AsDoneAsync(documents, call, document, ct);
    }
}

/// <summary>A document as a PDF that is filed, with what routines keep of it.</summary>
internal static class FilePdf
{
    public static async Task<AutomationOutcome> AsDoneAsync(FiledDocuments documents, AutomationCall call,
        DecisionDocument document, CancellationToken ct, params (string Output, object Value)[] outputs)
    {
        var name = $"{document.Id}.{document.Language}.pdf";
        // A case may come to the same place again: what was filed of the same matter is not filed twice.
        if (call.Case.Documents.FirstOrDefault(d => d.Name == name) is { } before)
            return AutomationOutcome.Done([("document", before.Number), ("checksum", before.Hash), .. outputs]);
        var draft = new DocumentDraft(name, "application/pdf", DecisionPdf.Of(document));
        var filed = await documents.FileAsync(call.Case, call.Number, draft, ct);
        return AutomationOutcome.Done([("document", filed.Number), ("checksum", filed.Hash), .. outputs]) with
        {
            Filed = [filed],
        };
    }
}
