using System.Collections.Immutable;
using IPB.Host.Access;
using IPB.Host.Exports;
using IPB.Host.Lists;
using IPB.Host.Pages;
using IPB.Workflows;
using IPB.Workflows.Cases;
using IPB.Workflows.Storage;

namespace IPB.Host.Search;

/// <summary>The search: what was found with the words marked, by its filters in the address.</summary>
internal static class SearchPages
{
    private const int PageSize = 20;

    public static void MapSearch(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/search", FindAsync);
        pages.MapGet("/search/export", ExportAsync);
    }

    private static async Task<IResult> FindAsync(
        WorkflowEngine engine, ListDesk desk, [AsParameters] ListFilter filter, CancellationToken ct)
    {
        var question = await desk.ReadAsync(filter, ct);
        var numbered = await engine.Search.ByNumberAsync(filter.Q, question.Cases, ct);
        if (numbered is [var only]) return Results.Redirect("/cases/" + CaseNumber.Slug(only.Number));
        if (!filter.IsFiltered) return Show.Page<SearchPage>(new SearchModel(filter, question, null, []));
        var found = question.Terms is { } terms
            ? await engine.Search.FindAsync(terms, question.Cases, filter.After, PageSize, ct)
            : await ListedAsync(engine, question, filter.After, ct);
        return Show.Page<SearchPage>(new SearchModel(filter, question, found, numbered));
    }

    /// <summary>Tags and filters without words: the cases that they leave, the newest first.</summary>
    private static async Task<Workflows.Storage.SearchPage> ListedAsync(
        WorkflowEngine engine, ListQuestion question, string? after, CancellationToken ct)
    {
        var rows = await engine.Lists.PageAsync(new(question.Cases) { Place = after, Limit = PageSize }, ct);
        return new([.. rows.Rows.Select(r => new SearchHit(r, "", "", ""))], rows.Count, rows.Next, Ranked: true);
    }

    private static async Task<IResult> ExportAsync(WorkflowEngine engine, ListDesk desk, RowWords words, CityWords say,
        CurrentPerson current, [AsParameters] ListFilter filter, string? format, CancellationToken ct)
    {
        var question = await desk.ReadAsync(filter, ct);
        return new ExportFile<CaseRow>(current.Language == "en" ? "search" : "sokning", format, current.Language,
            CaseColumns.Of(words, say, question.Now), engine.Lists.AllAsync(new(question.WithWords), ct));
    }
}

/// <param name="Found">Null: nothing was looked for yet.</param>
/// <param name="Numbered">Several cases of different years that a bare number may mean.</param>
public sealed record SearchModel(ListFilter Filter, ListQuestion Question, Workflows.Storage.SearchPage? Found,
    ImmutableArray<CaseRow> Numbered)
{
    public IReadOnlyCollection<string> Stems => Question.Terms?.Stems ?? [];
}
