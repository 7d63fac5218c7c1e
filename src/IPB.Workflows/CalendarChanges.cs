using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using IPB.Workflows.Calendars;
using IPB.Workflows.Cases;
using IPB.Workflows.Storage;
using IPB.Workflows.Timers;

namespace IPB.Workflows;

/// <summary>
/// How another calendar comes into use: what runs is counted anew, each case in a step of its own that says what moved
/// and why, once, whatever ends a node meanwhile.
/// </summary>
public sealed class CalendarChanges
{
    private const int Page = 100;
    private readonly WorkflowEngine engine;
    private readonly CalendarStore store;

    internal CalendarChanges(WorkflowEngine engine, Database database) =>
        (this.engine, store) = (engine, new CalendarStore(database));

    /// <summary>Takes the calendar of the files into use; <see cref="WorkAsync"/> carries it through.</summary>
    /// <param name="source">The text of <c>calendar.yaml</c>, empty without one.</param>
    /// <returns>Whether running cases may be concerned.</returns>
    public Task<bool> TakeAsync(string source, CancellationToken ct = default)
    {
        var next = Read(source);
        return store.KeepAsync(source, known => next is not null && Read(known)?.CountsAs(next) == true, ct);
    }

    /// <summary>Counts the next cases anew.</summary>
    /// <returns>How many were looked at; 0: all is done, or another node is at it.</returns>
    public async Task<int> WorkAsync(int most = Page, CancellationToken ct = default)
    {
        var looked = await store.WorkAsync(most, pending => CarryAsync(pending, ct), ct);
        if (looked > 0) engine.Wake?.Invoke();
        return looked;
    }

    /// <summary>Which cases another calendar would move, in the order of their numbers. Changes nothing.</summary>
    /// <param name="now">The engine's instant.</param>
    public async IAsyncEnumerable<CalendarMove> PreviewAsync(
        CalendarSet next, DateTimeOffset now, [EnumeratorCancellation] CancellationToken ct = default)
    {
        var before = Read(await store.NewestAsync(ct) ?? "") ?? engine.World.Calendars;
        long after = 0;
        while (await store.TimedAsync(after, Page, ct) is { Length: > 0 } cases)
        {
            await engine.Versions.KnowAsync(cases, ct);
            foreach (var c in cases)
                if (Recounting.Plan(engine.Routines.ChooserFor(c.Routine, c.RoutineVersion).Routine, c,
                    (before.Of(c.LeadDepartment), next.Of(c.LeadDepartment)), now) is { IsEmpty: false } plan)
                    yield return new(c.Number, c.Title, c.LeadDepartment, plan.Limits,
                        [.. plan.Timers.Select(t => new TimerMove(t.Timer.Key, t.Timer.DueAt, t.At))]);
            after = CalendarStore.SerialOf(cases[^1]);
        }
    }

    /// <summary>The changes, newest first.</summary>
    public Task<ImmutableArray<CalendarChange>> ListAsync(CancellationToken ct = default) => store.ListAsync(ct);

    private async Task<(int Moved, int Failed)> CarryAsync(PendingCalendar pending, CancellationToken ct)
    {
        // A text that only an older release could read says nothing about what has moved.
        if (Read(pending.Before) is not { } before || Read(pending.After) is not { } after) return (0, 0);
        await engine.Versions.KnowAsync(pending.Cases, ct);
        var moved = await Task.WhenAll(pending.Cases.Select(c => OneAsync(c, new(before, after), pending.Serial, ct)));
        return (moved.Count(m => m == true), moved.Count(m => m is null));
    }

    /// <returns>Null: it could not be counted, and keeps its times.</returns>
    private async Task<bool?> OneAsync(Case c, Recount recount, long serial, CancellationToken ct)
    {
        try
        {
            return await engine.DoBySystemAsync(c.Number, recount, $"calendar/{serial}/{c.Number}", ct);
        }
        catch (Refusal)
        {
            return null;
        }
    }

    private static CalendarSet? Read(string source) => source.Length == 0
        ? WorkingCalendar.Standard : CalendarReader.Read("calendar.yaml", source).Calendars;
}

/// <summary>A case that a calendar would move.</summary>
/// <param name="Limits">Time limits that end at another time.</param>
/// <param name="Timers">Reminders, escalations and the like that come at another time.</param>
public sealed record CalendarMove(string Number, string Title, string Department,
    ImmutableArray<LimitMoved> Limits, ImmutableArray<TimerMove> Timers);

/// <param name="Timer">Its key, as the API names it.</param>
public sealed record TimerMove(string Timer, DateTimeOffset From, DateTimeOffset To);
