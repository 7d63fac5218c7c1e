using System.Collections.Immutable;
using IPB.Host.Access;
using IPB.Host.Exports;
using IPB.Host.Pages;
using IPB.Workflows;
using IPB.Workflows.Cases;
using IPB.Workflows.Storage;

namespace IPB.Host.Lists;

/// <summary>The list of cases, its exports, and the views that people keep of it.</summary>
internal static class ListPages
{
    private const string Path = "/cases";
    private const int PageSize = 25;

    public static void MapLists(this IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, ListAsync);
        pages.MapGet(Path + "/export", ExportAsync);
        pages.MapPost(Path + "/views", SaveAsync);
        pages.MapPost(Path + "/views/{id:guid}/remove", RemoveAsync);
    }

    private static async Task<IResult> ListAsync(WorkflowEngine engine, ListDesk desk, SavedViews views,
        CurrentPerson current, [AsParameters] ListFilter filter, CancellationToken ct)
    {
        var question = await desk.ReadAsync(filter, ct);
        // A number typed among the words opens the case itself.
        if (CaseNumber.Parse(filter.Q) is not null
            && await engine.Search.ByNumberAsync(filter.Q, new() { Sight = question.Cases.Sight }, ct) is [var only])
            return Results.Redirect("/cases/" + CaseNumber.Slug(only.Number));
        return Show.Page<CaseListPage>(await ModelAsync(engine, desk, views, current, (filter, question), ct));
    }

    private static async Task<CaseListModel> ModelAsync(WorkflowEngine engine, ListDesk desk, SavedViews views,
        CurrentPerson current, (ListFilter Filter, ListQuestion Question) asked, CancellationToken ct)
    {
        var (filter, question) = asked;
        var request = new ListRequest(question.WithWords, filter.Order) { Limit = PageSize };
        var rows = await engine.Lists.PageAsync(request.At(filter.After, filter.Before), ct);
        return new(rows, filter, question.Now)
        {
            Hints = question.Hints,
            Views = await views.OfAsync(current.Required.Id, ct),
            Hiding = rows.Rows.IsEmpty ? await HidingAsync(engine, desk, filter, ct) : [],
        };
    }

    /// <summary>For an empty list: each filter without which there would be something.</summary>
    private static async Task<ImmutableArray<(string Name, Counted Count)>> HidingAsync(
        WorkflowEngine engine, ListDesk desk, ListFilter filter, CancellationToken ct)
    {
        var hiding = ImmutableArray.CreateBuilder<(string, Counted)>();
        foreach (var (name, _) in filter.Narrowing)
        {
            var without = await desk.ReadAsync(filter.Without(name), ct);
            if (await engine.Lists.CountAsync(without.WithWords, ct) is { Number: > 0 } count) hiding.Add(
                (name, count));
        }

        return hiding.ToImmutable();
    }

    private static async Task<IResult> ExportAsync(WorkflowEngine engine, ListDesk desk, RowWords words, CityWords say,
        CurrentPerson current, [AsParameters] ListFilter filter, string? format, CancellationToken ct)
    {
        var question = await desk.ReadAsync(filter, ct);
        return new ExportFile<CaseRow>(current.Language == "en" ? "cases" : "arenden", format, current.Language,
            CaseColumns.Of(words, say, question.Now), engine.Lists.AllAsync(new(question.WithWords, filter.Order), ct));
    }

    private static async Task<IResult> SaveAsync(IFormCollection form, WorkflowEngine engine, ListDesk desk,
        SavedViews views, CurrentPerson current, [AsParameters] ListFilter filter, CancellationToken ct)
    {
        try
        {
            var view = await views.KeepAsync(current.Required.Id, form["name"], filter.At(""), ct);
            return Show.Next(Path + view.Query, "view-saved");
        }
        catch (Refusal refusal)
        {
            var question = await desk.ReadAsync(filter, ct);
            var model = await ModelAsync(engine, desk, views, current, (filter, question), ct);
            return Show.Page<CaseListPage>(model with { Form = FormState.Of(form, refusal) }, Show.StatusOf(refusal));
        }
    }

    private static async Task<IResult> RemoveAsync(
        Guid id, IFormCollection _, SavedViews views, CurrentPerson current, CancellationToken ct)
    {
        await views.RemoveAsync(current.Required.Id, id, ct);
        return Show.Next(Path, "view-removed");
    }
}

public sealed record CaseListModel(CaseRows List, ListFilter Filter, DateTimeOffset Now)
{
    public ImmutableArray<Text> Hints { get; init; } = [];
    public ImmutableArray<SavedView> Views { get; init; } = [];

    /// <summary>Of an empty list: filters that hide cases, and how many.</summary>
    public ImmutableArray<(string Name, Counted Count)> Hiding { get; init; } = [];
    public FormState Form { get; init; } = FormState.None;
}
