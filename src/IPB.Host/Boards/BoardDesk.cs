using System.Collections.Immutable;
using IPB.Host.Access;
using IPB.Host.Lists;
using IPB.Workflows;
using IPB.Workflows.Cases;
using IPB.Workflows.Crowding;
using IPB.Workflows.Routines;
using IPB.Workflows.Storage;

namespace IPB.Host.Boards;

/// <summary>
/// Fills a routine's board: of each column the cases that have been there longest, with where each may go.
/// </summary>
internal sealed class BoardDesk(WorkflowEngine engine, ListDesk lists, CurrentPerson current, Seen seen)
{
    public const int MostLanes = 6;
    private const int CardsPerColumn = 8;
    private const int ClosedPerPage = 8;

    /// <param name="departments">Codes: a lane for each, or none for one board of all.</param>
    /// <param name="closed">Place in the column of closed cases.</param>
    public async Task<BoardModel> ReadAsync(
        Routine routine, ImmutableArray<string> departments, string? closed, CancellationToken ct)
    {
        var question = await lists.ReadAsync(new() { Routine = routine.Id }, ct);
        var columns = BoardColumns.Of(engine.Routines.NewestFirst(routine.Id));
        var counts = await (await seen.CasesAsync(ct)).CountAsync(routine.Id, ct);
        var lanes = new List<BoardLane>();
        foreach (var department in departments.IsEmpty ? [null] : departments.Take(MostLanes).Cast<string?>())
        {
            var filter = question.Cases with { LeadDepartment = department };
            var rows = await engine.Lists.LongestByStateAsync(
                filter, routine.Id, columns.SelectMany(c => c.States), CardsPerColumn, ct);
            ImmutableArray<StateCount> own = [.. counts.Where(c => department is null || c.Lead == department)];
            lanes.Add(new(department, [.. columns.Select(c => Cell(c, rows, own))], await engine.Lists.PageAsync(
                new(filter with { Open = false }, CaseOrder.LastClosed)
                {
                    Place = closed,
                    Limit = ClosedPerPage,
                    Count = new(own.Where(c => !c.Open).Sum(c => c.Cases), false),
                }, ct)));
        }

        var crowd = await engine.CrowdAsync(routine.Id, ct);
        var moves = await MovesAsync(lanes.SelectMany(l => l.Cells).SelectMany(c => c.Rows), crowd, question.Now, ct);
        return new(routine, [.. columns], [.. lanes], moves, question.Now) { Crowd = crowd };
    }

    private static BoardCell Cell(
        BoardColumn column, ILookup<string, CaseRow> byState, ImmutableArray<StateCount> counts) => new(column,
        [.. column.States.SelectMany(s => byState[s]).OrderBy(r => r.StateSince).ThenBy(r => r.Number)
            .Take(CardsPerColumn)],
        new(counts.Where(c => c.Open && column.States.Contains(c.State)).Sum(c => c.Cases), false));

    private async Task<ImmutableDictionary<string, ImmutableArray<BoardMove>>> MovesAsync(
        IEnumerable<CaseRow> rows, Crowd crowd, DateTimeOffset now, CancellationToken ct)
    {
        var cases = await (await seen.CasesAsync(ct)).FindAllAsync(rows.Select(r => r.Number), ct);
        return cases.ToImmutableDictionary(c => c.Number, c => MovesOf(c, crowd, now));
    }

    /// <summary>Where a person may let a case go now: with a click, or by way of its page.</summary>
    private ImmutableArray<BoardMove> MovesOf(Case c, Crowd crowd, DateTimeOffset now)
    {
        var options = engine.OptionsFor(c, current.Required, now);
        var routine = engine.Routines.Find(c.Routine, c.RoutineVersion)!;
        var page = "/cases/" + CaseNumber.Slug(c.Number);
        var moves = options.Triggers.Where(t => t is { Open: true, Trigger.To: not null }).Select(t => new BoardMove(
            t.Trigger.Name, BoardColumns.Of(routine, t.Trigger.To!) ?? BoardModel.Closed, t.Trigger.Id,
            IsPlain(t) && FullAt(t) is null ? null : page + "#can")
        {
            Full = FullAt(t) is not null,
        });
        // A decision is made in the decision pane, whatever comes of it.
        return options.Gate is null ? [.. moves]
            : [.. moves, new(BoardTexts.Decide, "", "", "/inbox?case=" + CaseNumber.Slug(c.Number) + "#selected")];

        LimitedPlace? FullAt(TriggerOption t) => crowd.FullAt(c.State, routine, t.Trigger);
    }

    private static bool IsPlain(TriggerOption option) => option is
    {
        Trigger: { Asks.IsEmpty: true, ReasonRequired: false }, Missing.IsEmpty: true, Choose: null, Pick: null,
    };
}

/// <param name="To">Id of the column that it leads to; empty: that depends.</param>
/// <param name="Page">Where more has to be filled in first; null: a click does it.</param>
public sealed record BoardMove(Text Name, string To, string Trigger, string? Page)
{
    /// <summary>There is no room where it leads: that takes a reason.</summary>
    public bool Full { get; init; }
}

/// <param name="Rows">Those that have been there longest.</param>
public sealed record BoardCell(BoardColumn Column, ImmutableArray<CaseRow> Rows, Counted Count);

/// <param name="Department">Code of the lead department; null: all.</param>
public sealed record BoardLane(string? Department, ImmutableArray<BoardCell> Cells, CaseRows Closed);

/// <param name="Moves">By the number of the case.</param>
public sealed record BoardModel(Routine Routine, ImmutableArray<BoardColumn> Columns, ImmutableArray<BoardLane> Lanes,
    ImmutableDictionary<string, ImmutableArray<BoardMove>> Moves, DateTimeOffset Now)
{
    /// <summary>How full the columns are that have a limit.</summary>
    public Crowd Crowd { get; init; } = Crowd.None;

    /// <summary>Id of the column of closed cases.</summary>
    public const string Closed = "closed";

    /// <summary>The departments that have a lane.</summary>
    public IEnumerable<string> Departments => Lanes.Select(l => l.Department).OfType<string>();

    /// <summary>The address of this board.</summary>
    public string Address => "/board?routine=" + Uri.EscapeDataString(Routine.Id)
        + string.Concat(Departments.Select(d => "&dept=" + Uri.EscapeDataString(d)));
}
