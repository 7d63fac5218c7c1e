using System.Collections.Immutable;
using IPB.Host.Access;
using IPB.Host.Gates;
using IPB.Workflows;
using IPB.Workflows.Calendars;
using IPB.Workflows.Searching;
using IPB.Workflows.Storage;

namespace IPB.Host.Lists;

/// <summary>Turns the filters of an address into what is asked of the database, for the person who asks.</summary>
internal sealed class ListDesk(WorkflowEngine engine, Database database, CurrentPerson current, Seen seen, Inbox inbox)
{
    public async Task<ListQuestion> ReadAsync(ListFilter filter, CancellationToken ct)
    {
        var now = await database.NowAsync(ct);
        var keys = await inbox.KeysAsync(current.Required, now, ct);
        var tags = new SearchTags(engine.Organisation, engine.Routines, current.Required, keys, now);
        var text = SearchText.Read(filter.Q);
        var (cases, hints) = tags.Read([.. text.Tags, .. Chosen(filter)], Sides(filter, now) with
        {
            Sight = (await seen.CasesAsync(ct)).Sight,
            Mine = filter.Mine == "true" ? (current.Required.Id, keys) : null,
        });
        var terms = text.Words == SearchWords.None || (text.Words.IsEmpty && text.Words.Without.IsEmpty)
            ? null : await engine.Search.QueryAsync(text.Words, ct);
        return new(cases, terms, hints, now);
    }

    // What can be named in several ways is read as the tags of a search are.
    private static IEnumerable<SearchTag> Chosen(ListFilter f) =>
        from side in new[] { ("phase", f.Phase), ("state", f.State), ("owner", f.Owner) }
        where ListFilter.Given(side.Item2) is not null
        select new SearchTag(side.Item1, side.Item2!.Trim(), false);

    private CaseFilter Sides(ListFilter f, DateTimeOffset now) => new()
    {
        LeadDepartment = ListFilter.Given(f.Lead),
        SubmittingDepartment = ListFilter.Given(f.Department),
        Routine = ListFilter.Given(f.Routine),
        Open = f.Order != CaseOrder.Newest ? true : bool.TryParse(f.Open, out var open) ? open : null,
        NoDue = f.Due == ListFilter.Never,
        DueFrom = f.DueDay is { } from ? Stockholm.At(from, TimeOnly.MinValue) : null,
        DueBefore = f.Due switch
        {
            _ when f.DueDay is { } day => EndOf(day),
            ListFilter.Late => now,
            ListFilter.Today => EndOf(Stockholm.DateOf(now)),
            ListFilter.Week =>
                EndOf(Stockholm.DateOf(engine.World.Calendar.After(now, TimeLimit.Parse("5 working days")))),
            _ => null,
        },
    };

    private static DateTimeOffset EndOf(DateOnly day) => Stockholm.At(day.AddDays(1), TimeOnly.MinValue);
}

/// <param name="Terms">Null: no words are looked for.</param>
/// <param name="Hints">What of it meant nothing, and what was meant perhaps.</param>
public sealed record ListQuestion(
    CaseFilter Cases, SearchTerms? Terms, ImmutableArray<Text> Hints, DateTimeOffset Now)
{
    /// <summary>The filter with the words in it.</summary>
    public CaseFilter WithWords => Terms is null ? Cases : Cases.With(Terms);
}
