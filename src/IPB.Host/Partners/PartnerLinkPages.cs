using IPB.Host.Access;
using IPB.Host.MailLinks;
using IPB.Host.Notifications;
using IPB.Host.Pages;
using IPB.Workflows;
using IPB.Workflows.Cases;
using IPB.Workflows.Partners;
using IPB.Workflows.Storage;

namespace IPB.Host.Partners;

/// <summary>
/// What a link in a partner's mail opens. Looking at it changes nothing, whoever looks; a pressed button opens the
/// case, once.
/// </summary>
internal static class PartnerLinkPages
{
    private const string Route = LetterLinks.PartnerPath + "{token}";

    public static void MapPartnerLinks(this IEndpointRouteBuilder open)
    {
        open.MapMethods(Route, [HttpMethods.Get, HttpMethods.Head], ShowAsync);
        open.MapPost(Route, OpenAsync);
        open.MapPost(Route + "/again", AskAsync);
    }

    private static async Task<IResult> ShowAsync(
        string token, HttpContext http, PartnerLinks links, WorkflowEngine engine,
        CancellationToken ct)
    {
        DecisionLinkPages.Guard(http);
        return Page(token, await StandingAsync(token, links, engine, ct));
    }

    private static async Task<IResult> OpenAsync(string token, IFormCollection _, HttpContext http, PartnerLinks links,
        WorkflowEngine engine, CancellationToken ct)
    {
        DecisionLinkPages.Guard(http);
        var (standing, found) = await StandingAsync(token, links, engine, ct);
        // The second click of an impatient person finds what the first one did.
        if (standing == PartnerLinkState.Used && await PartnerSignIn.PartnerOfAsync(http) == found!.Link.Partner)
            return Show.Next(PartnerPages.Path);
        if (standing != PartnerLinkState.Open) return Page(token, (standing, found));
        if (!await links.UseAsync(found!.Link.Hash, ct))
            return Page(token, await StandingAsync(token, links, engine, ct));
        try
        {
            await engine.Partners.DoAsync(found.Link.Partner, new OpenInvitation(),
                "partner-link:" + Convert.ToHexStringLower(found.Link.Hash), ct);
        }
        // Revoked just now.
        catch (CaseNotFound)
        {
            return Page(token, (PartnerLinkState.Over, found));
        }

        await PartnerSignIn.ComeInAsync(http, found.Link.Partner);
        if (http.Request.Cookies[CurrentPerson.LanguageCookie] is null)
            AccessPages.KeepLanguage(http, found.Case!.Partner.Language);
        return Show.Next(PartnerPages.Path);
    }

    private static async Task<IResult> AskAsync(
        string token, IFormCollection form, HttpContext http, PartnerLinks links,
        WorkflowEngine engine, CancellationToken ct)
    {
        DecisionLinkPages.Guard(http);
        var (standing, found) = await StandingAsync(token, links, engine, ct);
        if (standing is not (PartnerLinkState.Used or PartnerLinkState.Open)) return Page(token, (standing, found));
        try
        {
            var key = form["key"].ToString();
            await engine.Partners.DoAsync(found!.Link.Partner, new AskForLink(),
                key is { Length: > 0 and <= 200 } ? key
                    : throw new BadHttpRequestException("The form came without its key."),
                ct);
            return Page(token, (PartnerLinkState.Sent, found));
        }
        catch (CaseNotFound)
        {
            return Page(token, (PartnerLinkState.Over, found));
        }
        catch (PartnerRefused)
        {
            return Page(token, (PartnerLinkState.TooOften, found));
        }
    }

    private static IResult Page(string token, (PartnerLinkState State, FoundLink? Found) standing) =>
        Show.Page<PartnerLinkPage>(new PartnerLinkModel(token, standing.State, standing.Found?.Case),
            standing.State switch
            {
                PartnerLinkState.Unknown => StatusCodes.Status404NotFound,
                PartnerLinkState.Used or PartnerLinkState.Over => StatusCodes.Status410Gone,
                PartnerLinkState.TooOften => StatusCodes.Status429TooManyRequests,
                _ => StatusCodes.Status200OK,
            });

    private static async Task<(PartnerLinkState State, FoundLink? Found)> StandingAsync(
        string token, PartnerLinks links, WorkflowEngine engine, CancellationToken ct)
    {
        if (LinkTokens.HashOf(token) is not { } hash || await links.FindAsync(hash, ct) is not { } link)
            return (PartnerLinkState.Unknown, null);
        var found = new FoundLink(link, await engine.Partners.FindAsync(link.Partner, link.Now, ct));
        return (found.Case is null ? PartnerLinkState.Over : link.IsOpen ? PartnerLinkState.Open
            : PartnerLinkState.Used, found);
    }

    /// <param name="Case">Null when the invitation is over.</param>
    private sealed record FoundLink(PartnerLink Link, PartnerCase? Case);
}

/// <summary>What a link of a partner is still good for.</summary>
public enum PartnerLinkState
{
    /// <summary>No mail of ours holds it.</summary>
    Unknown,
    Open,

    /// <summary>It opened the case once; another can be asked for.</summary>
    Used,

    /// <summary>The invitation was revoked or has run out.</summary>
    Over,

    /// <summary>Another one is on its way.</summary>
    Sent,

    /// <summary>Too many were asked for.</summary>
    TooOften,
}

/// <param name="Case">Null where nothing of it may be told.</param>
public sealed record PartnerLinkModel(string Token, PartnerLinkState State, PartnerCase? Case);
