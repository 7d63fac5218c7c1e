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
        var keys = engine.Organisation.KeysFor(person, Stockholm.DateOf(now)).ToLookup(k => k.Key, k => k.OnBehalfOf);
        var cases = await engine.Cases.WaitingOnAsync(keys.Select(k => k.Key), ct);
        return
        [
            .. from c in cases
               let options = engine.OptionsFor(c, person, now)
               where IsTheirTurn(c, options, keys.Contains) || !options.Conditions.IsEmpty
               let behalf = c.WaitsOn.Concat(options.Conditions.SelectMany(t => t.AllKeys)).Where(keys.Contains)
                   .SelectMany(k => keys[k]).ToList()
               select new InboxItem(c, options, behalf.Contains(null) ? null : behalf[0], c.DueAt < now),
        ];
    }

    private static bool IsTheirTurn(Case c, CaseOptions options, Predicate<string> isTheirs) =>
        c.WaitsOn.Any(k => isTheirs(k)) && (c.Gate is null || options.Gate is { MyVote: null } || options.MayAnswer)
        && (c.Referral is null || options.Referral is not null);
}

/// <param name="OnBehalfOf">The absent person whose it is, or null.</param>
public sealed record InboxItem(Case Case, CaseOptions Options, string? OnBehalfOf, bool Late);
