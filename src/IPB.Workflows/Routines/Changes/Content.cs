using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using IPB.Rules;

namespace IPB.Workflows.Routines.Changes;

/// <summary>What the records of a routine say, whichever members they have.</summary>
internal static class Content
{
    private static readonly ConcurrentDictionary<Type, ImmutableArray<PropertyInfo>> Known = new();

    // What tells versions apart, and where something stands in a file, says nothing about what happens to a case. When
    // a referral is overdue follows from the time limit of its state.
    private static readonly ImmutableHashSet<(Type, string)> Beside =
    [
        (typeof(Routine), nameof(Routine.Version)), (typeof(Routine), nameof(Routine.Source)),
        (typeof(Routine), nameof(Routine.Hash)), (typeof(Scenario), nameof(Scenario.Line)),
        (typeof(Referral), nameof(Referral.OverdueAfter)), (typeof(Opening), nameof(Opening.Line)),
        (typeof(ChildWait), nameof(ChildWait.Line)), (typeof(AutomationUse), nameof(AutomationUse.Line)),
    ];

    /// <summary>The members that are written, not derived from others, in the order of the record.</summary>
    internal static ImmutableArray<PropertyInfo> Of(Type type) => Known.GetOrAdd(type, t =>
        [.. t.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.CanWrite && !Beside.Contains((t, p.Name)))]);

    /// <summary>A record whose members are judged one by one; others are values.</summary>
    internal static bool IsBlock(Type type) => type.IsClass && type.Namespace == typeof(Routine).Namespace;

    /// <summary>Whether two say the same: records by their members, lists by their items, conditions by text.</summary>
    internal static bool Same(object? a, object? b) => (a, b) switch
    {
        (null, _) or (_, null) => a is null && b is null,
        (string, _) => a.Equals(b),
        (Expression x, Expression y) => x.Text == y.Text,
        (IDictionary x, IDictionary y) => x.Count == y.Count
            && x.Keys.Cast<object>().All(k => y.Contains(k) && Same(x[k], y[k])),
        (IEnumerable x, IEnumerable y) => Same([.. x.Cast<object?>()], [.. y.Cast<object?>()]),
        _ when a.GetType() == b.GetType() && IsBlock(a.GetType()) =>
            Of(a.GetType()).All(p => Same(p.GetValue(a), p.GetValue(b))),
        _ => a.Equals(b),
    };

    private static bool Same(ImmutableArray<object?> a, ImmutableArray<object?> b) =>
        a.Length == b.Length && a.Zip(b).All(pair => Same(pair.First, pair.Second));
}
