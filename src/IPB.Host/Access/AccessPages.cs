using System.Globalization;
using IPB.Host.Pages;
using IPB.Workflows;
using IPB.Workflows.Cases;
using IPB.Workflows.People;
using IPB.Workflows.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace IPB.Host.Access;

/// <summary>Signing in and out, the language, and one's own account.</summary>
internal static class AccessPages
{
    private static readonly int[] Lives = [30, 90, 365];

    /// <summary>For everybody, signed in or not.</summary>
    public static void MapSignIn(this IEndpointRouteBuilder open)
    {
        open.MapGet("/sign-in", (HostSettings settings, [FromQuery(Name = "ReturnUrl")] string? returnUrl) =>
            Show.Page<SignInPage>(Model(settings, Show.Local(returnUrl))));
        open.MapPost("/sign-in", SignInAsync);
        open.MapPost("/language", ChangeLanguage);
    }

    public static void MapAccount(this IEndpointRouteBuilder pages)
    {
        pages.MapPost(
            "/sign-out", async (HttpContext http, IFormCollection _, Sessions sessions, HostSettings settings) =>
        {
            if (http.User.FindFirst(SignIn.Session) is { } session)
                await sessions.EndAsync(session.Value, http.RequestAborted);
            return await LeaveAsync(http, settings);
        });
        pages.MapPost("/sign-out/everywhere", async (HttpContext http, IFormCollection _, Sessions sessions,
            HostSettings settings, CurrentPerson current) =>
        {
            await sessions.EndAllAsync(current.Required.Id, http.RequestAborted);
            return await LeaveAsync(http, settings);
        });
        pages.MapGet("/account", async (ApiTokens tokens, CurrentPerson current, CancellationToken ct) =>
            Show.Page<AccountPage>(await AccountAsync(tokens, current, FormState.None, null, ct)));
        pages.MapPost("/account/mail", async (IFormCollection form, MailChoices choices, CurrentPerson current,
            CancellationToken ct) =>
        {
            await choices.KeepAsync(current.Required.Id,
                new MailChoiceBody(form["send"], form["channel"], form["language"]).Read(), ct);
            return Show.Next("/account", "mail-chosen");
        });
        pages.MapPost("/account/tokens", CreateTokenAsync);
        pages.MapPost("/account/tokens/{id}/revoke", async (string id, IFormCollection _, ApiTokens tokens,
            CurrentPerson current, CancellationToken ct) =>
        {
            await tokens.RevokeAsync(current.Required.Id, id, ct);
            return Show.Next("/account", "revoked");
        });
    }

    private static async Task<IResult> SignInAsync(HttpContext http, IFormCollection form, HostSettings settings,
        WorkflowEngine engine, ApiTokens tokens, CancellationToken ct)
    {
        var next = Show.Local(form["return"]);
        var person = await PersonAsync(form, settings, engine, tokens, ct);
        if (person is null)
        {
            var refusal = new InvalidInput("token", AccessTexts.TokenWrong);
            return Show.Page<SignInPage>(Model(settings, next) with
            {
                Form = FormState.None with { Form = "token-form", Refusal = refusal },
            }, StatusCodes.Status403Forbidden);
        }

        await SignIn.ComeInAsync(http, person);
        return Show.Next(next == "/" ? "/inbox" : next);
    }

    private static SignInModel Model(HostSettings settings, string next) =>
        new(settings.Personas, next, FormState.None) { City = settings.Oidc is not null };

    private static async Task<IResult> LeaveAsync(HttpContext http, HostSettings settings)
    {
        if (settings.Oidc is not null)
            return Results.SignOut(new() { RedirectUri = "/sign-in" }, [SignIn.Cookie, CitySignIn.Scheme]);
        await http.SignOutAsync(SignIn.Cookie);
        return Show.Next("/sign-in");
    }

    private static async Task<Person?> PersonAsync(IFormCollection form, HostSettings settings, WorkflowEngine engine,
        ApiTokens tokens, CancellationToken ct)
    {
        if (form["persona"].ToString() is { Length: > 0 } persona)
            return settings.Personas && engine.Organisation.FindPerson(persona) is { Persona: true } chosen
                ? chosen : null;
        return await tokens.PersonOfAsync(form["token"].ToString().Trim(), ct) is { } id
            ? engine.Organisation.FindPerson(id) : null;
    }

    private static IResult ChangeLanguage(HttpContext http, IFormCollection form)
    {
        if (form["language"].ToString() is "sv" or "en")
            KeepLanguage(http, form["language"]!);
        return Show.Next(Show.Local(form["return"]));
    }

    /// <summary>The browser's pages are in a language from now on.</summary>
    internal static void KeepLanguage(HttpContext http, string language) =>
        http.Response.Cookies.Append(CurrentPerson.LanguageCookie, language, new()
        {
            MaxAge = TimeSpan.FromDays(365),
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            IsEssential = true,
        });

    private static async Task<IResult> CreateTokenAsync(
        IFormCollection form, ApiTokens tokens, CurrentPerson current, CancellationToken ct)
    {
        var name = form["name"].ToString().Trim();
        var days = int.TryParse(form["days"], NumberStyles.None, CultureInfo.InvariantCulture, out var d)
            && Lives.Contains(d) ? d : Lives[0];
        if (name.Length is 0 or > 100 || name.Any(char.IsControl))
        {
            var state = FormState.Of(form, new InvalidInput("name", AccessTexts.NameMissing));
            return Show.Page<AccountPage>(await AccountAsync(tokens, current, state, null, ct),
                StatusCodes.Status422UnprocessableEntity);
        }

        var token = await tokens.CreateAsync(current.Required.Id, name, TimeSpan.FromDays(days), ct);
        // Shown in the answer to the post itself, so that it is in no address and no store.
        return Show.Page<AccountPage>(await AccountAsync(tokens, current, FormState.None, token, ct));
    }

    internal static async Task<AccountModel> AccountAsync(
        ApiTokens tokens, CurrentPerson current, FormState form, string? made, CancellationToken ct) =>
        new(await tokens.OfAsync(current.Required.Id, ct), form, made, Lives);
}

/// <param name="Return">Where to go afterwards.</param>
/// <param name="Demo">Made-up people come in with a click.</param>
public sealed record SignInModel(bool Demo, string Return, FormState Form)
{
    /// <summary>The city has a sign-in of its own.</summary>
    public bool City { get; init; }

    /// <summary>Why it did not work; null: nobody has tried.</summary>
    public Workflows.Text? Problem { get; init; }
}

/// <param name="Made">A token just made.</param>
/// <param name="Lives">Days that a token can be valid for.</param>
public sealed record AccountModel(
    IReadOnlyList<ApiToken> Tokens, FormState Form, string? Made, IReadOnlyList<int> Lives)
{
    /// <summary>Secret address of the person's calendar, made just now.</summary>
    public string? CalendarAddress { get; init; }
}
