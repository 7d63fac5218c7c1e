namespace IPB.Rules;

/// <summary>
/// Sorts values into classes, of which every member answers the same to comparisons with the given points: null,
/// false, true, and for each kind every point and every interval between points.
/// </summary>
internal sealed class Classes
{
    /// <summary>The class of what is not sorted: lists, contexts, moments with an offset.</summary>
    public const int Unsorted = -1;

    private const int Fixed = 3;
    private readonly object[][] _points = new object[(int)Kind.Other][];
    private readonly int[] _first = new int[(int)Kind.Other];
    private readonly Dictionary<string, int> _texts = new(StringComparer.Ordinal);
    private readonly bool _ordersTexts;

    public Classes(Points points)
    {
        _ordersTexts = points.OrdersTexts;
        var count = Fixed;
        foreach (var kind in Line.Ordered)
        {
            _first[(int)kind] = count;
            _points[(int)kind] = Sorted(points.All.Where(point => Line.Of(point) == kind));
            count += _points[(int)kind].Length * 2 + 1;
        }
        Count = count;
        var texts = _points[(int)Kind.Text];
        for (var i = 0; i < texts.Length; i++) _texts[(string)texts[i]] = _first[(int)Kind.Text] + i * 2 + 1;
    }

    public int Count { get; }

    public int Of(object? value, Budget budget)
    {
        if (value is string text) return OfText(text, budget);
        var kind = Line.Of(value);
        return kind switch
        {
            Kind.Null => 0,
            Kind.Boolean => value is true ? 2 : 1,
            Kind.Other => Unsorted,
            _ => Search(kind, value!, budget),
        };
    }

    /// <summary>All classes, with one value of each; none when no value of an interval is known.</summary>
    public IEnumerable<(int Class, object? Value)> Members(bool whole = false)
    {
        yield return (0, null);
        yield return (1, Truth.False);
        yield return (2, Truth.True);
        foreach (var kind in Line.Ordered)
            foreach (var member in Members(kind, whole)) yield return member;
    }

    public IEnumerable<(int Class, object? Value)> Members(Kind kind, bool whole)
    {
        var points = _points[(int)kind];
        for (var i = 0; i <= points.Length * 2; i++)
        {
            var (low, high) = Ends(kind, i);
            if (i % 2 == 1) yield return (_first[(int)kind] + i, points[i / 2]);
            else if (kind == Kind.Text && !_ordersTexts)
            {
                if (i == 0) yield return (_first[(int)kind], OtherText());
            }
            else if (Line.Between(kind, low, high, whole) is { } value) yield return (_first[(int)kind] + i, value);
        }
    }

    /// <summary>The interval of a class of an ordered kind: both ends are the point when it is a point.</summary>
    public (object? Low, object? High) Ends(Kind kind, int place)
    {
        var points = _points[(int)kind];
        if (place % 2 == 1) return (points[place / 2], points[place / 2]);
        return (place == 0 ? null : points[place / 2 - 1], place / 2 == points.Length ? null : points[place / 2]);
    }

    public int Place(Kind kind, int ofClass) => ofClass - _first[(int)kind];

    private int OfText(string text, Budget budget)
    {
        if (_texts.TryGetValue(text, out var found)) return found;
        return _ordersTexts ? Search(Kind.Text, text, budget) : _first[(int)Kind.Text];
    }

    private int Search(Kind kind, object value, Budget budget)
    {
        var points = _points[(int)kind];
        var (low, high) = (0, points.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            var order = Comparing.Order(budget, points[middle], value)!.Value;
            if (order == 0) return _first[(int)kind] + middle * 2 + 1;
            if (order < 0) low = middle + 1;
            else high = middle;
        }
        return _first[(int)kind] + low * 2;
    }

    private string OtherText()
    {
        var text = "other";
        while (_texts.ContainsKey(text)) text += "+";
        return text;
    }

    private static object[] Sorted(IEnumerable<object> points)
    {
        var sorted = new SortedSet<object>(points, Comparer<object>.Create(Line.Compare));
        return [.. sorted];
    }
}
