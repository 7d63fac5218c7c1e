using System.Security.Claims;
using IPB.Workflows;
using IPB.Workflows.People;

namespace IPB.Host.Access;

/// <summary>Who asks, in which language.</summary>
public sealed class CurrentPerson
{
    /// <summary>Name of the cookie that keeps a language chosen on the page.</summary>
    public const string LanguageCookie = "ipb-language";

    public CurrentPerson(IHttpContextAccessor accessor, WorkflowEngine engine)
    {
        var http = accessor.HttpContext;
        if (http?.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } id) Person = engine.Organisation.FindPerson(id);
        Language = LanguageOf(http, Person);
    }

    /// <summary>Nobody, for what is written without anybody asking.</summary>
    internal CurrentPerson(string language) => Language = language;

    /// <summary>Null when nobody is signed in.</summary>
    public Person? Person { get; }

    /// <summary><c>sv</c> or <c>en</c>.</summary>
    public string Language { get; }

    /// <exception cref="InvalidOperationException">On a page that should have asked for a sign-in.</exception>
    public Person Required => Person
        ?? throw new InvalidOperationException("nobody is signed in where the route demands it");

    public string Say(Workflows.Text text) => text.In(Language);

    private static string LanguageOf(HttpContext? http, Person? person)
    {
        // A link may name the language that it leads to.
        if (http?.Request.Query["lang"].ToString() is "sv" or "en") return http.Request.Query["lang"].ToString();
        if (http?.Request.Cookies[LanguageCookie] is "sv" or "en") return http.Request.Cookies[LanguageCookie]!;
        var asked = http?.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1)
            .Select(l => l.Value.ToString()[..Math.Min(2, l.Value.Length)]).FirstOrDefault(l => l is "sv" or "en");
        // A browser always names a language, a person chose theirs: the person's comes first on pages.
        return person?.Language ?? asked ?? "sv";
    }
}
