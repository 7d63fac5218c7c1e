using IPB.Host.Access;
using IPB.Host.Cases;
using IPB.Workflows;
using IPB.Workflows.Cases;
using IPB.Workflows.Partners;
using IPB.Workflows.Storage;

namespace IPB.Host.Partners;

/// <summary>Partners of a case, for programs of the city.</summary>
internal static class PartnerApi
{
    public static void MapPartners(this IEndpointRouteBuilder api)
    {
        api.MapGet("/cases/{number}/partners", ListAsync).WithName("ListPartners")
            .WithSummary("Those outside the city who were invited to a case, in order.").ProducesProblem(404);
        api.MapPost("/cases/{number}/partners", InviteAsync).RequireAuthorization(SignIn.ByHeader)
            .WithName("InvitePartner").WithSummary("Invite somebody outside the city to follow one case; a mail with a "
                + "link that works once goes to them.").Unsafe();
        api.MapPost("/cases/{number}/partners/{partner:int}/links", SendAsync).RequireAuthorization(SignIn.ByHeader)
            .WithName("SendPartnerLink").WithSummary("Send a partner a new link.").Unsafe();
        api.MapPost("/cases/{number}/partners/{partner:int}/revocation", RevokeAsync)
            .RequireAuthorization(SignIn.ByHeader)
            .WithName("RevokePartner").WithSummary("End a partner's invitation at once.").Unsafe();
    }

    private static async Task<IEnumerable<PartnerView>> ListAsync(
        string number, Seen seen, Database database, CancellationToken ct)
    {
        var c = await (await seen.CasesAsync(ct)).RequireAsync(CaseApi.Parse(number), ct);
        var now = await database.NowAsync(ct);
        return c.Partners.Select(p =>
            new PartnerView(p.Number, p.Name, p.Email, p.Language, p.Why, p.By, p.InvitedAt, p.Until,
            p.MayAnswer, p.MayAddFiles, p.MayReadFiles, p.OpenedAt, p.RevokedAt, p.Holds(now)));
    }

    private static Task<StepView> InviteAsync(
        string number, InviteBody body, WorkflowEngine engine, CommandSender sender,
        CurrentPerson current, CancellationToken ct) => DoAsync(number,
            new InvitePartner(body.Name, body.Email, body.Why, body.Language, body.Days)
            {
                MayAnswer = body.MayAnswer,
                MayAddFiles = body.MayAddFiles,
                MayReadFiles = body.MayReadFiles,
            }, engine, sender, current, ct);

    private static Task<StepView> SendAsync(string number, int partner, WorkflowEngine engine, CommandSender sender,
        CurrentPerson current, CancellationToken ct) =>
        DoAsync(number, new SendPartnerLink(partner), engine, sender, current, ct);

    private static Task<StepView> RevokeAsync(string number, int partner, RevocationBody? body, WorkflowEngine engine,
        CommandSender sender, CurrentPerson current, CancellationToken ct) =>
        DoAsync(number, new RevokePartner(partner, body?.Reason), engine, sender, current, ct);

    private static async Task<StepView> DoAsync(string number, Command command, WorkflowEngine engine,
        CommandSender sender, CurrentPerson current, CancellationToken ct) => StepView.Of(
        await engine.DoAsync(CaseApi.Parse(number), command, sender.FromHeader(), ct), engine, current);
}

/// <param name="Name">Of a person or an organisation. Required.</param>
/// <param name="Email">One address. Required.</param>
/// <param name="Why">What they are invited for, in a sentence. Required.</param>
/// <param name="Language">sv or en; left out: sv.</param>
/// <param name="Days">How long it holds, 1–365; left out: 30.</param>
internal sealed record InviteBody(string? Name, string? Email, string? Why, string? Language, int? Days)
{
    public bool MayAnswer { get; init; }
    public bool MayAddFiles { get; init; }

    /// <summary>All files of the case; their own they may open anyway.</summary>
    public bool MayReadFiles { get; init; }
}

internal sealed record RevocationBody(string? Reason);

/// <param name="Holds">Neither revoked nor run out.</param>
internal sealed record PartnerView(int Number, string Name, string Email, string Language, string Why, string By,
    DateTimeOffset InvitedAt, DateTimeOffset Until, bool MayAnswer, bool MayAddFiles, bool MayReadFiles,
    DateTimeOffset? OpenedAt,
    DateTimeOffset? RevokedAt, bool Holds);
