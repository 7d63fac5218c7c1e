using IPB.Workflows.Access;
using IPB.Workflows.Cases;
using IPB.Workflows.Storage;

namespace IPB.Workflows.Partners;

/// <summary>The one door for people whom the organisation does not know: to the case they were invited to.</summary>
public sealed class CasePartners
{
    private readonly WorkflowEngine engine;
    private readonly CaseStore store;

    internal CasePartners(WorkflowEngine engine, CaseStore store) => (this.engine, this.store) = (engine, store);

    /// <summary>The case of an invitation that holds at an instant, without anything that is confidential.</summary>
    /// <param name="id">As <see cref="Partner.IdOf"/> says.</param>
    /// <returns>Null: there is no such invitation, or it is over.</returns>
    public async Task<PartnerCase?> FindAsync(string id, DateTimeOffset now, CancellationToken ct = default)
    {
        if (Partner.Parse(id) is not var (number, partner)) return null;
        var invited = (await engine.Cases.FindAsync(number, ct))?.Partners.FirstOrDefault(p => p.Number == partner);
        if (invited is null) return null;
        var cases = engine.As(Sight.Of(number, invited, now));
        return await cases.FindAsync(number, ct) is { } c ? new(c, invited, await cases.JournalAsync(c, ct)) : null;
    }

    /// <summary>Does what a partner wants, once per key.</summary>
    /// <exception cref="CaseNotFound">There is no such invitation, or it is over.</exception>
    /// <exception cref="Refusal">With nothing stored.</exception>
    public async Task<StepAnswer> DoAsync(string id, PartnerCommand command, string key, CancellationToken ct = default)
    {
        if (Partner.Parse(id) is not var (number, partner)) throw new CaseNotFound("");
        var answer = await engine.Versions.FollowingAsync(StepAsync, ct);
        engine.Wake?.Invoke();
        return answer;

        Task<StepAnswer> StepAsync() =>
            store.ChangeAsync(number, new(id, key), CaseJson.WriteRequest(command, number), Decide, ct);

        Decision Decide(Case c, DateTimeOffset now)
        {
            var invited = c.Partners.FirstOrDefault(p => p.Number == partner);
            if (invited is null || !Sight.Of(number, invited, now).Sees(c)) throw new CaseNotFound(number);
            return PartnerSteps.Decide(engine.World, engine.Routines.ChooserFor(c.Routine, c.RoutineVersion), c,
                (partner, command), now);
        }
    }
}

/// <param name="Case">Masked, as is the journal.</param>
public sealed record PartnerCase(
    Case Case, Partner Partner, System.Collections.Immutable.ImmutableArray<JournalEntry> Journal);
