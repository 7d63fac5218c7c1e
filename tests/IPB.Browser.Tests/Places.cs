using System.Text.RegularExpressions;
using IPB.Host.Tests.MailLinks;
using IPB.Workflows.Cases;

namespace IPB.Browser.Tests;

/// <summary>Addresses to look at, and by whom: every page, and every state that a case is in somewhere.</summary>
internal static partial class Places
{
    private const string Coordinator = "anna.ek";
    private const string Administrator = "marcus.tran";

    /// <summary>Pages that need no case.</summary>
    public static readonly string[] Pages =
    [
        "/sign-in",
        "/inbox", "/cases", "/cases?open=false", "/cases?q=finnsinte&due=late", "/search?q=belysning", "/board",
        "/board?routine=innovation-case", "/board?routine=problem-intake&dept=TEF&dept=SLK", "/cases/new", "/cases/new?routine=innovation-case", "/routines",
        "/routing", "/routing/problem-intake", "/mail", "/mail/incoming", "/account", "/cover", "/cover/all", "/routines/innovation-case",
        "/routines/innovation-case/versions/5", "/routines/innovation-case/migrate",
        "/insight", "/obstacles", "/operations", "/admin/organisation", "/admin/calendar", "/admin/texts", "/admin/settings",
        "/about", "/accessibility",
    ];

    /// <summary>Somebody who may open it.</summary>
    public static string VisitorOf(string page) => page is "/cover/all" ? Administrator : Coordinator;

    /// <summary>Pages of something that there is only one or another of: a decision, a mail.</summary>
    public static async Task<IReadOnlyList<string>> OfCasesAsync(SeenCity city)
    {
        var mail = (await city.Engine.Messages.NewestAsync(null, 1))[0];
        await city.SendAsync(mail);
        foreach (var c in await city.Engine.Cases.ListAsync(new() { Routine = "innovation-case", Limit = 50 }))
        {
            var page = await city.As(Coordinator).GetStringAsync("/cases/" + CaseNumber.Slug(c.Number));
            if (DecisionLink().Match(page) is { Success: true } decision) return [decision.Value, $"/mail/{mail.Message.Id}"];
        }

        throw new InvalidOperationException("no innovation case has a decision");
    }

    /// <summary>A case for each state of each routine, the newest of it.</summary>
    public static async Task<IReadOnlyList<string>> CasesAsync(SeenCity city)
    {
        var cases = await city.Engine.Cases.ListAsync(new() { Limit = 201 });
        return [.. cases.GroupBy(c => (c.Routine, c.State, c.Hold is null, c.ClosedAt is null))
            .Select(g => "/cases/" + CaseNumber.Slug(g.First().Number)).Order(StringComparer.Ordinal)];
    }

    [GeneratedRegex("/decisions/[a-z0-9.-]+")]
    private static partial Regex DecisionLink();
}
