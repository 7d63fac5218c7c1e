using IPB.Workflows.Routines;

namespace IPB.Workflows.Cases;

/// <summary>What the facts of child cases do to a case.</summary>
internal static class ChildJournal
{
    internal static Case Apply(Case c, Fact fact, DateTimeOffset at) => fact switch
    {
        ChildOrdered f => Ordered(c, f.Order),
        ChildOpened f => With(c, f.Key, k => k with { Number = f.Number, Order = null, Refused = null }),
        ChildRefused f => With(c, f.Key, k => k with { Refused = f.Reason }),
        ChildRetried f => With(c, f.Key, k => k with { Refused = null }),
        ChildDropped f => With(c, f.Key, k => k with
        {
            Ending = Ending.Discontinued,
            EndedAt = at,
            Order = null,
        }),
        ChildEnded f => With(c, f.Key, k => k with { Ending = f.Ending, EndedAt = at, Seq = f.Seq }),
        ChildReopened f => With(c, f.Key, k => k with { Ending = null, EndedAt = null, Seq = f.Seq }),
        ChildrenAwaited f => c with { Wait = new(f.State, f.Children, f.Join) },
        WaitEnded => c with { Wait = null },
        OpenedAsChild f => c with { Parent = new(f.Parent, f.Key, f.Depth) },
        _ => throw new ArgumentException($"the fact {fact.GetType().Name} is none of child cases"),
    };

    private static Case Ordered(Case c, ChildOrder order) => c with
    {
        Children = c.Children.Add(new(order.Key, order.Routine, order.Title)
        {
            Department = order.Department,
            Order = order,
        }),
        Wait = c.Wait is { } wait ? wait with { Children = wait.Children.Add(order.Key) } : null,
    };

    private static Case With(Case c, string key, Func<ChildCase, ChildCase> change) =>
        c with { Children = [.. c.Children.Select(k => k.Key == key ? change(k) : k)] };
}
