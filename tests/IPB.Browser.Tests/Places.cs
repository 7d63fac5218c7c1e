using IPB.Workflows.Cases;

namespace IPB.Browser.Tests;

/// <summary>Addresses to look at, and by whom: every page, and every state that a case is in somewhere.</summary>
internal static class Places
{
    private const string Coordinator = "anna.ek";
    private const string Administrator = "marcus.tran";

    /// <summary>Pages that need no case.</summary>
    public static readonly string[] Pages =
    [
        "/sign-in",
        "/inbox", "/cases", "/cases?open=false", "/search?q=belysning", "/board", "/cases/new", "/cases/new?routine=innovation-case", "/routines",
        "/routing", "/routing/problem-intake", "/mail", "/mail/incoming", "/account", "/cover", "/cover/all", "/routines/innovation-case",
        "/insight", "/obstacles", "/operations", "/admin/organisation", "/admin/calendar", "/admin/texts", "/admin/settings",
        "/about", "/accessibility",
    ];

    /// <summary>Somebody who may open it.</summary>
    public static string VisitorOf(string page) => page is "/cover/all" ? Administrator : Coordinator;

    /// <summary>A case for each state of each routine, the newest of it.</summary>
    public static async Task<IReadOnlyList<string>> CasesAsync(SeenCity city)
    {
        var cases = await city.Engine.Cases.ListAsync(new() { Limit = 201 });
        return [.. cases.GroupBy(c => (c.Routine, c.State, c.Hold is null, c.ClosedAt is null))
            .Select(g => "/cases/" + CaseNumber.Slug(g.First().Number)).Order(StringComparer.Ordinal)];
    }
}
