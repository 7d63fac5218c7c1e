using System.Collections.Immutable;

namespace IPB.Rules;

/// <summary>A compiled step of <c>source.member[filter]</c>.</summary>
internal delegate object? LinkCode(Frame frame, object? value);

/// <summary>A compiled <c>name in domain</c>.</summary>
internal sealed record IteratorCode(string Name, Code Domain, Code? To);

internal static partial class Compiler
{
    /// <summary>The names right after a variable are read as one path; see <see cref="Run.Read"/>.</summary>
    private static Code Access(Access access)
    {
        var members = access.Source is Name
            ? access.Links.TakeWhile(l => l is Member).Cast<Member>().Select(m => m.Name).ToArray()
            : [];
        var source = access.Source is Name name ? Read([name.Text, .. members]) : Compile(access.Source);
        var links = access.Links.Skip(members.Length).Select(Compile).ToArray();
        return frame =>
        {
            var value = source(frame);
            foreach (var link in links) value = link(frame, value);
            return value;
        };
    }

    private static LinkCode Compile(Link link) => link switch
    {
        Member member => (frame, value) => Members.Read(frame.Budget, value, member.Name),
        Filter filter => Compile(filter),
        _ => throw new ArgumentOutOfRangeException(nameof(link), link.GetType().Name, "no such link"),
    };

    /// <summary>A condition that can be a number is first tried as an index, outside of any item.</summary>
    private static LinkCode Compile(Filter filter)
    {
        var condition = Compile(filter.Condition);
        var canBeIndex = filter.Condition is not (Rules.Compare or Rules.Logic or Rules.Between or Rules.Within
            or Rules.Quantified);
        return (frame, value) =>
        {
            if (value is null) return null;
            var list = ListFunctions.AsList(value);
            frame.Budget.Walk(list.Count);
            if (canBeIndex && condition(frame) is FeelNumber index) return ItemAt(list, index);
            return list.Where(item => condition(frame.WithItem(item)) is true).ToArray();
        };
    }

    /// <summary>Counts from 1; negative from the end.</summary>
    private static object? ItemAt(IReadOnlyList<object?> list, FeelNumber index)
    {
        if (!index.IsWhole || index.Within(-list.Count, list.Count) is not { } at || at == 0) return null;
        return list[(int)(at > 0 ? at - 1 : list.Count + at)];
    }

    private static Code For(For loop)
    {
        var iterators = Compile(loop.Iterators);
        var body = Compile(loop.Body);
        return frame =>
        {
            var results = new List<object?>();
            var complete = Iterate(frame, iterators, 0, inner =>
            {
                results.Add(body(inner));
                Budget.CheckSize(results.Count);
                return true;
            });
            return complete is null ? null : results.ToArray();
        };
    }

    /// <summary>
    /// <c>some</c> is an or over the items, <c>every</c> an and; a domain that is no list makes it null.
    /// </summary>
    private static Code Quantified(Quantified quantified)
    {
        var iterators = Compile(quantified.Iterators);
        var body = Compile(quantified.Body);
        var isEvery = quantified.IsEvery;
        return frame =>
        {
            bool? result = isEvery;
            var complete = Iterate(frame, iterators, 0, inner =>
            {
                var value = body(inner) as bool?;
                result = isEvery ? Truth.And(result, value) : Truth.Or(result, value);
                return result != !isEvery;
            });
            return complete is null ? null : Truth.Of(result);
        };
    }

    private static IteratorCode[] Compile(ImmutableArray<Iterator> iterators) =>
        [.. iterators.Select(i => new IteratorCode(i.Name, Compile(i.Domain), i.To is null ? null : Compile(i.To)))];

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
        if (iterator.To is not null) return WholeNumbers(from, iterator.To(frame));
        if (from is null) return null;
        var list = ListFunctions.AsList(from);
        Budget.CheckSize(list.Count);
        return list;
    }

    private static IEnumerable<object?>? WholeNumbers(object? from, object? to)
    {
        if (from is not FeelNumber { IsWhole: true } first || to is not FeelNumber { IsWhole: true } last) return null;
        var distance = FeelNumber.Sum(last, -first)?.Within(-Limits.ListSize, Limits.ListSize) ?? Limits.ListSize;
        var count = (int)Math.Abs(distance) + 1;
        Budget.CheckSize(count);
        return Enumerable.Range(0, count).Select(i => (object?)(distance > 0 ? first + i : first - i));
    }
}
