using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using IPB.Workflows.Cases;
using IPB.Workflows.People;
using IPB.Workflows.Storage;

namespace IPB.Workflows;

/// <summary>
/// The front door for absences and standing delegations. Part of <see cref="WorkflowEngine"/>; safe for any number of
/// callers and nodes at once.
/// </summary>
public sealed class CoverDesk
{
    private readonly WorkflowEngine engine;
    private readonly CoverStore store;
    private readonly CoverNotices notices;
    private readonly CoverCalendars calendars;

    internal CoverDesk(WorkflowEngine engine, CoverStore store, Database database)
    {
        (this.engine, this.store) = (engine, store);
        (notices, calendars) = (new(database), new(database, store));
    }

    /// <summary>
    /// Brings this node up to date; every node calls it once a second. Steps do not depend on it: each looks for
    /// itself.
    /// </summary>
    public Task FollowAsync(CancellationToken ct = default) => store.FollowAsync(ct);

    /// <summary>Enters an absence, once per command.</summary>
    /// <exception cref="Refusal">With nothing stored.</exception>
    public async Task<KeptAbsence> DoAsync(ReportAbsence command, Sender sender, CancellationToken ct = default) =>
        await AbsenceAsync(await ChangeAsync(command, sender, ct), ct);

    /// <summary>Ends an absence from now on.</summary>
    public async Task<KeptAbsence> DoAsync(EndAbsence command, Sender sender, CancellationToken ct = default) =>
        await AbsenceAsync(await ChangeAsync(command, sender, ct), ct);

    /// <summary>Lets one person act for another.</summary>
    public async Task<Delegation> DoAsync(People.Delegate command, Sender sender, CancellationToken ct = default) =>
        await DelegationAsync(await ChangeAsync(command, sender, ct), ct);

    /// <summary>From the moment this is answered, nothing is decided by it any more.</summary>
    public async Task<Delegation> DoAsync(Revoke command, Sender sender, CancellationToken ct = default) =>
        await DelegationAsync(await ChangeAsync(command, sender, ct), ct);

    /// <summary>
    /// Tells those who stand in for somebody from now on what came over to them, and those who are back what waits on
    /// them again: one mail each, once, by whatever node looks first.
    /// </summary>
    /// <returns>How many mails were written.</returns>
    public async Task<int> TellAsync(CancellationToken ct = default)
    {
        await FollowAsync(ct);
        var written = await notices.TellAsync(engine, ct);
        if (written > 0) engine.Wake?.Invoke();
        return written;
    }

    /// <summary>What a calendar says of absences now, in place of what it said before.</summary>
    /// <param name="feed">Id of the calendar.</param>
    /// <param name="said">Nothing but people and days.</param>
    /// <returns>Whether something changed.</returns>
    public Task<bool> TakeCalendarAsync(string feed,
        ImmutableArray<(string Person, DateOnly From, DateOnly To)> said, CancellationToken ct = default) =>
        calendars.TakeAsync(feed, said, ct);

    /// <summary>A calendar could not be had: what it said last stays, and this is told.</summary>
    public Task CalendarFailedAsync(string feed, string error, CancellationToken ct = default) =>
        calendars.FailedAsync(feed, error, ct);

    /// <summary>When each calendar was last read, and what is wrong with it now.</summary>
    public Task<ImmutableArray<CalendarStatus>> CalendarsAsync(CancellationToken ct = default) =>
        calendars.AllAsync(ct);

    /// <summary>All absences that concern a person, also past ones, the newest first.</summary>
    /// <param name="person">Whoever is away or stands in; null: of all.</param>
    public async Task<ImmutableArray<KeptAbsence>> AbsencesAsync(string? person, CancellationToken ct = default) =>
        (await store.HistoryAsync(person, ct)).Absences;

    /// <summary>All delegations from or to a person, also revoked ones, the newest first.</summary>
    public async Task<ImmutableArray<Delegation>> DelegationsAsync(string? person, CancellationToken ct = default) =>
        (await store.HistoryAsync(person, ct)).Delegations;

    private async Task<Guid> ChangeAsync(CoverCommand command, Sender sender, CancellationToken ct)
    {
        var by = engine.Require(sender);
        var request = SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
            new { Step = command.GetType().Name, Command = (object)command }));
        var id = await store.ChangeAsync(sender, request, (all, now) =>
            new CoverRules(engine.Organisation, engine.Routines, all, now).Decide(command, by), ct);
        engine.Wake?.Invoke();
        return id;
    }

    private async Task<KeptAbsence> AbsenceAsync(Guid id, CancellationToken ct) =>
        (await AbsencesAsync(null, ct)).First(a => a.Id == id);

    private async Task<Delegation> DelegationAsync(Guid id, CancellationToken ct) =>
        (await DelegationsAsync(null, ct)).First(d => d.Id == id);
}
