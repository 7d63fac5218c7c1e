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

    internal CoverDesk(WorkflowEngine engine, CoverStore store) => (this.engine, this.store) = (engine, store);

    /// <summary>
    /// Brings this node up to date; every node calls it once a second. Steps do not depend on it: each looks for itself.
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
