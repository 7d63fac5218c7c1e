using System.Collections.Immutable;
using System.Globalization;
using IPB.Host.Access;
using IPB.Host.Exports;
using IPB.Host.Pages;
using IPB.Workflows;
using IPB.Workflows.Cases;
using IPB.Workflows.Retention;
using IPB.Workflows.Storage;

namespace IPB.Host.Retention;

/// <summary>
/// Pages of retention: rules and what they would let go, disposals from proposal to record, exemptions.
/// </summary>
internal static class RetentionPages
{
    public const string Path = "/admin/retention";
    public const string Propose = "propose";
    public const string Exempt = "exempt";
    public const string EndExemption = "end-exemption";
    public const string Approve = "approve";
    public const string Reject = "reject";
    private const int PageSize = 50;

    public static void MapRetentionPages(this IEndpointRouteBuilder pages)
    {
        var group = pages.MapGroup(Path).RequireAuthorization(SignIn.Operations);
        group.MapGet("", async (WorkflowEngine engine, CancellationToken ct) =>
            Show.Page<RetentionPage>(await ModelAsync(engine, FormState.None, ct)));
        group.MapPost("", DoAsync);
        group.MapGet("/record", (string? format, WorkflowEngine engine, CurrentPerson current, CityWords say,
                CancellationToken ct) =>
            new ExportFile<(DisposalCase, Disposal)>(current.Language == "en" ? "disposed" : "gallrat", format,
                current.Language, RetentionColumns.OfRecord(engine, current, say), engine.Retention.GoneAsync(ct)));
        group.MapGet("/{id:guid}", async (Guid id, int? page, DisposalCaseStatus? show, WorkflowEngine engine,
                Database database, CancellationToken ct) =>
            Show.Page<DisposalPage>(await ModelAsync(id, (page ?? 1, show), (engine, database), FormState.None, ct)));
        group.MapPost("/{id:guid}", DecideAsync);
        group.MapGet("/{id:guid}/export", ExportAsync);
    }

    private static async Task<IResult> DoAsync(
        IFormCollection form, WorkflowEngine engine, CommandSender sender, CancellationToken ct)
    {
        try
        {
            var by = sender.FromForm(form["key"]);
            var kind = form[FormState.FormField].ToString();
            if (kind.StartsWith(Propose, StringComparison.Ordinal))
                return Show.Next($"{Path}/{(await engine.Retention.ProposeAsync(form["rule"].ToString(), by, ct)).Id}");
            var number = CaseNumber.Parse(form["number"])
                ?? throw new InvalidInput("number", RetentionTexts.NotANumber);
            if (kind == Exempt)
                await engine.Retention.ExemptAsync(number, form["reason"].ToString(), Until(form["until"]), by, ct);
            else await engine.Retention.EndExemptionAsync(number, by, ct);
            return Show.Next(Path + "#exemptions", kind == Exempt ? "exempted" : "exemption-ended");
        }
        catch (Refusal refusal)
        {
            return Show.Page<RetentionPage>(await ModelAsync(engine, FormState.Of(form, refusal), ct),
                Show.StatusOf(refusal));
        }
    }

    private static async Task<IResult> DecideAsync(Guid id, IFormCollection form, WorkflowEngine engine,
        Database database, CommandSender sender, CancellationToken ct)
    {
        try
        {
            var by = sender.FromForm(form["key"]);
            if (form[FormState.FormField] == Reject)
                await engine.Retention.RejectAsync(id, form["reason"].ToString(), by, ct);
            else
            {
                if (form["confirm"] != "on") throw new InvalidInput("confirm", RetentionTexts.ConfirmMissing);
                await engine.Retention.ApproveAsync(id, form["hash"].ToString(), by, ct);
            }

            return Show.Next($"{Path}/{id}", form[FormState.FormField] == Reject ? "disposal-rejected"
                : "disposal-approved");
        }
        catch (Refusal refusal) when (refusal.Kind != RefusalKind.NotFound)
        {
            return Show.Page<DisposalPage>(
                await ModelAsync(id, (1, null), (engine, database), FormState.Of(form, refusal), ct),
                Show.StatusOf(refusal));
        }
    }

    private static async Task<IResult> ExportAsync(
        Guid id, string? format, WorkflowEngine engine, CurrentPerson current,
        CityWords say, CancellationToken ct)
    {
        var disposal = await engine.Retention.RequireAsync(id, ct);
        return new ExportFile<DisposalCase>(
            current.Language == "en" ? "disposal" : "gallring", format, current.Language,
            RetentionColumns.OfList(engine, current, disposal, say), engine.Retention.CasesAsync(id, ct: ct));
    }

    private static async Task<RetentionModel> ModelAsync(WorkflowEngine engine, FormState form, CancellationToken ct) =>
        new(await engine.Retention.CountAsync(ct), await engine.Retention.ListAsync(ct),
            await engine.Retention.ExemptionsAsync(ct), form);

    private static async Task<DisposalModel> ModelAsync(Guid id, (int Page, DisposalCaseStatus? Show) asked,
        (WorkflowEngine Engine, Database Database) city, FormState form, CancellationToken ct)
    {
        var disposal = await city.Engine.Retention.RequireAsync(id, ct);
        var page = Math.Clamp(asked.Page, 1, 1_000);
        var cases = ImmutableArray.CreateBuilder<DisposalCase>();
        await foreach (var c in city.Engine.Retention.CasesAsync(
            id, asked.Show, null, PageSize + 1, (page - 1) * PageSize, ct)) cases.Add(c);
        return new(disposal, [.. cases.Take(PageSize)], page, asked.Show, cases.Count > PageSize,
            await city.Database.NowAsync(ct), form);
    }

    private static DateOnly? Until(string? text) => string.IsNullOrWhiteSpace(text) ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        ? day
        : throw new InvalidInput("until", RetentionTexts.NotADay);
}

public sealed record RetentionModel(ImmutableArray<RetentionCount> Counts, ImmutableArray<Disposal> Disposals,
    ImmutableArray<Exemption> Exemptions, FormState Form);

/// <param name="Page">From 1.</param>
/// <param name="Show">Only those; null: all.</param>
public sealed record DisposalModel(Disposal Disposal, ImmutableArray<DisposalCase> Cases, int Page,
    DisposalCaseStatus? Show, bool More, DateTimeOffset Now, FormState Form)
{
    public string Address => $"{RetentionPages.Path}/{Disposal.Id}";

    public string At(int page, DisposalCaseStatus? show) => Address + QueryString.Create(new Dictionary<string, string?>
    {
        ["show"] = show?.ToString(),
        ["page"] = page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null,
    }.Where(p => p.Value is not null)).ToUriComponent() + "#list";
}
