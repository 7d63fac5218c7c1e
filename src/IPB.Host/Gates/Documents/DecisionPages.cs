using IPB.Host.Access;
using IPB.Host.Pages;
using IPB.Workflows;
using IPB.Workflows.Cases;

namespace IPB.Host.Gates.Documents;

/// <summary>The document of a decision: a page to read and print, and a PDF to keep.</summary>
internal static class DecisionPages
{
    private const string Pdf = "application/pdf";

    public static void MapDecisions(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/decisions/{gate}", ShowAsync);
        pages.MapGet("/decisions/{gate}/pdf", PdfAsync);
    }

    public static void MapDecisionApi(this IEndpointRouteBuilder api)
    {
        api.MapGet("/gates/{id}/decision", ReadAsync).WithName("GetDecision")
            .WithSummary("A decision that was taken: mandate, reasons, criteria, votes, conditions and basis.");
        api.MapGet("/gates/{id}/decision.pdf", (string id, WorkflowEngine engine, CurrentPerson me, CityWords say,
                Seen seen, CancellationToken ct) => PdfAsync(id, engine, me, say, seen, ct))
            .WithName("GetDecisionPdf").WithSummary("The same as a PDF.").Produces(200, contentType: Pdf);
    }

    /// <summary>Address of the document of a decision.</summary>
    public static string AddressOf(string gate) => "/decisions/" + gate;

    private static async Task<IResult> ShowAsync(string gate, WorkflowEngine engine, CurrentPerson me, CityWords say,
        Seen seen, CancellationToken ct) =>
            Show.Page<DecisionPage>(await DocumentAsync(gate, engine, me, say, seen, ct));

    private static async Task<IResult> PdfAsync(string gate, WorkflowEngine engine, CurrentPerson me, CityWords say,
        Seen seen, CancellationToken ct)
    {
        var document = await DocumentAsync(gate, engine, me, say, seen, ct);
        return Results.File(DecisionPdf.Of(document), Pdf, $"{document.Id}.{document.Language}.pdf");
    }

    private static Task<DecisionDocument> ReadAsync(string id, WorkflowEngine engine, CurrentPerson me, CityWords say,
        Seen seen, CancellationToken ct) => DocumentAsync(id, engine, me, say, seen, ct);

    private static async Task<DecisionDocument> DocumentAsync(string gate, WorkflowEngine engine, CurrentPerson me,
        CityWords say, Seen seen, CancellationToken ct)
    {
        var cases = await seen.CasesAsync(ct);
        var c = await cases.RequireAsync(GateApi.NumberOf(gate), ct);
        var record = await cases.DecisionAsync(c, gate, ct) ?? throw new CaseNotFound(gate);
        return new DecisionWriter(say, me).Write(record);
    }
}
