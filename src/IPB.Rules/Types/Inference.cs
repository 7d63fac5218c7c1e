namespace IPB.Rules;

/// <summary>What is known of types without judging anything.</summary>
internal static class Inference
{
    private static readonly string[] OfDate = ["year", "month", "day", "weekday"];
    private static readonly string[] OfTime = ["hour", "minute", "second"];

    public static FeelType TypeOf(Node node, Scope scope) =>
        new Checker("").Visit(node, new Known(scope, IsOpen: true));

    public static FeelType TypeOf(object? value) => value switch
    {
        null => FeelType.Null,
        FeelNumber => FeelType.Number,
        string => FeelType.String,
        bool => FeelType.Boolean,
        FeelDate => FeelType.Date,
        FeelTime => FeelType.Time,
        FeelDateTime => FeelType.DateAndTime,
        DaysTime => FeelType.DaysAndTimeDuration,
        YearsMonths => FeelType.YearsAndMonthsDuration,
        _ => FeelType.Any,
    };

    /// <summary>A type that both conform to.</summary>
    public static FeelType Common(FeelType left, FeelType right) =>
        left.ConformsTo(right) ? right : right.ConformsTo(left) ? left : FeelType.Any;

    public static FeelType Common(IEnumerable<FeelType> types)
    {
        FeelType? common = null;
        foreach (var type in types) common = common is null ? type : Common(common, type);
        return common ?? FeelType.Any;
    }

    /// <summary>Whether a value of the one type can belong to the other, as far as is known.</summary>
    public static bool CanBe(FeelType given, FeelType wanted)
    {
        if (given.Kind is FeelKind.Any or FeelKind.Null || wanted.Kind == FeelKind.Any) return true;
        if (given.Kind != wanted.Kind) return false;
        return given.Kind switch
        {
            FeelKind.List or FeelKind.Range => CanBe(given.Item!, wanted.Item!),
            FeelKind.Context => given.Members.IsEmpty
                || wanted.Members.All(m => given.Member(m.Key) is { } mine && CanBe(mine, m.Value)),
            FeelKind.Function => given.Parameters is not { } mine || wanted.Parameters is not { } other
                || mine.Length == other.Length,
            _ => true,
        };
    }

    /// <summary>As <see cref="CanBe"/>, with the conversions that a call makes: a value to a list of it and back.
    /// </summary>
    public static bool CanBecome(FeelType given, FeelType wanted) => CanBe(given, wanted)
        || (wanted.Kind == FeelKind.List && CanBe(given, wanted.Item!))
        || (given.Kind == FeelKind.List && CanBe(given.Item!, wanted));

    /// <summary>What a member of a value of the type is; null when it has no such member.</summary>
    public static FeelType? MemberOf(FeelType type, string name) => type.Kind switch
    {
        FeelKind.Any => FeelType.Any,
        FeelKind.Null => FeelType.Null,
        FeelKind.Context => type.Members.IsEmpty ? FeelType.Any : type.Member(name),
        FeelKind.List => MemberOf(type.Item!, name) is { } member ? FeelType.ListOf(member) : null,
        FeelKind.Range => OfRange(type.Item!, name),
        _ => MembersOf(type).Contains(name) ? SimpleMember(name) : null,
    };

    public static IEnumerable<string> MembersOf(FeelType type) => type.Kind switch
    {
        FeelKind.Context => type.Members.Select(m => m.Key),
        FeelKind.List => MembersOf(type.Item!),
        FeelKind.Range => ["start", "end", "start included", "end included"],
        FeelKind.Date => OfDate,
        FeelKind.Time => [.. OfTime, "time offset", "timezone"],
        FeelKind.DateAndTime => [.. OfDate, .. OfTime, "time offset", "timezone"],
        FeelKind.DaysTime => ["days", "hours", "minutes", "seconds"],
        FeelKind.YearsMonths => ["years", "months"],
        _ => [],
    };

    /// <summary>What a filter or loop takes from it, one by one.</summary>
    public static FeelType ItemOf(FeelType type) => type.Kind is FeelKind.List ? type.Item! : type;

    /// <summary>The type of an arithmetic result; null when it is always null.</summary>
    public static FeelType? Result(string operation, FeelType left, FeelType right)
    {
        if (left.Kind == FeelKind.Null || right.Kind == FeelKind.Null) return FeelType.Null;
        var kinds = (left.Kind, right.Kind);
        if (kinds is (FeelKind.Number, FeelKind.Number)) return FeelType.Number;
        if (kinds is (FeelKind.Any, FeelKind.Any)) return FeelType.Any;
        var probe = FeelKinds.Samples.Where(s => CanBe(s.Type, left))
            .SelectMany(l => FeelKinds.Samples.Where(s => CanBe(s.Type, right)), (l, r) =>
                TypeOf(Arithmetic.Apply(new Budget(), operation, l.Value, r.Value)))
            .Where(type => type.Kind != FeelKind.Null).ToList();
        return probe.Count == 0 ? null : Common(probe);
    }

    /// <summary>Whether values of the type can be put in order.</summary>
    public static bool HasOrder(FeelType type) => type.Kind is not (FeelKind.Boolean or FeelKind.List
        or FeelKind.Context or FeelKind.Range or FeelKind.Function or FeelKind.Null);

    private static FeelType? OfRange(FeelType item, string name) => name switch
    {
        "start" or "end" => item,
        "start included" or "end included" => FeelType.Boolean,
        _ => null,
    };

    private static FeelType SimpleMember(string name) => name switch
    {
        "time offset" => FeelType.DaysAndTimeDuration,
        "timezone" => FeelType.String,
        _ => FeelType.Number,
    };
}
