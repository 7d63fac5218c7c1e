namespace IPB.Rules;

/// <summary>Functions that answer another list. Positions count from 1, negative ones from the end.</summary>
internal static class ListChanges
{
    public static IEnumerable<Overload> All() =>
    [
        Overload.Of("sublist(list: list<Any>, start position: number, length: number?) : list<Any>", Sublist),
        Overload.Of("append(list: list<Any>, item: Any...) : list<Any>",
            (_, a) => Built([.. List(a[0]), .. a.Skip(1)])),
        Overload.Of("concatenate(list: list<Any>...) : list<Any>", Concatenate),
        Overload.Of("insert before(list: list<Any>, position: number, newItem: Any) : list<Any>",
            (_, a) => At(a) is { } at ? Built([.. List(a[0]).Take(at), a[2], .. List(a[0]).Skip(at)]) : null),
        Overload.Of("remove(list: list<Any>, position: number) : list<Any>",
            (_, a) => At(a) is { } at ? Built([.. List(a[0]).Take(at), .. List(a[0]).Skip(at + 1)]) : null),
        Overload.Of("list replace(list: list<Any>, position: number, newItem: Any) : list<Any>",
            (_, a) => At(a) is { } at ? Built([.. List(a[0]).Take(at), a[2], .. List(a[0]).Skip(at + 1)]) : null),
        Overload.Of(
            "list replace(list: list<Any>, match: function<Any, Any> -> boolean, newItem: Any) : list<Any>", Replace),
        Overload.Of("reverse(list: list<Any>) : list<Any>", (_, a) => Built([.. List(a[0]).Reverse()])),
        Overload.Of("union(list: list<Any>...) : list<Any>",
            (budget, a) => Concatenate(budget, a) is { } all ? Distinct(budget, all) : null),
        Overload.Of("distinct values(list: list<Any>) : list<Any>", (budget, a) => Distinct(budget, List(a[0]))),
        Overload.Of("flatten(list: list<Any>) : list<Any>", Flatten),
        Overload.Of("sort(list: list<Any>, precedes: function<Any, Any> -> boolean) : list<Any>", Sort),
    ];

    private static IReadOnlyList<object?> List(object? argument) => ListFunctions.List(argument);

    private static object?[] Built(object?[] list)
    {
        Budget.CheckSize(list.Length);
        return list;
    }

    /// <summary>The index that the second argument means as a position; null when the list does not have it.</summary>
    private static int? At(object?[] arguments)
    {
        var count = List(arguments[0]).Count;
        if ((arguments[1] as FeelNumber?)?.Within(-count, count) is not { } position || position == 0) return null;
        return (int)(position > 0 ? position - 1 : count + position);
    }

    private static object?[]? Sublist(Budget budget, object?[] arguments)
    {
        if (At(arguments) is not { } at) return null;
        var rest = List(arguments[0]).Count - at;
        var length = arguments.Length == 2 ? rest : arguments[2] as FeelNumber?;
        if (length is null || length.Value.Sign < 0) return null;
        return [.. List(arguments[0]).Skip(at).Take((int)(length.Value.Within(0, rest) ?? rest))];
    }

    private static object?[] Concatenate(Budget budget, object?[] lists)
    {
        Budget.CheckSize(lists.Sum(list => (long)List(list).Count));
        return [.. lists.SelectMany(List)];
    }

    private static object?[]? Replace(Budget budget, object?[] arguments)
    {
        if (arguments[1] is not FeelFunction match || !match.Takes(2)) return null;
        var list = List(arguments[0]);
        var replaced = new object?[list.Count];
        for (var i = 0; i < replaced.Length; i++)
        {
            budget.Step();
            if (match.Invoke(budget, [list[i], arguments[2]]) is not bool matches) return null;
            replaced[i] = matches ? arguments[2] : list[i];
        }
        return replaced;
    }

    private static object?[] Distinct(Budget budget, IReadOnlyList<object?> list)
    {
        var known = new ValueSet(budget);
        return [.. list.Where(known.Add)];
    }

    private static List<object?> Flatten(Budget budget, object?[] arguments)
    {
        var flat = new List<object?>();
        Flatten(budget, List(arguments[0]), flat);
        return flat;
    }

    private static void Flatten(Budget budget, IReadOnlyList<object?> list, List<object?> flat)
    {
        budget.Enter();
        foreach (var item in list)
        {
            budget.Step();
            if (item is IReadOnlyList<object?> inner) Flatten(budget, inner, flat);
            else flat.Add(item);
            Budget.CheckSize(flat.Count);
        }
        budget.Leave();
    }

    private static object?[]? Sort(Budget budget, object?[] arguments)
    {
        if (arguments[1] is not FeelFunction precedes || !precedes.Takes(2)) return null;
        object?[] items = [.. List(arguments[0])];
        return Sort(budget, items, new object?[items.Length], precedes) ? items : null;
    }

    /// <summary>
    /// By merging, which ends whatever the function answers and leaves equal items in their order. False when an answer
    /// is no truth value.
    /// </summary>
    private static bool Sort(Budget budget, Span<object?> items, Span<object?> spare, FeelFunction precedes)
    {
        if (items.Length < 2) return true;
        var half = items.Length / 2;
        if (!Sort(budget, items[..half], spare[..half], precedes)) return false;
        if (!Sort(budget, items[half..], spare[half..], precedes)) return false;
        var (left, right) = (0, half);
        for (var i = 0; i < items.Length; i++)
        {
            budget.Step();
            var fromRight = left == half;
            if (left < half && right < items.Length)
            {
                if (precedes.Invoke(budget, [items[right], items[left]]) is not bool before) return false;
                fromRight = before;
            }
            spare[i] = items[fromRight ? right++ : left++];
        }
        spare[..items.Length].CopyTo(items);
        return true;
    }
}
