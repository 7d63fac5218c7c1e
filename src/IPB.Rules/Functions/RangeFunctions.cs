namespace IPB.Rules;

/// <summary>
/// How points and ranges lie to each other (DMN 1.5, table 78). A point counts as the range that holds only it; an open
/// end lies beyond all values.
/// </summary>
internal static class RangeFunctions
{
    private const string Point = "Any";
    private const string Range = "range<Any>";

    public static IEnumerable<Overload> All() =>
    [
        .. Define("before", Before,
            ("point1", Point, "point2", Point), ("point", Point, "range", Range),
            ("range", Range, "point", Point), ("range1", Range, "range2", Range)),
        .. Define("after", (a, b) => Before(b, a),
            ("point1", Point, "point2", Point), ("point", Point, "range", Range),
            ("range", Range, "point", Point), ("range1", Range, "range2", Range)),
        .. Define("meets", Meets, ("range1", Range, "range2", Range)),
        .. Define("met by", (a, b) => Meets(b, a), ("range1", Range, "range2", Range)),
        .. Define("overlaps", Overlaps, ("range1", Range, "range2", Range)),
        .. Define("overlaps before", OverlapsBefore, ("range1", Range, "range2", Range)),
        .. Define("overlaps after", (a, b) => OverlapsBefore(b, a), ("range1", Range, "range2", Range)),
        .. Define("finishes", Finishes, ("point", Point, "range", Range), ("range1", Range, "range2", Range)),
        .. Define("finished by", (a, b) => Finishes(b, a),
            ("range", Range, "point", Point), ("range1", Range, "range2", Range)),
        .. Define("includes", Includes, ("range", Range, "point", Point), ("range1", Range, "range2", Range)),
        .. Define("during", (a, b) => Includes(b, a),
            ("point", Point, "range", Range), ("range1", Range, "range2", Range)),
        .. Define("starts", Starts, ("point", Point, "range", Range), ("range1", Range, "range2", Range)),
        .. Define("started by", (a, b) => Starts(b, a),
            ("range", Range, "point", Point), ("range1", Range, "range2", Range)),
        .. Define("coincides", Coincides, ("point1", Point, "point2", Point), ("range1", Range, "range2", Range)),
    ];

    private static IEnumerable<Overload> Define(
        string name, Func<Ends, Ends, bool> holds,
        params (string Name, string Type, string Name2, string Type2)[] shapes)
    {
        var pairs = shapes.Select(s => (s.Type == Range, s.Type2 == Range)).ToHashSet();
        FunctionBody body = (budget, a) =>
            pairs.Contains((a[0] is FeelRange, a[1] is FeelRange))
            && Ends.Of(budget, a[0], a[1]) is var (first, second)
                ? Truth.Of(holds(first, second))
                : null;
        return shapes.Select(s =>
            Overload.Of($"{name}({s.Name}: {s.Type}, {s.Name2}: {s.Type2}) : boolean", body));
    }

    private static bool Before(Ends a, Ends b) => a.High < b.Low || (a.High == b.Low && !(a.HasHigh && b.HasLow));

    private static bool Meets(Ends a, Ends b) => a.High == b.Low && a.HasHigh && b.HasLow;

    private static bool Overlaps(Ends a, Ends b) => !Before(a, b) && !Before(b, a);

    private static bool OverlapsBefore(Ends a, Ends b) =>
        (a.Low < b.Low || (a.Low == b.Low && a.HasLow && !b.HasLow))
        && !Before(a, b)
        && EndsWithin(a, b);

    private static bool Finishes(Ends a, Ends b) =>
        a.High == b.High && a.HasHigh == b.HasHigh && StartsWithin(a, b);

    private static bool Starts(Ends a, Ends b) => a.Low == b.Low && a.HasLow == b.HasLow && EndsWithin(a, b);

    private static bool Includes(Ends a, Ends b) => StartsWithin(b, a) && EndsWithin(b, a);

    private static bool Coincides(Ends a, Ends b) => a == b;

    private static bool StartsWithin(Ends a, Ends b) => a.Low > b.Low || (a.Low == b.Low && (!a.HasLow || b.HasLow));

    private static bool EndsWithin(Ends a, Ends b) =>
        a.High < b.High || (a.High == b.High && (!a.HasHigh || b.HasHigh));

    /// <summary>Ends of a range as ranks among all four ends: each kind of value is compared alike.</summary>
    private readonly record struct Ends(int Low, bool HasLow, int High, bool HasHigh)
    {
        private const int Beyond = 4;

        /// <summary>Null when an end is missing where a value must be, or ends cannot be compared.</summary>
        public static (Ends First, Ends Second)? Of(Budget budget, object? first, object? second)
        {
            if (AsRange(first) is not { } a || AsRange(second) is not { } b) return null;
            object?[] values = [.. new[] { a.Low, a.High, b.Low, b.High }.Where(v => v is not null)];
            if (values.Any(v => values.Any(w => Comparing.Order(budget, v, w) is null))) return null;
            return (Ranked(a), Ranked(b));

            int Rank(object? value, int whenOpen) => value is null
                ? whenOpen
                : values.Count(other => Comparing.Order(budget, other, value) < 0);

            Ends Ranked(FeelRange range) => new(
                Rank(range.Low, -1), range.LowIncluded, Rank(range.High, Beyond), range.HighIncluded);
        }

        private static FeelRange? AsRange(object? value) => value switch
        {
            null or FeelRange { Operator: "!=" } => null,
            FeelRange range => range,
            _ => new FeelRange(value, true, value, true),
        };
    }
}
