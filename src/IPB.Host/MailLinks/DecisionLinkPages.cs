using System.Collections.Immutable;
using IPB.Host.Access;
using IPB.Host.Cases;
using IPB.Host.Notifications;
using IPB.Host.Pages;
using IPB.Workflows.Cases;
using IPB.Workflows.People;
using IPB.Workflows.Storage;

namespace IPB.Host.MailLinks;

/// <summary>
/// What a link in a mail opens. Looking at it changes nothing, whoever looks and however often; deciding takes a
/// pressed button by the signed-in person that the mail was sent to. Only "I'm on it" goes by the link alone.
/// </summary>
internal static class DecisionLinkPages
{
    private const string Route = LetterLinks.Path + "{token}";
    private static readonly string[] Looking = [HttpMethods.Get, HttpMethods.Head];

    public static void MapDecisionLinks(this IEndpointRouteBuilder open)
    {
        open.MapMethods(Route, Looking, ShowAsync);
        open.MapPost(Route, DecideAsync);
        open.MapPost(Route + "/on-it", AcknowledgeAsync);
    }

    private static async Task<IResult> ShowAsync(string token, HttpContext http, LinkDesk desk, CancellationToken ct)
    {
        Guard(http);
        return await desk.FindAsync(token, ct) is { } link
            ? Page(await desk.ModelAsync(token, link, FormState.None, ct)) : Unknown(token);
    }

    private static async Task<IResult> DecideAsync(
        string token, IFormCollection form, HttpContext http, LinkDesk desk, CurrentPerson current,
        CancellationToken ct)
    {
        Guard(http);
        if (await desk.FindAsync(token, ct) is not { } link) return Unknown(token);
        if (current.Person is null) return Show.Next(SignInAddress(token));
        if (CaseForms.Command(form) is not Decide decide)
            throw new BadHttpRequestException("The form of a link to a decision holds a decision.");
        try
        {
            var refused = await desk.DecideAsync(link, decide, ct);
            if (refused is null) return Show.Next("/decisions", "decided");
            return Page(await desk.ModelAsync(token, refused, FormState.None, ct));
        }
        catch (Refusal refusal)
        {
            var model = await desk.ModelAsync(token, link, FormState.Of(form, refusal), ct);
            return Page(model, Show.StatusOf(refusal));
        }
    }

    private static async Task<IResult> AcknowledgeAsync(
        string token, IFormCollection _, HttpContext http, LinkDesk desk, CancellationToken ct)
    {
        Guard(http);
        if (await desk.FindAsync(token, ct) is not { } link) return Unknown(token);
        var done = await desk.AcknowledgeAsync(link, ct);
        var model = await desk.ModelAsync(token, link, FormState.None, ct);
        return Page(model with { Acknowledged = done });
    }

    /// <summary>Where to sign in and come back from.</summary>
    internal static string SignInAddress(string token) =>
        "/sign-in?ReturnUrl=" + Uri.EscapeDataString(LetterLinks.Path + token);

    private static IResult Page(DecisionLinkModel model, int? status = null) =>
        Show.Page<DecisionLinkPage>(model, status ?? model.Status);

    private static IResult Unknown(string token) => Page(new(token, LinkView.Unknown, null));

    // Neither a search engine, a cache nor the next site learns of the address.
    internal static void Guard(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.CacheControl = "no-cache, no-store";
        headers.Pragma = "no-cache";
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Robots-Tag"] = "noindex, nofollow";
    }
}

/// <summary>Who sees what of a link.</summary>
public enum LinkView
{
    /// <summary>No mail of ours holds it.</summary>
    Unknown,

    /// <summary>Nobody is signed in: nothing of the case is shown but its number.</summary>
    SignedOut,

    /// <summary>Somebody else than the receiver of the mail is signed in.</summary>
    SomebodyElse,

    /// <summary>The receiver of the mail.</summary>
    Receiver,
}

/// <param name="Link">Null for an unknown one.</param>
public sealed record DecisionLinkModel(string Token, LinkView View, DecisionLink? Link)
{
    public LinkState State { get; init; }
    public CaseModel? Case { get; init; }
    public Person? Receiver { get; init; }
    public JournalEntry? How { get; init; }
    public ImmutableArray<JournalEntry> Since { get; init; } = [];

    /// <summary>"I'm on it" was noted just now; null: nobody said so.</summary>
    public bool? Acknowledged { get; init; }

    public int Status => (View, State) switch
    {
        (LinkView.Unknown, _) => StatusCodes.Status404NotFound,
        (LinkView.SomebodyElse, _) or (_, LinkState.NotYours) => StatusCodes.Status403Forbidden,
        (_, LinkState.Used or LinkState.Expired) => StatusCodes.Status410Gone,
        (_, LinkState.Closed or LinkState.Changed) => StatusCodes.Status409Conflict,
        _ => StatusCodes.Status200OK,
    };
}
