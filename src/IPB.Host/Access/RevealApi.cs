using System.Collections.Immutable;
using IPB.Host.Cases;
using IPB.Workflows;
using IPB.Workflows.Access;
using IPB.Workflows.Cases;

namespace IPB.Host.Access;

/// <summary>Looking at what is confidential, for programs: noted before it is answered.</summary>
internal static class RevealApi
{
    public static void MapReveals(this IEndpointRouteBuilder api) =>
        api.MapPost("/cases/{number}/reveals", RevealAsync).RequireAuthorization(SignIn.ByHeader)
            .WithName("Reveal").WithSummary(
                "See what is withheld from you in a case, for a reason that its journal keeps.")
            .Produces<RevealedView>().Unsafe();

    private static async Task<RevealedView> RevealAsync(string number, RevealBody body, WorkflowEngine engine,
        CommandSender sender, Seen seen, HttpContext http, CancellationToken ct)
    {
        var before = await (await seen.CasesAsync(ct)).RequireAsync(CaseApi.Parse(number), ct);
        var answer = await engine.DoAsync(
            before.Number, new Reveal(body.Fields ?? [], body.Reason), sender.FromHeader(), ct);
        http.Response.Headers.CacheControl = "no-store";
        var c = await (await seen.CasesAsync(ct)).Unmasked().RequireAsync(answer.Number, ct);
        // An old answer that is sent again shows nothing that came after it.
        if (c.Version != answer.Version) throw new StaleVersion(answer.Version, c.Version);
        var asked = body.Fields is { IsEmpty: false } some ? some : before.Hidden;
        return new(c.Number, c.Version, asked.Contains(Secrecy.DescriptionId) ? c.Description : null,
            asked.Where(c.Fields.ContainsKey).ToDictionary(id => id, id => c.Fields[id]));
    }
}

/// <param name="Fields">Ids of fields, and <c>description</c>; left out: all that is withheld.</param>
/// <param name="Reason">Required.</param>
internal sealed record RevealBody(ImmutableArray<string>? Fields, string? Reason);

/// <param name="Description">Null when it was not asked for.</param>
internal sealed record RevealedView(
    string Number, long Version, string? Description, IReadOnlyDictionary<string, object> Fields);
