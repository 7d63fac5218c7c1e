using System.Collections.Immutable;
using IPB.Workflows.Cases;
using IPB.Workflows.Storage;

namespace IPB.Workflows.Access;

/// <summary>
/// Cases as one person sees them: everything that is shown to somebody is read through here. What is not seen is not
/// there.
/// </summary>
public sealed class SeenCases
{
    private readonly CaseQueries all;

    internal SeenCases(CaseQueries all, Sight sight) => (this.all, Sight) = (all, sight);

    public Sight Sight { get; }

    /// <returns>Null when there is no such case, or it is not seen.</returns>
    public async Task<Case?> FindAsync(string number, CancellationToken ct = default) =>
        await all.FindAsync(number, ct) is { } c && Sight.Sees(c) ? c : null;

    /// <exception cref="CaseNotFound">There is no such case, or it is not seen.</exception>
    public async Task<Case> RequireAsync(string number, CancellationToken ct = default) =>
        await FindAsync(number, ct) ?? throw new CaseNotFound(number);

    /// <summary>Those of the numbers that there are and that are seen.</summary>
    public async Task<ImmutableArray<Case>> FindAllAsync(IEnumerable<string> numbers, CancellationToken ct = default) =>
        (await all.FindAllAsync(numbers, ct)).RemoveAll(c => !Sight.Sees(c));

    /// <summary>Cases from the newest to the oldest.</summary>
    public Task<ImmutableArray<Case>> ListAsync(CaseFilter filter, CancellationToken ct = default) =>
        all.ListAsync(filter with { Sight = Sight }, ct);

    /// <summary>Cases that wait on any of the keys, most urgent first.</summary>
    public async Task<ImmutableArray<Case>> WaitingOnAsync(
        IEnumerable<string> keys, int most = 200, CancellationToken ct = default) =>
        (await all.WaitingOnAsync(keys, most, ct)).RemoveAll(c => !Sight.Sees(c));

    /// <summary>How many wait on any of the keys, counted up to a number: what waits on somebody is seen by them.</summary>
    public Task<int> CountWaitingAsync(IEnumerable<string> keys, int most, CancellationToken ct = default) =>
        all.CountWaitingAsync(keys, most, ct);

    /// <summary>The steps of a case that is seen, from the first.</summary>
    public async Task<ImmutableArray<JournalEntry>> JournalAsync(Case c, CancellationToken ct = default) =>
        Sight.Sees(c) ? await all.JournalAsync(c.Id, ct) : throw new CaseNotFound(c.Number);

    /// <summary>Open and all cases by state, for a routine's diagram.</summary>
    public Task<ImmutableSortedDictionary<string, int>> CountByStateAsync(
        string routine, CancellationToken ct = default) => all.CountByStateAsync(routine, Sight, ct);

    /// <summary>Cases by lead department.</summary>
    public Task<ImmutableArray<DepartmentCount>> CountByDepartmentAsync(CancellationToken ct = default) =>
        all.CountByDepartmentAsync(Sight, ct);

    /// <summary>Cases that rules of a routing table have sent somewhere, by version and rule.</summary>
    public Task<ImmutableArray<RuleCount>> CountByRuleAsync(string table, CancellationToken ct = default) =>
        all.CountByRuleAsync(table, Sight, ct);
}
