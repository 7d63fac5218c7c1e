using System.Collections.Immutable;

namespace IPB.Rules;

/// <summary>What a built-in does with its evaluated arguments.</summary>
internal delegate object? FunctionBody(Budget budget, object?[] arguments);

/// <param name="Type">A type of FEEL, such as <c>list&lt;number&gt;</c> or <c>Any</c>.</param>
/// <param name="IsOptional">May be left out at the end; in a call by names anywhere.</param>
/// <param name="IsMany">The last parameter stands for any number of arguments, at least one.</param>
internal sealed record Parameter(string Name, string Type, bool IsOptional, bool IsMany)
{
    public bool IsList { get; } = Type.StartsWith("list", StringComparison.Ordinal);

    public bool IsAny { get; } = Type == "Any";
}

/// <summary>
/// One way to call a function, described by its signature: <c>substring(string: string, start position: number,
/// length: number?) : string</c>. A question mark makes a parameter optional, three points let it repeat.
/// </summary>
internal sealed record Overload(
    string Name, string Signature, ImmutableArray<Parameter> Parameters, string Result, FunctionBody Body)
{
    public const int Any = int.MaxValue;

    public int Least { get; } = Parameters.Count(p => !p.IsOptional);

    public int Most { get; } = Parameters is [.., { IsMany: true }] ? Any : Parameters.Length;

    public static Overload Of(string signature, FunctionBody body)
    {
        var open = signature.IndexOf('(', StringComparison.Ordinal);
        var close = signature.LastIndexOf(')');
        var parameters = Split(signature[(open + 1)..close]).Select(Parameter);
        var result = signature[(close + 1)..].Trim(' ', ':');
        return new Overload(signature[..open], signature, [.. parameters], result, body);
    }

    public bool Takes(int arguments) => arguments >= Least && arguments <= Most;

    public ImmutableArray<int>? Bind(IReadOnlyList<string> names)
    {
        var given = names.ToImmutableArray();
        int[] order = [.. Parameters.Select(p => given.IndexOf(p.Name))];
        if (order.Count(at => at >= 0) < given.Length) return null;
        if (Parameters.Where((p, i) => order[i] < 0 && !p.IsOptional).Any()) return null;
        return [.. order[..(Array.FindLastIndex(order, at => at >= 0) + 1)]];
    }

    /// <summary>
    /// Pays for reading the arguments and converts them as DMN does: a value to the list that holds only it, such a
    /// list to its item. A list that is null has no answer.
    /// </summary>
    public object? Invoke(Budget budget, object?[] arguments)
    {
        var converted = new object?[arguments.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            var parameter = Parameters[Math.Min(i, Parameters.Length - 1)];
            converted[i] = Convert(parameter, arguments[i]);
            if (converted[i] is null && parameter.IsList) return null;
            if (converted[i] is string text) budget.Read(text.Length);
            else if (converted[i] is IReadOnlyList<object?> list) budget.Walk(list.Count);
        }
        return Body(budget, converted);
    }

    private static object? Convert(Parameter parameter, object? value) => value switch
    {
        null => null,
        IReadOnlyList<object?> list => parameter.IsList || parameter.IsAny || list.Count != 1 ? list : list[0],
        _ => parameter.IsList ? new object?[] { value } : value,
    };

    private static Parameter Parameter(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var type = text[(colon + 1)..].Trim();
        return new Parameter(text[..colon].Trim(), type.TrimEnd('?', '.'), type.EndsWith('?'), type.EndsWith("...",
            StringComparison.Ordinal));
    }

    /// <summary>At commas, save those inside a type.</summary>
    private static IEnumerable<string> Split(string parameters)
    {
        var (start, depth) = (0, 0);
        for (var i = 0; i < parameters.Length; i++)
        {
            if (parameters[i] == '<') depth++;
            else if (parameters[i] == '>' && parameters[i - 1] != '-') depth--;
            if (parameters[i] != ',' || depth > 0) continue;
            yield return parameters[start..i];
            start = i + 1;
        }
        if (start < parameters.Length) yield return parameters[start..];
    }
}
