namespace IPB.Rules;

/// <summary>A small change of one input.</summary>
/// <param name="Subject">The input.</param>
/// <param name="Cost">How large it is: 1 for another value, word or item.</param>
/// <param name="Apply">The change from a value; null when it is none there.</param>
internal sealed record Move(Subject Subject, double Cost, Func<object?, InputChange?> Apply)
{
    /// <summary>Whether it can be made besides others of the same input.</summary>
    public bool IsPart { get; init; }

    public bool GoesWith(Move other) => Subject != other.Subject || (IsPart && other.IsPart);
}

/// <summary>All moves of an input that might matter to a table.</summary>
internal static class Moves
{
    public static IEnumerable<Move> Of(Subject subject, object? value) => subject.IsList
        ? subject.ItemAxes.Select(item => ToItem(subject, item.Item))
        : Values(subject, value).Select(other => ToValue(subject, value, other))
            .Concat(subject.HasWords && value is string ? subject.WordAxes.Select(w => ToWords(subject, w.Atom)) : []);

    /// <summary>The nearest value of each class that it is not in.</summary>
    private static IEnumerable<object?> Values(Subject subject, object? value)
    {
        var (classes, kind) = (subject.Classes, Line.Of(value));
        foreach (var (number, member) in classes.Members(subject.IsWhole))
        {
            if (number == classes.Of(value, new Budget()) || IsAnyText(subject, member)) continue;
            var near = member;
            if (member is not null && Line.Of(member) == kind && kind is not (Kind.Boolean or Kind.Text))
            {
                var (low, high) = classes.Ends(kind, classes.Place(kind, number));
                if (!ReferenceEquals(low, high) || low is null)
                    near = Line.Nearest(kind, low, high, value!, subject.IsWhole) ?? member;
            }
            if (subject.IsPossible(near)) yield return near;
        }
    }

    /// <summary>A text that no cell names stands for no advice, where the allowed values leave texts open.</summary>
    private static bool IsAnyText(Subject subject, object? member) =>
        member is string text && !subject.Points.All.Contains(text) && subject.Allowed is null;

    private static Move ToValue(Subject subject, object? value, object? other) =>
        new(subject, Distance(subject, value, other), old => new InputChange(subject.Name, old, other));

    /// <summary>Below 1, by how far it is compared with how far the table's bounds are apart.</summary>
    private static double Distance(Subject subject, object? value, object? other)
    {
        var kind = Line.Of(value);
        if (kind != Line.Of(other) || kind is Kind.Null or Kind.Boolean or Kind.Text or Kind.Other) return 1;
        var points = subject.Points.All.Where(point => Line.Of(point) == kind).Append(value!)
            .Order(Comparer<object>.Create(Line.Compare)).ToList();
        var budget = new Budget();
        var spread = Arithmetic.Apply(budget, "-", points[^1], points[0]);
        var distance = Arithmetic.Apply(budget, "-", other, value);
        if (Arithmetic.Apply(budget, "/", distance, spread) is not FeelNumber part) return 1;
        var far = Math.Abs((double)part);
        return far / (far + 1);
    }

    private static Move ToItem(Subject subject, object item) => new(subject, 1, old =>
    {
        var items = old as IReadOnlyList<object?> ?? [];
        var without = items.Where(i => Comparing.Equal(new Budget(), i, item) != true).ToArray();
        return without.Length < items.Count
            ? new InputChange(subject.Name, old, without, Removed: item)
            : new InputChange(subject.Name, old, items.Append(item).ToArray(), Added: item);
    })
    { IsPart = true };

    private static Move ToWords(Subject subject, Atom atom) => new(subject, 1, old => old is not string text ? null
        : atom.Test(text) == true ? WordMoves.Remove(subject, atom, text) : WordMoves.Add(subject, atom, text))
    { IsPart = true };
}
