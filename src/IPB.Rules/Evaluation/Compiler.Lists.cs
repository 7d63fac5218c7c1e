using System.Collections.Immutable;

namespace IPB.Rules;

/// <summary>A compiled <c>name in domain</c>.</summary>
internal sealed record IteratorCode(string Name, Code Domain, Code? To);

internal static partial class Compiler
{
    /// <summary>A condition that can be a number is first tried as an index, without any item.</summary>
    private static LinkCode Compile(Filter filter, Layout layout)
    {
        var condition = Compile(filter.Condition, layout.WithItem());
        if (filter.Condition is Rules.Compare or Rules.Logic or Rules.Between or Rules.Within or Rules.Quantified
            or Rules.InstanceOf)
            return (frame, value) => Items(frame, value, condition);
        return (frame, value) => value is not null && condition(frame.WithItem(null)) is FeelNumber at
            ? ItemAt(ListFunctions.AsList(value), at)
            : Items(frame, value, condition);
    }

    private static object?[]? Items(Frame frame, object? value, Code condition)
    {
        if (value is null) return null;
        var list = ListFunctions.AsList(value);
        frame.Budget.Walk(list.Count);
        var kept = new List<object?>();
        for (var i = 0; i < list.Count; i++)
            if (condition(frame.WithItem(list[i])) is true) kept.Add(list[i]);
        return [.. kept];
    }

    /// <summary>Counts from 1; negative from the end.</summary>
    private static object? ItemAt(IReadOnlyList<object?> list, FeelNumber index)
    {
        if (!index.IsWhole || index.Within(-list.Count, list.Count) is not { } at || at == 0) return null;
        return list[(int)(at > 0 ? at - 1 : list.Count + at)];
    }

    private static Code For(For loop, Layout layout)
    {
        var (iterators, inner) = Compile(loop.Iterators, layout.With(Name.Partial));
        var body = Compile(loop.Body, inner);
        return frame =>
        {
            var results = new Results();
            var complete = Iterate(frame.With(Name.Partial, results), iterators, 0, each =>
            {
                results.Add(body(each));
                return true;
            });
            return complete is null ? null : results.All();
        };
    }

    /// <summary>
    /// <c>some</c> is an or over the items, <c>every</c> an and; a domain that is no list makes it null.
    /// </summary>
    private static Code Quantified(Quantified quantified, Layout layout)
    {
        var (iterators, inner) = Compile(quantified.Iterators, layout);
        var body = Compile(quantified.Body, inner);
        var isEvery = quantified.IsEvery;
        return frame =>
        {
            bool? result = isEvery;
            var complete = Iterate(frame, iterators, 0, each =>
            {
                var value = body(each) as bool?;
                result = isEvery ? Truth.And(result, value) : Truth.Or(result, value);
                return result != !isEvery;
            });
            return complete is null ? null : Truth.Of(result);
        };
    }

    private static (IteratorCode[] Codes, Layout Inner) Compile(ImmutableArray<Iterator> iterators, Layout layout)
    {
        var codes = new IteratorCode[iterators.Length];
        for (var i = 0; i < codes.Length; i++)
        {
            var (name, domain, to) = iterators[i];
            codes[i] = new IteratorCode(name, Compile(domain, layout), to is null ? null : Compile(to, layout));
            layout = layout.With(name);
        }
        return (codes, layout);
    }

    /// <summary>Visits until told to stop (then false); null when a domain is no list or range.</summary>
    private static bool? Iterate(Frame frame, IteratorCode[] iterators, int depth, Func<Frame, bool> visit)
    {
        if (depth == iterators.Length) return visit(frame);
        var iterator = iterators[depth];
        if (Domain(frame, iterator) is not { } items) return null;
        foreach (var item in items)
        {
            frame.Budget.Step();
            var more = Iterate(frame.With(iterator.Name, item), iterators, depth + 1, visit);
            if (more != true) return more;
        }
        return true;
    }

    private static IEnumerable<object?>? Domain(Frame frame, IteratorCode iterator)
    {
        var from = iterator.Domain(frame);
        if (iterator.To is not null) return Between(from, iterator.To(frame));
        if (from is null) return null;
        if (from is FeelRange range) return Between(frame.Budget, range);
        var list = ListFunctions.AsList(from);
        Budget.CheckSize(list.Count);
        return list;
    }
}
