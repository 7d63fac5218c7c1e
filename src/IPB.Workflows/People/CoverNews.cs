using System.Globalization;
using IPB.Workflows.Notifications;
using IPB.Workflows.Routines;

namespace IPB.Workflows.People;

/// <summary>What people are told of delegations.</summary>
internal static class CoverNews
{
    public static Message Delegated(
        Delegation made, Organisation organisation, RoutineCatalog routines, DateTimeOffset now) =>
        new(Guid.CreateVersion7(now), made.To, MessageKind.Delegated, Content(made, organisation) with
        {
            Rows = [Period(made), .. Limits(made, organisation, routines), PassingOn(made)],
        });

    /// <summary>To whoever held it, to those it was passed on to, and to whom it was taken from by another.</summary>
    public static IEnumerable<Message> Revoked(
        Delegation revoked, Cover before, Organisation organisation, DateTimeOffset now)
    {
        var gone = before.Delegations.Where(d => before.ChainOf(d).Any(c => c.Id == revoked.Id)).Append(revoked)
            .DistinctBy(d => d.Id);
        return gone.SelectMany(d => new[] { d.To, d.From }.Select(to => (to, d))).DistinctBy(x => x.to)
            .Where(x => x.to != revoked.RevokedBy)
            .Select(x => new Message(Guid.CreateVersion7(now), x.to, MessageKind.DelegationRevoked,
                Content(x.d, organisation) with
                {
                    By = Name(organisation, revoked.RevokedBy!),
                    Reason = revoked.RevokeReason,
                    Rows = [Period(x.d)],
                }));
    }

    private static MessageContent Content(Delegation d, Organisation organisation) =>
        new("", $"{Name(organisation, d.From)} → {Name(organisation, d.To)}", new("Delegation", "Delegation"),
            new("", ""))
        {
            By = Name(organisation, d.From),
            For = Name(organisation, d.From),
            Reason = d.Reason,
        };

    private static Text Period(Delegation d)
    {
        var (first, last) = (d.First.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            d.Last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        return new($"Gäller {first} till {last}", $"Holds from {first} to {last}");
    }

    private static IEnumerable<Text> Limits(Delegation d, Organisation organisation, RoutineCatalog routines)
    {
        if (d.Scope.IsAll)
            yield return new("Allt som väntar på den som delegerar", "All that waits on whoever delegates");
        if (!d.Scope.Routines.IsEmpty)
            yield return Listed(new("Rutiner", "Routines"),
                d.Scope.Routines.Select(r => routines.Find(r)?.Name ?? new(r, r)));
        if (!d.Scope.Roles.IsEmpty)
            yield return Listed(new("Roller", "Roles"),
                d.Scope.Roles.Select(r => organisation.FindRole(r)?.Name ?? new(r, r)));
        if (!d.Scope.Gates.IsEmpty)
            yield return Listed(new("Beslutspunkter", "Gates"), d.Scope.Gates.Select(g => GateName(g, routines)));
        if (d.Scope.UpTo is { } most)
            yield return new(string.Create(CultureInfo.GetCultureInfo("sv-SE"), $"Upp till {most:N0} kr"),
                string.Create(CultureInfo.GetCultureInfo("en-GB"), $"Up to SEK {most:N0}"));
    }

    internal static Text GateName(string gate, RoutineCatalog routines) => gate.Split('/') is [var id, var state]
        && routines.Find(id) is { } routine && routine.Find(state) is { } known
            ? new($"{routine.Name.Sv}: {known.Name.Sv}", $"{routine.Name.En}: {known.Name.En}") : new(gate, gate);

    private static Text PassingOn(Delegation d) => d.Steps switch
    {
        0 => new("Får inte ges vidare", "May not be passed on"),
        1 => new("Får ges vidare en gång", "May be passed on once"),
        _ => new($"Får ges vidare i {d.Steps} led", $"May be passed on {d.Steps} times over"),
    };

    private static Text Listed(Text name, IEnumerable<Text> items)
    {
        var all = items.ToList();
        return new($"{name.Sv}: {string.Join(", ", all.Select(i => i.Sv))}",
            $"{name.En}: {string.Join(", ", all.Select(i => i.En))}");
    }

    private static string Name(Organisation organisation, string person) =>
        organisation.FindPerson(person)?.Name ?? person;
}
