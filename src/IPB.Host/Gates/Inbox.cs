using System.Collections.Immutable;
using System.Data.Common;
using System.Diagnostics;
using IPB.Workflows;
using IPB.Workflows.Calendars;
using IPB.Workflows.Cases;
using IPB.Workflows.People;
using IPB.Workflows.Storage;

namespace IPB.Host.Gates;

/// <summary>What waits on a person, for pages, programs and digests alike.</summary>
public sealed class Inbox(WorkflowEngine engine, Database database)
{
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(1);
    /// <summary>Beyond that a count says "and more".</summary>
    public const int MostCounted = 99;
    private const int Most = 200;
    private Waiting? waiting;
    private int looking;

    /// <summary>Most urgent first; a gate where the person has already voted is not among them, nor a
    /// referral that they do not answer.</summary>
    public async Task<IReadOnlyList<InboxItem>> OfAsync(Person person, CancellationToken ct) =>
        (await ListAsync(person, Most, ct)).Items;

    /// <summary>The most urgent of them, of so many cases at most.</summary>
    public async Task<InboxList> ListAsync(Person person, int most, CancellationToken ct)
    {
        var now = await database.NowAsync(ct);
        var keys = await KeysAsync(person, now, ct);
        var cases = await engine.As(engine.SightOf(person, now)).WaitingOnAsync(keys, most, ct);
        return new([.. cases.Select(c => ItemOf(c, person, now)).OfType<InboxItem>()], cases.Length == most);
    }

    /// <summary>One case as it waits on a person; null: it does not.</summary>
    public Task<InboxItem?> FindAsync(Person person, string number, CancellationToken ct) =>
        SeenAsync(person, number, (c, now) => ItemOf(c, person, now), ct);

    /// <summary>One case with what a person may do in it, if only watch; null: they do not see it.</summary>
    public Task<InboxItem?> LookAsync(Person person, string number, CancellationToken ct) => SeenAsync(
        person, number, (c, now) => new(c, engine.OptionsFor(c, person, now), null, c.DueAt < now), ct);

    private async Task<InboxItem?> SeenAsync(
        Person person, string number, Func<Case, DateTimeOffset, InboxItem?> item, CancellationToken ct)
    {
        var now = await database.NowAsync(ct);
        return await engine.As(engine.SightOf(person, now)).FindAsync(number, ct) is { } c ? item(c, now) : null;
    }

    private InboxItem? ItemOf(Case c, Person person, DateTimeOffset now)
    {
        var options = engine.OptionsFor(c, person, now);
        if (!IsTheirTurn(c, options) && options.Conditions.IsEmpty && options.Opinions.IsEmpty) return null;
        var under = options.Under.FirstOrDefault() ?? options.UnderOfConditions.FirstOrDefault()
            ?? options.Opinions[0].Under;
        return new(c, options, under.OnBehalfOf, c.DueAt < now) { Delegation = under.Delegation };
    }

    /// <summary>Keys under which cases may wait on a person.</summary>
    public async Task<WaitingKeys> KeysAsync(Person person, DateTimeOffset now, CancellationToken ct)
    {
        var known = await WaitingAsync(ct);
        return WaitingKeys.Of(
            [.. engine.Organisation.CandidateKeys(person, Stockholm.DateOf(now), known.Lost)], known.Cases);
    }

    /// <summary>The same for any keys.</summary>
    public async Task<WaitingKeys> KeysAsync(IReadOnlyCollection<string> keys, CancellationToken ct) =>
        WaitingKeys.Of(keys, (await WaitingAsync(ct)).Cases);

    /// <summary>Keys that cases wait on and nobody has: of people and roles that are gone.</summary>
    public async Task<ImmutableArray<string>> LostAsync(CancellationToken ct) => (await WaitingAsync(ct)).Lost;

    /// <summary>
    /// How many wait on a person; above <see cref="MostCounted"/> only that there are more, without reading them.
    /// </summary>
    public async Task<int> CountAsync(Person person, CancellationToken ct)
    {
        var now = await database.NowAsync(ct);
        var keys = await KeysAsync(person, now, ct);
        return await engine.As(engine.SightOf(person, now)).CountWaitingAsync(keys, MostCounted + 1, ct) > MostCounted
            ? MostCounted + 1 : (await OfAsync(person, ct)).Count;
    }

    private static bool IsTheirTurn(Case c, CaseOptions options) =>
        !options.Under.IsEmpty && (c.Gate is null || options.Gate is { MyVote: null } || options.MayAnswer)
        && (c.Referral is null || options.Referral is not null);

    // Keys are lost when a role or a person is taken out of the file, and how many wait on a key only decides how they
    // are looked for; looking costs a look at every case, which nobody has to wait for while the file stays as it is.
    private async Task<Waiting> WaitingAsync(CancellationToken ct)
    {
        var (known, organisation) = (waiting, engine.Organisation);
        if (known is null || known.People != organisation.People || known.Roles != organisation.Roles)
            return await LookAsync(organisation, ct);
        if (Stopwatch.GetElapsedTime(known.At) >= Memory && Interlocked.Exchange(ref looking, 1) == 0)
            _ = LookAgainAsync(organisation);
        return known;
    }

    private async Task LookAgainAsync(Organisation organisation)
    {
        try
        {
            await LookAsync(organisation, CancellationToken.None);
        }
        catch (DbException)
        {
            // Whoever asks next looks again.
        }
        finally
        {
            Interlocked.Exchange(ref looking, 0);
        }
    }

    private async Task<Waiting> LookAsync(Organisation organisation, CancellationToken ct)
    {
        var cases = await engine.Cases.WaitingByKeyAsync(ct);
        return waiting = new(cases, [.. cases.Keys.Except(organisation.KnownKeys)],
            organisation.People, organisation.Roles, Stopwatch.GetTimestamp());
    }

    /// <param name="Cases">How many wait on each key.</param>
    /// <param name="Lost">Keys of people and roles that are gone.</param>
    private sealed record Waiting(ImmutableSortedDictionary<string, int> Cases, ImmutableArray<string> Lost,
        ImmutableArray<Person> People, ImmutableArray<Role> Roles, long At);
}

/// <param name="More">There may be more than these.</param>
public sealed record InboxList(IReadOnlyList<InboxItem> Items, bool More);

/// <param name="OnBehalfOf">The person, absent or delegating, whose it is; or null.</param>
public sealed record InboxItem(Case Case, CaseOptions Options, string? OnBehalfOf, bool Late)
{
    /// <summary>Id of the delegation by which it is there; null: it is their own, or of somebody absent.</summary>
    public Guid? Delegation { get; init; }
}
