using System.Collections.Immutable;
using IPB.Workflows.Cases;
using IPB.Workflows.Gates;
using IPB.Workflows.Routines;
using IPB.Workflows.Storage;

namespace IPB.Workflows.Access;

/// <summary>
/// Cases as one person sees them: everything that is shown to somebody is read through here. What is not seen is not
/// there; what is confidential is masked for those who need not know it.
/// </summary>
public sealed class SeenCases
{
    private readonly CaseQueries all;
    private readonly RoutineCatalog routines;

    internal SeenCases(CaseQueries all, RoutineCatalog routines, Sight sight) =>
        (this.all, this.routines, Sight) = (all, routines, sight);

    public Sight Sight { get; }

    /// <summary>
    /// The same cases without a mask: only for the answer to a <see cref="Reveal"/> that was just noted.
    /// </summary>
    public SeenCases Unmasked() => new(all, routines, Sight.Unmasked());

    /// <returns>Null when there is no such case, or it is not seen.</returns>
    public async Task<Case?> FindAsync(string number, CancellationToken ct = default) =>
        await all.FindAsync(number, ct) is { } c && Sight.Sees(c) ? Masked(c) : null;

    /// <exception cref="CaseNotFound">There is no such case, or it is not seen.</exception>
    public async Task<Case> RequireAsync(string number, CancellationToken ct = default) =>
        await FindAsync(number, ct) ?? throw new CaseNotFound(number);

    /// <summary>Those of the numbers that there are and that are seen.</summary>
    public async Task<ImmutableArray<Case>> FindAllAsync(IEnumerable<string> numbers, CancellationToken ct = default) =>
        [.. (await all.FindAllAsync(numbers, ct)).Where(Sight.Sees).Select(Masked)];

    /// <summary>Cases from the newest to the oldest.</summary>
    public async Task<ImmutableArray<Case>> ListAsync(CaseFilter filter, CancellationToken ct = default) =>
        [.. (await all.ListAsync(filter with { Sight = Sight }, ct)).Select(Masked)];

    /// <summary>Cases that wait on any of the keys, most urgent first.</summary>
    public async Task<ImmutableArray<Case>> WaitingOnAsync(
        WaitingKeys keys, int most = 200, CancellationToken ct = default) =>
        [.. (await all.WaitingOnAsync(keys, most, ct)).Where(Sight.Sees).Select(Masked)];

    /// <summary>
    /// How many wait on any of the keys, counted up to a number: what waits on somebody is seen by them.
    /// </summary>
    public Task<int> CountWaitingAsync(WaitingKeys keys, int most, CancellationToken ct = default) =>
        all.CountWaitingAsync(keys, most, ct);

    /// <summary>The steps of a case that is seen, from the first.</summary>
    public async Task<ImmutableArray<JournalEntry>> JournalAsync(Case c, CancellationToken ct = default)
    {
        var secrecy = SecrecyOf(c.Whole);
        return [.. (await WholeJournalAsync(c, ct)).Select(secrecy.Of)];
    }

    /// <summary>A decision that was taken in a case that is seen.</summary>
    /// <returns>Null when there is no such gate that is closed.</returns>
    public async Task<DecisionRecord?> DecisionAsync(Case c, string gate, CancellationToken ct = default)
    {
        // Who had the decision may rest on what is masked: it is read from the whole, and then masked.
        var record = DecisionRecord.Of(v => routines.Find(c.Routine, v), c.Id, await WholeJournalAsync(c, ct), gate);
        var secrecy = SecrecyOf(c.Whole);
        return record is null || secrecy.IsNone ? record : record with
        {
            Case = secrecy.Of(record.Case),
            Fields = [.. record.Fields.Select(f => secrecy.Fields.Contains(f.Field.Id)
                ? f with { Value = Secrecy.Mask } : f)],
        };
    }

    /// <inheritdoc cref="CaseQueries.CountAsync"/>
    public Task<ImmutableArray<StateCount>> CountAsync(string? routine, CancellationToken ct = default) =>
        all.CountAsync(routine, Sight, ct);

    /// <summary>Cases by lead department.</summary>
    public Task<ImmutableArray<DepartmentCount>> CountByDepartmentAsync(CancellationToken ct = default) =>
        all.CountByDepartmentAsync(Sight, ct);

    /// <summary>Cases that rules of a routing table have sent somewhere, by version and rule.</summary>
    public Task<ImmutableArray<RuleCount>> CountByRuleAsync(string table, CancellationToken ct = default) =>
        all.CountByRuleAsync(table, Sight, ct);

    private async Task<ImmutableArray<JournalEntry>> WholeJournalAsync(Case c, CancellationToken ct) =>
        Sight.Sees(c.Whole) ? await all.JournalAsync(c.Id, ct) : throw new CaseNotFound(c.Number);

    private Case Masked(Case c) => SecrecyOf(c).Of(c);

    // A version that this node does not know may call anything confidential.
    private Secrecy SecrecyOf(Case c) => routines.Find(c.Routine, c.RoutineVersion) is { } routine
        ? Sight.Withholds(routine, routines.VersionsOf(c.Routine).Select(v => routines.Find(c.Routine, v)!), c)
        : new([.. c.Fields.Keys], true);
}
