using System.Collections.Immutable;
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
    private Lost? lost;

    /// <summary>Most urgent first; a gate where the person has already voted is not among them, nor a
    /// referral that they do not answer.</summary>
    public async Task<IReadOnlyList<InboxItem>> OfAsync(Person person, CancellationToken ct)
    {
        var now = await database.NowAsync(ct);
        var keys = engine.Organisation.CandidateKeys(person, Stockholm.DateOf(now), await LostAsync(ct));
        var cases = await engine.As(engine.SightOf(person, now)).WaitingOnAsync(keys, ct);
        return
        [
            .. from c in cases
               let options = engine.OptionsFor(c, person, now)
               where IsTheirTurn(c, options) || !options.Conditions.IsEmpty
                   || !options.Opinions.IsEmpty
               let under = options.Under.FirstOrDefault() ?? options.UnderOfConditions.FirstOrDefault()
                   ?? options.Opinions[0].Under
               select new InboxItem(c, options, under.OnBehalfOf, c.DueAt < now) { Delegation = under.Delegation },
        ];
    }

    private static bool IsTheirTurn(Case c, CaseOptions options) =>
        !options.Under.IsEmpty && (c.Gate is null || options.Gate is { MyVote: null } || options.MayAnswer)
        && (c.Referral is null || options.Referral is not null);

    // There are none but after a role or a person was taken out of the file; looking costs a look at every case.
    private async Task<ImmutableArray<string>> LostAsync(CancellationToken ct)
    {
        if (lost is { } known && Stopwatch.GetElapsedTime(known.At) < Memory) return known.Keys;
        var keys = await engine.Cases.LostKeysAsync(engine.Organisation.KnownKeys, ct);
        lost = new(keys, Stopwatch.GetTimestamp());
        return keys;
    }

    private sealed record Lost(ImmutableArray<string> Keys, long At);
}

/// <param name="OnBehalfOf">The person, absent or delegating, whose it is; or null.</param>
public sealed record InboxItem(Case Case, CaseOptions Options, string? OnBehalfOf, bool Late)
{
    /// <summary>Id of the delegation by which it is there; null: it is their own, or of somebody absent.</summary>
    public Guid? Delegation { get; init; }
}
