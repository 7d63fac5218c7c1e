using System.Collections.Immutable;
using System.Globalization;

namespace IPB.Rules;

/// <summary>
/// A built-in function: one name and one or more ways to call it. Arguments of wrong types give null.
/// </summary>
internal sealed class Function : FeelFunction
{
    public Function(string name, ImmutableArray<Overload> overloads)
    {
        (Name, Overloads) = (name, overloads);
        Parameters = [.. overloads[0].Parameters.Select(p => p.Name)];
    }

    public string Name { get; }

    public ImmutableArray<Overload> Overloads { get; }

    /// <summary>Of its first overload.</summary>
    public override IReadOnlyList<string> Parameters { get; }

    /// <summary>Such as <c>2 to 3 arguments</c>.</summary>
    public string Arity
    {
        get
        {
            var (least, most) = (Overloads.Min(o => o.Least), Overloads.Max(o => o.Most));
            return string.Create(CultureInfo.InvariantCulture,
                $"{least}{(most == least ? "" : most == Overload.Any ? " or more" : $" to {most}")} "
                + $"argument{(most == 1 ? "" : "s")}");
        }
    }

    /// <summary>Whether the parameter at that place is a function.</summary>
    public bool WantsFunction(int place) => Overloads.Any(o =>
        place < o.Parameters.Length && o.Parameters[place].Type.StartsWith("function", StringComparison.Ordinal));

    internal override bool Takes(int arguments) => Overloads.Any(o => o.Takes(arguments));

    /// <summary>
    /// Finds the overload that has parameters of these names and no other that must be given; null when there is none.
    /// </summary>
    public NamedCall? Bind(IReadOnlyList<string> names)
    {
        foreach (var overload in Overloads)
            if (overload.Bind(names) is { } order) return new NamedCall(overload, order);
        return null;
    }

    /// <summary>The answer of the first overload that takes the arguments.</summary>
    internal override object? Invoke(Budget budget, object?[] arguments)
    {
        Overload? tried = null;
        foreach (var overload in Overloads)
        {
            if (!overload.Takes(arguments.Length) || Equals(tried?.Body, overload.Body)) continue;
            if (overload.Invoke(budget, arguments) is { } answer) return answer;
            tried = overload;
        }
        return null;
    }
}

/// <summary>
/// A call by names: <paramref name="Order"/> tells for each parameter of the overload which of the names gives it; -1
/// for one in the middle that is left out (null).
/// </summary>
internal sealed record NamedCall(Overload Overload, ImmutableArray<int> Order)
{
    /// <param name="values">The values in the order of the names.</param>
    public object? Invoke(Budget budget, object?[] values) =>
        Overload.Invoke(budget, [.. Order.Select(at => at < 0 ? null : values[at])]);
}
