using System.Collections.Immutable;
using IPB.Workflows.Cases;
using IPB.Workflows.Routines;

namespace IPB.Workflows.People;

/// <summary>
/// What can be delegated to whom: only what is one's own, or was given on with the right to pass it on; and never
/// round in a circle.
/// </summary>
internal sealed class DelegationRules(
    Organisation organisation, RoutineCatalog routines, CoverHistory all, DateTimeOffset now)
{
    private readonly DateOnly today = Calendars.Stockholm.DateOf(now);
    private readonly Cover standing = all.Standing(0, Calendars.Stockholm.DateOf(now));

    public CoverChange Make(Delegate c, Person by)
    {
        if (by.Id != c.From && !CoverRules.Administers(by))
            throw new CoverRefused(RefusalKind.NotAllowed, "not-yours", new Text(
                "Den som delegerar gör det själv, eller en systemadministratör.",
                "Whoever delegates does it themselves, or a system administrator does."));
        var made = new Delegation(Guid.CreateVersion7(now), c.From, c.To, c.First, c.Last)
        {
            Reason = Checked(c),
            Scope = c.Scope,
            Steps = c.Steps,
            Parent = c.Parent,
            MadeBy = by.Id,
            MadeAt = now,
        };
        if (c.Parent is { } parent) RequireWithin(made, ParentOf(parent, c.From));
        if (Circle(made) is { } way)
        {
            var names = string.Join(" → ", way.Select(NameOf));
            throw new CoverRefused(RefusalKind.Conflict, "delegation-circular", new Text(
                $"Det skulle gå i cirkel: {names}. Återkalla en av dem, eller välj någon annan.",
                $"It would go round in a circle: {names}. Revoke one of them, or choose somebody else."));
        }

        return new("delegated", null, made)
        {
            Messages = [CoverNews.Delegated(made, organisation, routines, now)],
        };
    }

    public CoverChange Revoke(Revoke c, Person by)
    {
        var found = all.Delegations.FirstOrDefault(d => d.Id == c.Delegation) ?? throw new CoverRefused(
            RefusalKind.NotFound, "delegation-not-found", new Text(
                "Det finns ingen sådan delegation.", "There is no such delegation."));
        var mine = by.Id == found.To || CoverRules.Administers(by)
            || new CoverHistoryChain(all).Of(found).Any(d => d.From == by.Id);
        if (!mine)
            throw new CoverRefused(RefusalKind.NotAllowed, "not-yours", new Text(
                "Den återkallas av den som delegerade, den som fick den eller en systemadministratör.",
                "It is revoked by whoever delegated it, whoever got it, or a system administrator."));
        if (found.RevokedAt is not null || found.Last < today)
            throw new CoverRefused(RefusalKind.Conflict, "delegation-ended", new Text(
                "Delegationen gäller redan inte längre.", "The delegation has ended already."));
        var revoked = found with
        {
            RevokedBy = by.Id,
            RevokedAt = now,
            RevokeReason = InputText.Optional("reason", c.Reason, 1_000),
        };
        return new(
            "revoked", null, revoked)
        { Messages = [.. CoverNews.Revoked(revoked, standing, organisation, now)] };
    }

    /// <returns>The reason.</returns>
    private string Checked(Delegate c)
    {
        var errors = ImmutableArray.CreateBuilder<(string, Text)>();
        CoverRules.Known(organisation, "from", c.From, errors);
        CoverRules.Known(organisation, "to", c.To, errors);
        if (c.From == c.To)
            errors.Add(("to", new("Välj någon annan än den som delegerar.",
                "Choose somebody else than whoever delegates.")));
        CoverRules.Period(("first", c.First), ("last", c.Last), today, errors);
        if (c.Steps is < 0 or > Delegation.MostSteps)
            errors.Add(("steps", new($"Välj 0 till {Delegation.MostSteps}.", $"Choose 0 to {Delegation.MostSteps}.")));
        if (c.Scope.UpTo is <= 0)
            errors.Add(("upTo", new("Skriv ett belopp över noll.", "Write an amount above zero.")));
        foreach (var routine in c.Scope.Routines.Where(r => routines.VersionsOf(r).Count == 0))
            errors.Add(
                ("routines", new($"Det finns ingen rutin \"{routine}\".", $"There is no routine \"{routine}\".")));
        foreach (var gate in c.Scope.Gates.Where(g => !IsGate(g)))
            errors.Add(("gates", new($"Det finns ingen beslutspunkt \"{gate}\"; skriv rutin/beslutspunkt.",
                $"There is no gate \"{gate}\"; write routine/gate.")));
        if (c.Parent is null && organisation.FindPerson(c.From) is { } from)
            foreach (var role in c.Scope.Roles.Where(r => !from.Has(r)))
                errors.Add(("roles", new($"{from.Name} har inte rollen \"{role}\" och kan inte delegera den.",
                    $"{from.Name} does not hold the role \"{role}\" and cannot delegate it.")));
        var reason = CoverRules.Reason(c.Reason, errors);
        return errors.Count == 0 ? reason : throw new InvalidInput(errors.ToImmutable());
    }

    private bool IsGate(string gate) => gate.Split('/') is [var routine, var state]
        && routines.VersionsOf(routine).Any(v => routines.Find(routine, v)?.Find(state)?.Gate is not null);

    private Delegation ParentOf(Guid id, string from)
    {
        if (standing.Find(id) is not { } parent || standing.ChainOf(parent).IsEmpty)
            throw new CoverRefused(RefusalKind.NotFound, "delegation-not-found", new Text(
                "Det finns ingen sådan delegation, eller den gäller inte längre.",
                "There is no such delegation, or it has ended."));
        if (parent.To != from)
            throw new CoverRefused(RefusalKind.NotAllowed, "not-yours", new Text(
                "Bara den som fick delegationen kan ge den vidare.",
                "Only whoever was given the delegation can pass it on."));
        return parent;
    }

    private static void RequireWithin(Delegation made, Delegation parent)
    {
        if (parent.Steps == 0)
            throw new CoverRefused(RefusalKind.NotAllowed, "delegation-not-passed-on", new Text(
                "Delegationen får inte ges vidare.", "The delegation may not be passed on."));
        if (made.Steps >= parent.Steps)
            throw new InvalidInput("steps", new(
                $"Den får ges vidare högst {parent.Steps - 1} gånger till.",
                $"It may be passed on at most {parent.Steps - 1} more times."));
        if (made.First < parent.First || made.Last > parent.Last)
            throw new InvalidInput("last", new(
                $"Den gäller {parent.First:yyyy-MM-dd} till {parent.Last:yyyy-MM-dd} och kan bara ges vidare för "
                + "den tiden.",
                $"It holds from {parent.First:yyyy-MM-dd} to {parent.Last:yyyy-MM-dd} and is passed on within "
                + "that only."));
        if (!made.Scope.IsWithin(parent.Scope))
            throw new InvalidInput("scope", new(
                "Det som ges vidare kan inte vara mer än det man själv fick: samma eller färre rutiner, roller och "
                + "beslutspunkter och samma eller lägre belopp.",
                "What is passed on cannot be more than what was given: the same or fewer routines, roles and gates, "
                + "and the same or a lower amount."));
    }

    /// <summary>
    /// From whoever delegates back to them, along delegations that hold at the same time; null: none.
    /// </summary>
    private List<string>? Circle(Delegation made)
    {
        var ways = new Queue<List<string>>([[made.From, made.To]]);
        var seen = new HashSet<string> { made.To };
        while (ways.TryDequeue(out var way))
            foreach (var next in standing.Delegations.Where(d => d.From == way[^1] && d.Meets(made)))
            {
                if (next.To == made.From) return [.. way, next.To];
                if (seen.Add(next.To)) ways.Enqueue([.. way, next.To]);
            }

        return null;
    }

    private string NameOf(string person) => organisation.FindPerson(person)?.Name ?? person;
}

/// <summary>A delegation and those it came from, whatever has ended of them.</summary>
internal sealed class CoverHistoryChain(CoverHistory all)
{
    public IEnumerable<Delegation> Of(Delegation delegation)
    {
        for (Delegation? d = delegation; d is not null; d = all.Delegations.FirstOrDefault(p => p.Id == d.Parent))
            yield return d;
    }
}
