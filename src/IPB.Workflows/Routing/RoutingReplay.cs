using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using IPB.Workflows.Cases;
using IPB.Workflows.People;

namespace IPB.Workflows.Routing;

/// <summary>Finds which cases a changed table would send elsewhere.</summary>
public static class RoutingReplay
{
    /// <summary>Every case with where it went and where the table would send it, in the order given.</summary>
    public static async IAsyncEnumerable<Replayed> RunAsync(
        RoutingTable table, IAsyncEnumerable<CaseToReplay> cases,
        [EnumeratorCancellation] CancellationToken ct = default)
    {
        var router = new Router(table);
        await foreach (var c in cases.WithCancellation(ct))
        {
            var routed = router.Route(c.Names);
            yield return new Replayed(c.Number, c.From, routed.To, routed.Rules[0], routed.Matches);
        }
    }

    /// <summary>Names that a table reads of a case, without those that every case has.</summary>
    public static ImmutableArray<string> Inputs(RoutingTable table) => [.. RoutingNames.Read(table)];

    /// <summary>Where a table sends a case: for cases of which nobody knows where they went.</summary>
    public static Func<IReadOnlyDictionary<string, object?>, string> Departments(RoutingTable table)
    {
        var router = new Router(table);
        return names => router.Route(names).To;
    }

    /// <summary>A stored case as it was when it was routed.</summary>
    /// <returns>Null: it was not routed by the table.</returns>
    internal static CaseToReplay? Of(string number, ImmutableArray<Fact> first, string table, Organisation organisation)
    {
        var routed = first.OfType<Routed>().FirstOrDefault();
        if (routed?.Table is not { } by || TableVersion.Parse(by).Id != table) return null;
        return new CaseToReplay(number, routed.To, RoutingNames.Of(first, organisation));
    }
}

/// <summary>A case that a table is tried on.</summary>
/// <param name="From">The department that it was routed to.</param>
/// <param name="Names">Values by the names that tables read; a name left out is unknown.</param>
public sealed record CaseToReplay(string Number, string From, IReadOnlyDictionary<string, object?> Names);

/// <summary>Where a case went, and where it would go.</summary>
/// <param name="Rule">The rule that decides now.</param>
/// <param name="Words">The words of the text that it found.</param>
public sealed record Replayed(string Number, string From, string To, string Rule, ImmutableArray<string> Words)
{
    public bool Moves => From != To;
}
