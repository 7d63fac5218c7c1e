using System.Collections.Immutable;

namespace IPB.Rules;

internal static partial class Compiler
{
    private static readonly Code Null = _ => null;

    private static readonly Code Refused = frame =>
    {
        frame.Run.Refused();
        return null;
    };

    private static Code Call(Call call, Layout layout)
    {
        var function = call.Function;
        var arguments = Arguments(call.Arguments, layout, function);
        if (!call.Names.IsEmpty)
            return function.Bind(call.Names) is { } named
                ? frame => named.Invoke(frame.Budget, Values(frame, arguments))
                : Null;
        if (!function.Takes(arguments.Length)) return Null;
        var constants = call.Arguments.Select(a => a is Literal known ? known.Value : PatternFunctions.Unknown);
        var body = PatternFunctions.Prepare(function, [.. constants]) ?? function.Invoke;
        return frame => body(frame.Budget, Values(frame, arguments));
    }

    private static object?[] Values(Frame frame, Code[] arguments)
    {
        frame.Budget.Spend(1 + arguments.Length);
        var values = new object?[arguments.Length];
        for (var i = 0; i < values.Length; i++) values[i] = arguments[i](frame);
        return values;
    }

    private static Code[] Arguments(ImmutableArray<Node> nodes, Layout layout, Function? function = null) =>
    [
        .. nodes.Select((node, i) => node is Name name && (function is null || function.WantsFunction(i))
            ? Callee(name, layout)
            : Compile(node, layout)),
    ];

    /// <summary>
    /// A name that is to be a function may be a built-in one. Elsewhere it may not: a variable called <c>date</c> that
    /// has no value is null.
    /// </summary>
    private static Code Callee(Name name, Layout layout)
    {
        var read = Compile(name, layout);
        return BuiltIns.Find(name.Text) is { } builtIn ? frame => read(frame) ?? builtIn : read;
    }

    private static LinkCode Compile(Invocation invocation, Layout layout)
    {
        var arguments = Arguments(invocation.Arguments, layout);
        var names = invocation.Names;
        return (frame, value) =>
        {
            if (value is not FeelFunction function) return null;
            var values = Values(frame, arguments);
            if (names.IsEmpty) return function.Invoke(frame.Budget, values);
            if (function is Function builtIn) return builtIn.Bind(names)?.Invoke(frame.Budget, values);
            return InOrder(function.Parameters, names, values) is { } ordered
                ? function.Invoke(frame.Budget, ordered)
                : null;
        };
    }

    /// <summary>Null when a parameter is left out or a name is none of them.</summary>
    private static object?[]? InOrder(IReadOnlyList<string> parameters, ImmutableArray<string> names, object?[] values)
    {
        if (parameters.Count != names.Length) return null;
        var ordered = new object?[values.Length];
        for (var i = 0; i < ordered.Length; i++)
        {
            var at = names.IndexOf(parameters[i]);
            if (at < 0) return null;
            ordered[i] = values[at];
        }
        return ordered;
    }

    private static Code Function(FunctionOf definition, Layout layout)
    {
        var inner = definition.Formals.Aggregate(layout, (l, formal) => l.With(formal.Name));
        var body = definition.Body is null ? Refused : Compile(definition.Body, inner);
        var written = new WrittenFunction(definition, body);
        return frame => new UserFunction(written, frame);
    }
}
