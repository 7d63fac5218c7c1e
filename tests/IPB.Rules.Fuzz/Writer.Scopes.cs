namespace IPB.Rules.Fuzz;

/// <summary>Expressions that make variables, or call functions.</summary>
internal sealed partial class Writer
{
    private static readonly string[] NewNames = ["i", "it em", "p+q", "n", "line-total", "ä", "partial sum"];

    private static readonly Dictionary<string, Overload[]> ByResult = BuiltIns.Names
        .SelectMany(name => BuiltIns.Find(name)!.Overloads)
        .GroupBy(o => o.Result).ToDictionary(g => g.Key, g => g.ToArray());

    private static readonly Overload[] AllOverloads = [.. ByResult.Values.SelectMany(o => o)];

    private string BuiltIn(string type, int depth)
    {
        var overloads = ByResult.GetValueOrDefault(type, AllOverloads);
        var overload = overloads[random.Next(overloads.Length)];
        var count = random.Next(overload.Least, Math.Min(overload.Most, overload.Least + 3) + 1);
        var parameters = Enumerable.Range(0, count)
            .Select(i => overload.Parameters[Math.Min(i, overload.Parameters.Length - 1)]).ToArray();
        var isNamed = random.Next(4) == 0 && count <= overload.Parameters.Length;
        var arguments = parameters.Select(p => (isNamed ? $"{p.Name}: " : "") + Of(p.Type, depth));
        return $"{overload.Name}({string.Join(", ", arguments)})";
    }

    private string Path(string type, int depth) => random.Next(3) switch
    {
        0 when type == "number" => Pick("order.net price", "order.tax-rate", "order.lines[1].amount",
            "order.lines[amount > 1][1].amount", "sum(order.lines.amount)"),
        1 => $"{{k: {Of(type, depth)}, m + n: k}}.{Pick("k", "m + n", "m+n")}",
        _ => $"({Context(depth)}).{Pick("a", "k", "net price", "tax-rate")}",
    };

    private string Context(int depth)
    {
        var (type, name) = (Pick(Types), Pick(NewNames));
        return $"{{{name}: {Of(type, depth)}, \"{Pick("k", "a key")}\": {With(name, type, () => Any(depth))}}}";
    }

    private string List(string item, int depth)
    {
        var name = Pick(NewNames);
        return random.Next(5) switch
        {
            0 => $"for {name} in {Of("number", 0)}..{Pick("1", "3", "-2")} return "
                + With(name, "number", () => Of(item, depth)),
            1 => $"for {name} in {Of($"list<{item}>", depth)} return {With(name, item, () => Of(item, depth))}",
            2 => $"for {name} in {Range("number", 0)}, j in [{name}, 2] return "
                + $"if count(partial) > 0 then partial[-1] else {With(name, "number", () => Of(item, depth))}",
            3 => $"({Of($"list<{item}>", depth)})[{With("item", item, () => Of("boolean", depth))}]",
            _ => $"[{Of(item, depth)}, {Of(item, depth)}]",
        };
    }

    private string Quantified(int depth)
    {
        var name = Pick(NewNames);
        return $"{Pick("some", "every")} {name} in {Of("list<number>", depth)} satisfies "
            + With(name, "number", () => Of("boolean", depth));
    }

    /// <summary>A function written in place and called at once, or by a name.</summary>
    private string Applied(string type, int depth)
    {
        var argument = Pick(Types);
        var name = Pick(NewNames);
        var function = $"function({name}{Pick("", $": {argument}")}) {With(name, argument, () => Of(type, depth))}";
        return random.Next(4) switch
        {
            0 => $"({function})({name}: {Of(argument, depth)})",
            1 => $"{{f: {function}, r: f({Of(argument, depth)})}}.r",
            2 => $"{{f: function(g, n) if n <= 0 then {Leaf(type)} else g(g, n - 1), "
                + $"r: f(f, {Pick("2", "9", "1e9")})}}.r",
            _ => $"({function})({Of(argument, depth)})",
        };
    }

    private string Function(int parameters, string result, int depth)
    {
        string[] names = [.. Enumerable.Range(0, parameters).Select(i => $"p{i}")];
        var before = _variables.Count;
        foreach (var name in names) _variables.Add((name, "Any"));
        var body = Of(result == "Any" ? "boolean" : result, depth);
        _variables.RemoveRange(before, parameters);
        return random.Next(20) == 0
            ? $"function({string.Join(", ", names)}) external {{java: {{class: \"C\", method signature: \"m()\"}}}}"
            : $"(function({string.Join(", ", names)}) {body})";
    }

    private string With(string name, string type, Func<string> write)
    {
        if (_variables.Count > Surroundings.All.Count() + MostLocals) return write();
        _variables.Add((name, type));
        var written = write();
        _variables.RemoveAt(_variables.Count - 1);
        return written;
    }
}
