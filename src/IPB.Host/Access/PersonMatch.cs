using System.Security.Claims;
using IPB.Workflows.People;

namespace IPB.Host.Access;

/// <summary>Who of the organisation somebody is whom the city's sign-in has let through.</summary>
internal static class PersonMatch
{
    /// <summary>
    /// By the list of people, else by the person's id, else by the mail address. What the provider itself has not
    /// verified, or what fits two people, fits nobody.
    /// </summary>
    public static Person? Of(OidcSettings settings, Organisation organisation, ClaimsPrincipal principal)
    {
        if (ValueOf(settings, principal) is not { } value) return null;
        if (settings.People.TryGetValue(value, out var id)) return organisation.FindPerson(id);
        if (organisation.FindPerson(value) is { } person) return person;
        if (settings.Claim == "email"
            && principal.FindFirst("email_verified") is { } verified && !bool.TrueString.Equals(
                verified.Value, StringComparison.OrdinalIgnoreCase)) return null;
        return organisation.People.Where(p => p.Email.Equals(value, StringComparison.OrdinalIgnoreCase)).ToList()
            is [var only] ? only : null;
    }

    /// <returns>Null: the provider says nothing, or several things.</returns>
    public static string? ValueOf(OidcSettings settings, ClaimsPrincipal principal) =>
        principal.FindAll(settings.Claim).Select(c => c.Value.Trim()).Where(v => v.Length > 0).ToList() is [var only]
            ? only : null;
}
