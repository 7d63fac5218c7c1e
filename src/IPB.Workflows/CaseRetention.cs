using System.Collections.Immutable;
using IPB.Workflows.Calendars;
using IPB.Workflows.Cases;
using IPB.Workflows.People;
using IPB.Workflows.Retention;
using IPB.Workflows.Storage;

namespace IPB.Workflows;

/// <summary>
/// The door to disposal (gallring): a rule with a decision, a list that one person proposes and another approves, and
/// only then the deed. What is left is a sealed record that says which case went, when, and by which decision.
/// </summary>
public sealed class CaseRetention
{
    private const string Administrator = "administrator";
    private readonly WorkflowEngine engine;
    private readonly DisposalStore store;
    private readonly DisposalQueries queries;
    private readonly DisposalWork work;
    private readonly DisposalCheck check;
    private readonly Exemptions exemptions;
    private readonly Database database;

    internal CaseRetention(WorkflowEngine engine, Database database, JournalSeal journalSeal)
    {
        (this.engine, this.database) = (engine, database);
        var seal = new DisposalSeal(journalSeal);
        (store, queries, work) = (new(database, seal), new(database), new(database, seal));
        (check, exemptions) = (new(database, seal), new(database, seal));
    }

    /// <summary>Those of the city's file; none: nothing is disposed of.</summary>
    public RetentionRules Rules => engine.World.Retention;

    /// <summary>Whether a person may propose, approve and exempt: system administrators may.</summary>
    public static bool MayDispose(Person person) => person.Has(Administrator);

    /// <summary>What each rule would let go now and within twelve months, in the order of the file.</summary>
    public async Task<ImmutableArray<RetentionCount>> CountAsync(CancellationToken ct = default) =>
        await queries.CountAsync(Rules, engine.World.Calendar, await database.NowAsync(ct), ct);

    /// <summary>Lists the cases that a rule lets go now, at most 10,000, the longest closed first.</summary>
    /// <exception cref="Refusal">There is no such rule, nothing to dispose of, or one is proposed already.</exception>
    public async Task<Disposal> ProposeAsync(string rule, Sender sender, CancellationToken ct = default)
    {
        Require(sender);
        var id = await store.ProposeAsync(Rules, Rules.Find(rule) ?? throw RetentionRefused.NoRule(rule),
            engine.World.Calendar, sender, ct);
        return await RequireAsync(id, ct);
    }

    /// <summary>Has a list disposed of. Whoever proposed it cannot.</summary>
    /// <param name="hash">Of the list that was seen.</param>
    /// <exception cref="Refusal">Not theirs to approve, not the list seen, decided already, or the rule has changed.
    /// </exception>
    public async Task<Disposal> ApproveAsync(Guid id, string hash, Sender sender, CancellationToken ct = default)
    {
        Require(sender);
        await store.ApproveAsync(id, hash, Rules, sender, ct);
        engine.Wake?.Invoke();
        return await RequireAsync(id, ct);
    }

    /// <summary>Has a list thrown away; whoever proposed it may take it back so.</summary>
    public async Task<Disposal> RejectAsync(Guid id, string reason, Sender sender, CancellationToken ct = default)
    {
        Require(sender);
        await store.RejectAsync(id, InputText.Required("reason", reason, 4_000), sender, ct);
        return await RequireAsync(id, ct);
    }

    /// <summary>Keeps a case whatever the rules say.</summary>
    /// <param name="until">The last day; null: until it is ended.</param>
    public Task ExemptAsync(
        string number, string reason, DateOnly? until, Sender sender, CancellationToken ct = default)
    {
        Require(sender);
        return exemptions.AddAsync(number, InputText.Required("reason", reason, 4_000), until, sender, ct);
    }

    public Task EndExemptionAsync(string number, Sender sender, CancellationToken ct = default)
    {
        Require(sender);
        return exemptions.EndAsync(number, sender, ct);
    }

    /// <summary>Cases that are kept whatever the rules say, the newest first.</summary>
    public async Task<ImmutableArray<Exemption>> ExemptionsAsync(CancellationToken ct = default) =>
        await exemptions.ListAsync(Stockholm.DateOf(await database.NowAsync(ct)), ct);

    /// <summary>
    /// Works on whatever disposal is approved, one batch of cases. Called again and again by every node, and by whoever
    /// waits for the end.
    /// </summary>
    /// <returns>How much was looked at; 0: nothing is at work, or other nodes have all that is left.</returns>
    public Task<int> WorkAsync(int most = 50, CancellationToken ct = default) => work.RunAsync(Rules, most, ct);

    /// <summary>The newest 50 disposals, newest first.</summary>
    public Task<ImmutableArray<Disposal>> ListAsync(CancellationToken ct = default) => queries.ListAsync(ct);

    /// <exception cref="RetentionRefused">There is no such disposal.</exception>
    public async Task<Disposal> RequireAsync(Guid id, CancellationToken ct = default) =>
        await queries.FindAsync(id, ct) ?? throw RetentionRefused.NotFound();

    /// <summary>Cases of a disposal in the order of their numbers.</summary>
    /// <param name="after">Number of the last one of the page before.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="skip">How many before them.</param>
    public IAsyncEnumerable<DisposalCase> CasesAsync(Guid id, DisposalCaseStatus? status = null, string? after = null,
        int limit = int.MaxValue, int skip = 0, CancellationToken ct = default) =>
        queries.CasesAsync(id, status, new(after, limit, skip), ct);

    /// <summary>Every case that was ever disposed of, in the order of numbers, with its disposal.</summary>
    public IAsyncEnumerable<(DisposalCase Case, Disposal Disposal)> GoneAsync(CancellationToken ct = default) =>
        queries.GoneAsync(ct);

    /// <returns>Null: no case of the number was disposed of.</returns>
    public Task<DisposedCase?> FindDisposedAsync(string number, CancellationToken ct = default) =>
        queries.FindDisposedAsync(number, ct);

    /// <summary>Checks that every number is a case or stands in a sealed disposal, and that these are whole.</summary>
    /// <returns>What is wrong; empty when all holds.</returns>
    public Task<ImmutableArray<string>> VerifyAsync(CancellationToken ct = default) => check.RunAsync(ct);

    private void Require(Sender sender)
    {
        if (!MayDispose(engine.Require(sender))) throw RetentionRefused.NotYours();
    }
}
