using IPB.Workflows;
using IPB.Workflows.Calendars;
using IPB.Workflows.Cases;
using IPB.Workflows.People;
using IPB.Workflows.Storage;

namespace IPB.Host.Gates;

/// <summary>What waits on a person, for pages, programs and digests alike.</summary>
public sealed class Inbox(WorkflowEngine engine, Database database)
{
    /// <summary>Most urgent first; a gate where the person has already voted is not among them, nor a
    /// referral that they do not answer.</summary>
    public async Task<IReadOnlyList<InboxItem>> OfAsync(Person person, CancellationToken ct)
    {
        var now = await database.NowAsync(ct);
        var keys = engine.Organisation.CandidateKeys(person, Stockholm.DateOf(now));
        var cases = await engine.Cases.WaitingOnAsync(keys, ct);
        return
        [
            .. from c in cases
               let options = engine.OptionsFor(c, person, now)
               where !options.Under.IsEmpty
               where c.Gate is null || options.Gate is { MyVote: null }
               where c.Referral is null || options.Referral is not null
               let under = options.Under[0]
               select new InboxItem(c, options, under.OnBehalfOf, c.DueAt < now) { Delegation = under.Delegation },
        ];
    }
}

/// <param name="OnBehalfOf">The person, absent or delegating, whose it is; or null.</param>
public sealed record InboxItem(Case Case, CaseOptions Options, string? OnBehalfOf, bool Late)
{
    /// <summary>Id of the delegation by which it is there; null: it is their own, or of somebody absent.</summary>
    public Guid? Delegation { get; init; }
}
