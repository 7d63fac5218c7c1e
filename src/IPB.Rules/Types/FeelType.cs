using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace IPB.Rules;

/// <summary>A type of FEEL. Types that are written the same are equal.</summary>
public sealed partial class FeelType : IEquatable<FeelType>
{
    /// <summary>Every value.</summary>
    public static readonly FeelType Any = new(FeelKind.Any);

    /// <summary>Only null; conforms to every type.</summary>
    public static readonly FeelType Null = new(FeelKind.Null);

    public static readonly FeelType Number = new(FeelKind.Number);

    [SuppressMessage("Naming", "CA1720:Identifier contains type name", Justification = "It is FEEL's word")]
    public static readonly FeelType String = new(FeelKind.String);

    public static readonly FeelType Boolean = new(FeelKind.Boolean);
    public static readonly FeelType Date = new(FeelKind.Date);
    public static readonly FeelType Time = new(FeelKind.Time);
    public static readonly FeelType DateAndTime = new(FeelKind.DateAndTime);
    public static readonly FeelType DaysAndTimeDuration = new(FeelKind.DaysTime);
    public static readonly FeelType YearsAndMonthsDuration = new(FeelKind.YearsMonths);

    internal static readonly FeelType AnyList = new(FeelKind.List) { Item = Any };
    internal static readonly FeelType AnyContext = new(FeelKind.Context);
    internal static readonly FeelType AnyRange = new(FeelKind.Range) { Item = Any };

    /// <summary>A function about which nothing more is known.</summary>
    internal static readonly FeelType AnyFunction = new(FeelKind.Function) { Result = Any };

    /// <summary>The parts of a larger type are not told: types may name each other over and over.</summary>
    private const int MostParts = 5_000;

    private FeelType(FeelKind kind) => Kind = kind;

    internal FeelKind Kind { get; }

    /// <summary>What a list or range holds; null for other types.</summary>
    public FeelType? Item { get; private init; }

    /// <summary>Of a context, in order; a context may have more of them than its type says.</summary>
    public ImmutableArray<KeyValuePair<string, FeelType>> Members { get; private init; } = [];

    /// <summary>Of a function; null for other types, and when they are unknown.</summary>
    public ImmutableArray<FeelType>? Parameters { get; private init; }

    /// <summary>What a function gives; null for other types.</summary>
    public FeelType? Result { get; private init; }

    /// <summary>How many types it is made of.</summary>
    private int Parts { get; init; } = 1;

    public static FeelType ListOf(FeelType item) => item.Parts >= MostParts
        ? AnyList
        : new FeelType(FeelKind.List) { Item = item, Parts = item.Parts + 1 };

    public static FeelType RangeOf(FeelType item) => item.Parts >= MostParts
        ? AnyRange
        : new FeelType(FeelKind.Range) { Item = item, Parts = item.Parts + 1 };

    public static FeelType ContextOf(IEnumerable<KeyValuePair<string, FeelType>> members)
    {
        var all = members.ToImmutableArray();
        var parts = 1 + all.Sum(m => m.Value.Parts);
        return parts > MostParts ? AnyContext : new FeelType(FeelKind.Context) { Members = all, Parts = parts };
    }

    public static FeelType FunctionOf(IEnumerable<FeelType> parameters, FeelType result)
    {
        var all = parameters.ToImmutableArray();
        var parts = 1 + result.Parts + all.Sum(p => p.Parts);
        return parts > MostParts
            ? AnyFunction
            : new FeelType(FeelKind.Function) { Parameters = all, Result = result, Parts = parts };
    }

    /// <summary>
    /// Reads a type as FEEL writes it: <c>number</c>, <c>list&lt;date and time&gt;</c>,
    /// <c>context&lt;a: string&gt;</c>, <c>function&lt;number&gt; -&gt; string</c>, <c>range&lt;date&gt;</c>,
    /// or one of the types named.
    /// </summary>
    /// <param name="named">Types by name, such as the item definitions of a model.</param>
    public static bool TryParse(
        string text, IReadOnlyDictionary<string, FeelType> named, [NotNullWhen(true)] out FeelType? type)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            type = Parser.ParseType(text, Scope.Empty.WithTypes(named));
        }
        catch (FeelSyntaxException)
        {
            type = null;
        }
        return type is not null;
    }

    /// <summary>The type of a member of a context; null when the context does not tell.</summary>
    internal FeelType? Member(string name)
    {
        foreach (var member in Members)
            if (member.Key == name) return member.Value;
        return null;
    }

    public bool Equals(FeelType? other) => other is not null
        && (ReferenceEquals(this, other) || (Kind == other.Kind && ToString() == other.ToString()));

    public override bool Equals(object? obj) => Equals(obj as FeelType);

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>As FEEL writes it.</summary>
    public override string ToString() => Kind switch
    {
        FeelKind.Any => "Any",
        FeelKind.Null => "Null",
        FeelKind.DateAndTime => "date and time",
        FeelKind.DaysTime => "days and time duration",
        FeelKind.YearsMonths => "years and months duration",
        FeelKind.List => $"list<{Item}>",
        FeelKind.Range => $"range<{Item}>",
        FeelKind.Context => $"context<{string.Join(", ", Members.Select(m => $"{m.Key}: {m.Value}"))}>",
        FeelKind.Function when Parameters is null => "function",
        FeelKind.Function => $"function<{string.Join(", ", Parameters.Value)}> -> {Result}",
        _ => Kind.ToString().ToLowerInvariant(),
    };
}

internal enum FeelKind
{
    Any,
    Null,
    Number,
    String,
    Boolean,
    Date,
    Time,
    DateAndTime,
    DaysTime,
    YearsMonths,
    List,
    Context,
    Range,
    Function,
}
