using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;

namespace IPB.Rules;

internal sealed partial class Checker
{
    private static readonly ConcurrentDictionary<string, FeelType> Types = new(StringComparer.Ordinal);

    private FeelType Callee(Name name, Known known)
    {
        if (known.Scope.TypeOf(name.Text) is { } type) return type;
        if (BuiltIns.Find(name.Text) is { } builtIn) return builtIn.Type;
        if (known.IsOpen) return FeelType.Any;
        var functions = known.Scope.Names.Where(n => known.Scope.TypeOf(n)!.Kind == FeelKind.Function);
        Report(name.At, "a function that exists", $"'{name.Text}('",
            DidYouMean(name.Text, [.. functions, .. BuiltIns.Names]));
        return FeelType.Any;
    }

    private FeelType Function(FunctionOf function, Known known)
    {
        foreach (var formal in function.Formals)
        {
            if (formal.Type is null) Report(formal.At, "a type that exists", $"'{formal.TypeName}'");
            known = known.With(formal.Name, formal.Type ?? FeelType.Any);
        }
        var result = function.Body is null ? FeelType.Null : Visit(function.Body, known);
        return FeelType.FunctionOf(function.Formals.Select(f => f.Type ?? FeelType.Any), result);
    }

    private FeelType Invocation(FeelType function, Invocation invocation, Known known)
    {
        var arguments = Arguments(invocation.Arguments, known);
        if (function.Kind is FeelKind.Any) return FeelType.Any;
        if (function.Kind != FeelKind.Function)
        {
            Report(invocation.At, "a function before '('", $"{Words(function)}");
            return FeelType.Any;
        }
        if (function.Parameters is not { } parameters) return function.Result!;
        if (parameters.Length != arguments.Length)
            Report(invocation.At, Count(parameters.Length, "argument"), Count(arguments.Length, "argument"));
        else if (invocation.Names.IsEmpty)
            for (var i = 0; i < arguments.Length; i++)
                if (!Inference.CanBecome(arguments[i], parameters[i]))
                    Report(invocation.Arguments[i].At, Words(parameters[i]),
                        Described(invocation.Arguments[i], arguments[i]));
        return function.Result!;
    }

    private static string Count(int count, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");

    private FeelType[] Arguments(ImmutableArray<Node> nodes, Known known, Function? function = null) =>
    [
        .. nodes.Select((node, i) => node is Name name && (function is null || function.WantsFunction(i))
            && known.Scope.TypeOf(name.Text) is null && BuiltIns.Find(name.Text) is { } builtIn
                ? builtIn.Type
                : Visit(node, known)),
    ];

    private FeelType Call(Call call, Known known)
    {
        var arguments = Arguments(call.Arguments, known, call.Function);
        var ways = call.Names.IsEmpty
            ? Ways(call.Function, arguments.Length)
            : Ways(call.Function, call.Names);
        if (ways.Count == 0)
        {
            WrongArguments(call, arguments.Length);
            return FeelType.Any;
        }
        var fitting = ways.Where(way => WrongPlace(way, arguments) < 0).ToList();
        if (fitting.Count > 0) return Inference.Common(fitting.Select(way => TypeOf(way.Overload.Result)));
        WrongType(call, ways, arguments);
        return Inference.Common(ways.Select(way => TypeOf(way.Overload.Result)));
    }

    private static List<Way> Ways(Function function, int count) =>
        [.. function.Overloads.Where(o => o.Takes(count)).Select(o => new Way(o, [.. Enumerable.Range(0, count)]))];

    private static List<Way> Ways(Function function, ImmutableArray<string> names)
    {
        var ways = new List<Way>();
        foreach (var overload in function.Overloads)
            if (overload.Bind(names) is { } order) ways.Add(new Way(overload, order));
        return ways;
    }

    private void WrongArguments(Call call, int count)
    {
        var function = call.Function;
        if (call.Names.IsEmpty)
        {
            Report(call.At, $"{function.Name} with {function.Arity}", Count(count, "argument"));
            return;
        }
        var known = function.Overloads.SelectMany(o => o.Parameters).Select(p => p.Name).Distinct().ToList();
        var wrong = call.Names.FirstOrDefault(name => !known.Contains(name));
        var ways = string.Join(" or ", function.Overloads.Select(o =>
            string.Join(", ", o.Parameters.Select(p => $"'{p.Name}'"))).Distinct());
        Report(call.At, $"{function.Name} with {ways}",
            wrong is null ? string.Join(", ", call.Names.Select(name => $"'{name}'")) : $"'{wrong}'",
            wrong is null ? null : DidYouMean(wrong, known));
    }

    private void WrongType(Call call, List<Way> ways, FeelType[] arguments)
    {
        // The ways that go furthest are those that were probably meant.
        var furthest = ways.Max(way => WrongPlace(way, arguments));
        var wanted = ways.Where(way => WrongPlace(way, arguments) == furthest)
            .Select(way => (Parameter: way.At(furthest), Given: way.Order[furthest])).ToList();
        var argument = call.Arguments[wanted[0].Given];
        var types = string.Join(" or ", wanted.Select(w => Words(TypeOf(w.Parameter.Type))).Distinct());
        Report(argument.At, $"{types} as '{wanted[0].Parameter.Name}' of {call.Function.Name}",
            Described(argument, arguments[wanted[0].Given]));
    }

    /// <summary>The first parameter that its argument does not fit; -1 when all do.</summary>
    private static int WrongPlace(Way way, FeelType[] arguments)
    {
        for (var i = 0; i < way.Order.Length; i++)
        {
            if (way.Order[i] < 0) continue;
            if (!Inference.CanBecome(arguments[way.Order[i]], TypeOf(way.At(i).Type))) return i;
        }
        return -1;
    }

    private static FeelType TypeOf(string type) => Types.GetOrAdd(type, text =>
        FeelType.TryParse(text, ImmutableDictionary<string, FeelType>.Empty, out var found) ? found : FeelType.Any);

    /// <summary>An overload and, for each of its parameters, which argument is given to it; -1 for none.</summary>
    private sealed record Way(Overload Overload, ImmutableArray<int> Order)
    {
        public Parameter At(int place) => Overload.Parameters[Math.Min(place, Overload.Parameters.Length - 1)];
    }
}
