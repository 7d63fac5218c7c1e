using System.ComponentModel;
using IPB.Host.Access;
using IPB.Host.Cases;
using IPB.Host.Lists;
using IPB.Workflows;
using IPB.Workflows.Storage;
using Microsoft.AspNetCore.WebUtilities;

namespace IPB.Host.Search;

/// <summary>Searching and saved views for programs.</summary>
internal static class SearchApi
{
    private const int PageSize = 20;

    public static void MapSearchApi(this IEndpointRouteBuilder api)
    {
        api.MapGet("/search", FindAsync).WithName("Search")
            .WithSummary("Cases in which words stand, the best first; tags such as dept:TEF and is:overdue narrow it.");
        api.MapGet("/cases/similar", SimilarAsync).WithName("SimilarCases")
            .WithSummary(
                "The three open cases that are most like a text: asked before a problem is submitted once more.");
        api.MapGet("/views", async (SavedViews views, CurrentPerson current, CancellationToken ct) =>
                (await views.OfAsync(current.Required.Id, ct)).Select(ViewView.Of))
            .WithName("ListViews").WithSummary("Your saved views of the list of cases.");
        api.MapPost("/views", async (ViewBody body, SavedViews views, CurrentPerson current, CancellationToken ct) =>
                ViewView.Of(await views.KeepAsync(current.Required.Id, body.Name, ViewBody.Clean(body.Query), ct)))
            .RequireAuthorization(SignIn.ByHeader).WithName("SaveView")
            .WithSummary("Keep a view of the list under a name; one of that name is kept anew.").Unsafe();
        api.MapDelete("/views/{id:guid}",
            async (Guid id, SavedViews views, CurrentPerson current, CancellationToken ct) =>
            {
                await views.RemoveAsync(current.Required.Id, id, ct);
                return Results.NoContent();
            })
            .RequireAuthorization(SignIn.ByHeader).WithName("RemoveView")
            .WithSummary("Take one of your views away.").Unsafe();
    }

    private static async Task<SearchView> FindAsync(WorkflowEngine engine, ListDesk desk, RowWords words,
        CurrentPerson current, [AsParameters] SearchQuery query, CancellationToken ct)
    {
        var filter = query.ToFilter();
        var question = await desk.ReadAsync(filter, ct);
        var numbered = await engine.Search.ByNumberAsync(filter.Q, question.Cases, ct);
        var terms = question.Terms ?? new("", []);
        var found = await engine.Search.FindAsync(
            terms, question.Cases, query.After, Math.Clamp(query.Limit ?? PageSize, 1, 200), ct);
        return new([.. numbered.Select(r => HitView.Of(new(r, "", "", ""), terms, words))],
            [.. found.Hits.Select(h => HitView.Of(h, terms, words))], found.Count.Number, found.Count.IsMore,
            found.Ranked,
            found.Next, [.. question.Hints.Select(current.Say)]);
    }

    private static async Task<IReadOnlyList<SimilarView>> SimilarAsync(
        WorkflowEngine engine, ListDesk desk, RowWords words,
        [Description("Title and description so far.")] string text, CancellationToken ct)
    {
        var question = await desk.ReadAsync(new(), ct);
        return [.. (await engine.Similar.ToAsync(text, question.Cases, ct: ct)).Select(s => SimilarView.Of(s, words))];
    }
}

internal sealed record SearchQuery
{
    [Description(
        "Words, \"exact words\", -words, and tags such as dept:TEF, phase:pilot, routine:innovation-case, is:overdue.")]
    public string? Q { get; init; }

    [Description("Code of the lead department.")]
    public string? Lead { get; init; }

    [Description("Code of the submitting department.")]
    public string? Department { get; init; }
    public string? Routine { get; init; }
    public string? State { get; init; }

    [Description("true: open cases only, false: closed ones only.")]
    public bool? Open { get; init; }

    [Description("The value of \"next\" of the page before.")]
    public string? After { get; init; }

    [Description("1 to 200, 20 unless said.")]
    public int? Limit { get; init; }

    public ListFilter ToFilter() => new()
    {
        Q = Q,
        Lead = Lead,
        Department = Department,
        Routine = Routine,
        State = State,
        Open = Open?.ToString().ToLowerInvariant(),
    };
}

/// <param name="Numbered">Cases that the text names by number.</param>
/// <param name="Count">Of all hits, exactly unless <paramref name="More"/>.</param>
/// <param name="More">There are more than that.</param>
/// <param name="Ranked">The best first; false: too many to weigh, the newest first.</param>
/// <param name="Hints">What of the text meant nothing.</param>
internal sealed record SearchView(IReadOnlyList<HitView> Numbered, IReadOnlyList<HitView> Hits, int Count, bool More,
    bool Ranked, string? Next, IReadOnlyList<string> Hints);

/// <param name="Excerpt">Plain text.</param>
/// <param name="Marks">Which words of title and excerpt are hits.</param>
internal sealed record HitView(string Number, string Title, string Routine, string State, string StateName,
    string LeadDepartment, DateTimeOffset OpenedAt, DateTimeOffset? DueAt, DateTimeOffset? ClosedAt, string Excerpt,
    IReadOnlyList<string> Marks)
{
    public static HitView Of(SearchHit hit, SearchTerms terms, RowWords words)
    {
        var pieces = Search.Excerpt.Of([hit.Description, hit.Fields, hit.Comments], terms.Stems);
        var r = hit.Row;
        return new(r.Number, r.Title, r.Routine, r.State, words.State(r), r.LeadDepartment, r.OpenedAt,
            r.DueAt, r.ClosedAt,
            string.Concat(pieces.Select(p => p.Text)), [.. Search.Excerpt.Whole(r.Title, terms.Stems).Concat(pieces)
                .Where(p => p.IsHit).Select(p => p.Text).Distinct()]);
    }
}

/// <param name="Share">0–1: how much of what the text says stands in the case.</param>
internal sealed record SimilarView(
    string Number, string Title, string StateName, string LeadDepartment, DateTimeOffset OpenedAt, double Share)
{
    public static SimilarView Of(SimilarCase s, RowWords words) => new(s.Row.Number, s.Row.Title, words.State(s.Row),
        s.Row.LeadDepartment, s.Row.OpenedAt, Math.Round(s.Share, 2));
}

/// <param name="Query">Filters and order as the address of the list has them: <c>?lead=TEF&amp;due=late</c>.</param>
internal sealed record ViewBody(string? Name, string? Query)
{
    /// <summary>Only what the list knows.</summary>
    public static string Clean(string? query)
    {
        var values = QueryHelpers.ParseQuery(query);
        return new ListFilter
        {
            Q = One("q"),
            Lead = One("lead"),
            Department = One("department"),
            Routine = One("routine"),
            Phase = One("phase"),
            State = One("state"),
            Owner = One("owner"),
            Due = One("due"),
            Open = One("open"),
            Mine = One("mine"),
            Sort = One("sort"),
        }.At("");

        string? One(string name) => values.TryGetValue(name, out var value) ? value.ToString() : null;
    }
}

/// <param name="Address">Of the page that shows it.</param>
internal sealed record ViewView(Guid Id, string Name, string Address)
{
    public static ViewView Of(SavedView view) => new(view.Id, view.Name, "/cases" + view.Query);
}
