using System.Collections.Immutable;
using IPB.Host.Access;
using IPB.Workflows;
using IPB.Workflows.Cases;

namespace IPB.Host.Cases;

/// <summary>Links between cases, for programs.</summary>
internal static class LinkApi
{
    public static void MapLinks(this IEndpointRouteBuilder api)
    {
        api.MapPost("/cases/{number}/links", LinkAsync).RequireAuthorization(SignIn.ByHeader)
            .WithName("LinkCase").WithSummary("Link a case to another; both show it.").Unsafe();
        api.MapPost("/cases/{number}/links/removals", UnlinkAsync).RequireAuthorization(SignIn.ByHeader)
            .WithName("UnlinkCase").WithSummary("Remove the link of two cases, with a reason.").Unsafe();
    }

    /// <summary>The command that somebody's words mean.</summary>
    /// <exception cref="InvalidInput">No number, or no such relation.</exception>
    internal static Command Read(string? other, string? relation, string? reason, bool removes)
    {
        var errors = ImmutableArray.CreateBuilder<(string, Text)>();
        var number = CaseNumber.Parse(other);
        if (number is null)
            errors.Add(("other", new("Skriv ett ärendenummer, till exempel 2026-00042.",
                "Write the number of a case, for example 2026-00042.")));
        var kind = RelationNames.Parse(relation ?? "");
        if (kind is null)
            errors.Add(("relation", new($"Välj ett av {string.Join(", ", RelationNames.Names)}.",
                $"Choose one of {string.Join(", ", RelationNames.Names)}.")));
        if (errors.Count > 0) throw new InvalidInput(errors.ToImmutable());
        return removes ? new Unlink(number!, kind!.Value, reason) : new Link(number!, kind!.Value);
    }

    private static Task<StepView> LinkAsync(string number, LinkBody body, WorkflowEngine engine,
        CommandSender sender, CurrentPerson current, CancellationToken ct) =>
        DoAsync(number, Read(body.Other, body.Relation, null, removes: false), engine, sender, current, ct);

    private static Task<StepView> UnlinkAsync(string number, UnlinkBody body, WorkflowEngine engine,
        CommandSender sender, CurrentPerson current, CancellationToken ct) =>
        DoAsync(number, Read(body.Other, body.Relation, body.Reason, removes: true), engine, sender, current, ct);

    private static async Task<StepView> DoAsync(string number, Command command, WorkflowEngine engine,
        CommandSender sender, CurrentPerson current, CancellationToken ct) => StepView.Of(
        await engine.DoAsync(CaseApi.Parse(number), command, sender.FromHeader(), ct), engine, current);
}

/// <param name="Other">Number of the other case.</param>
/// <param name="Relation">related, duplicate-of or depends-on, seen from the case in the address.</param>
internal sealed record LinkBody(string? Other, string? Relation);

internal sealed record UnlinkBody(string? Other, string? Relation, string? Reason);

/// <param name="Incoming">It is the other case that is a duplicate of this one, or depends on it.</param>
internal sealed record LinkView(
    string Number, string Relation, bool Incoming, string Title, string State, string StateName, bool Closed)
{
    public static IReadOnlyList<LinkView> AllOf(
        Case c, ImmutableArray<Case> related, WorkflowEngine engine, CurrentPerson current) =>
    [
        .. from link in c.Links
           join other in related on link.Number equals other.Number
           select new LinkView(other.Number, link.Relation.Name(), link.Incoming, other.Title, other.State,
               current.Say(engine.StateOf(other).Name), other.IsClosed),
    ];
}
