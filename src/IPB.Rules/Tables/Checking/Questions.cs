namespace IPB.Rules;

/// <summary>Asks for a case in some rules and in no others, and makes sure of it by evaluating the table.</summary>
internal sealed class Questions
{
    private const int MostConflicts = 200;
    private readonly CompiledTable _compiled;
    private readonly int _steps;
    private readonly List<Region> _impossible = [];

    public Questions(DecisionTable table, TableModel model, int steps)
    {
        (_compiled, Model, _steps) = (CompiledTable.Compile(table), model, steps);
        Regions = [.. model.Rules.Select(rule => Region.Of(rule.Conditions, model.Axes))];
    }

    public TableModel Model { get; }

    public Region[] Regions { get; }

    /// <summary>An example in every region of the first group and none of the second that the table confirms.</summary>
    /// <exception cref="NotDecidedException">It takes too many steps, or texts that cannot be made.</exception>
    public (Example Example, int[] Chosen)? Find(
        IEnumerable<Region> inside, IReadOnlyCollection<Region> outside, Func<Example, bool> confirms)
    {
        for (var attempt = 0; attempt < MostConflicts; attempt++)
        {
            var found = CoverSearch.Find(Model.Axes, inside, outside.Concat(_impossible), _steps);
            if (found is not { } chosen) return null;
            var example = Example.Of(_compiled, Model, chosen);
            if (confirms(example)) return (Simplest(example, chosen, confirms), chosen);
            _impossible.Add(Region.Of(Conflicts.Of(Model, chosen), Model.Axes));
        }
        throw new NotDecidedException();
    }

    /// <summary>Without words and items that it does not need.</summary>
    private Example Simplest(Example example, int[] chosen, Func<Example, bool> confirms)
    {
        var optional = Model.Subjects.SelectMany(subject =>
            subject.WordAxes.Select(word => word.Axis).Concat(subject.ItemAxes.Select(item => item.Axis)));
        foreach (var axis in optional.Where(axis => chosen[axis.Number] == 1))
        {
            chosen[axis.Number] = 0;
            var simpler = Example.Of(_compiled, Model, chosen);
            if (confirms(simpler)) example = simpler;
            else chosen[axis.Number] = 1;
        }
        return example;
    }

    /// <summary>Whether they share a case; true also when that is not found out.</summary>
    public bool Meet(Region left, Region right)
    {
        if (!left.Meets(right)) return false;
        if (left.Conditions.IsEmpty && right.Conditions.IsEmpty) return true;
        try
        {
            return CoverSearch.Find(Model.Axes, [left, right], [], _steps) is not null;
        }
        catch (NotDecidedException)
        {
            return true;
        }
    }

    /// <summary>Whether the cells of a rule can hold at all.</summary>
    public bool Reach(int rule) => Model.Rules[rule].IsRead
        ? FindCase(rule) is not null
        : CoverSearch.Find(Model.Axes, [Regions[rule]], [], _steps) is not null;

    /// <summary>A case of the rule; null when there is none that was found.</summary>
    public Example? CaseOf(int rule)
    {
        try
        {
            return Model.Rules[rule].IsRead ? FindCase(rule) : null;
        }
        catch (NotDecidedException)
        {
            return null;
        }
    }

    private Example? FindCase(int rule) => Find([Regions[rule]], [], example => example.Matches()[rule])?.Example;

    /// <summary>Whether others take all cases of a rule.</summary>
    public bool IsWithin(int rule, IReadOnlyCollection<int> others) =>
        Find([Regions[rule]], [.. others.Select(other => Regions[other])], example =>
        {
            var matches = example.Matches();
            return matches[rule] && !others.Any(other => matches[other]);
        }) is null;

    public Example ExampleOf(int[] chosen) => Example.Of(_compiled, Model, chosen);
}
