namespace IPB.Rules;

/// <summary>
/// What rules ask about: a name or path that they read, or the value of an input that is calculated otherwise.
/// </summary>
internal sealed class Subject(string name, bool isPath)
{
    /// <summary>Stands among the values for any text or list that the other axes describe.</summary>
    public static readonly object Described = new();

    private static readonly Dictionary<string, Kind> KindsByType = new()
    {
        ["number"] = Kind.Number,
        ["string"] = Kind.Text,
        ["boolean"] = Kind.Boolean,
        ["date"] = Kind.Date,
        ["time"] = Kind.Time,
        ["date and time"] = Kind.Moment,
        ["days and time duration"] = Kind.DaysTime,
        ["years and months duration"] = Kind.YearsMonths,
    };

    private readonly List<Atom> _atoms = [];
    private readonly Dictionary<string, Atom> _wordTests = new(StringComparer.Ordinal);
    private object?[] _values = [];

    public string Name => name;

    /// <summary>False: the value is that of an input's expression, and cannot be given by a context.</summary>
    public bool IsPath => isPath;

    public Points Points { get; } = new();

    /// <summary>Kinds of its values; empty: those that its tests compare with.</summary>
    public HashSet<Kind> Kinds { get; } = [];

    public UnaryTests? Allowed { get; private set; }

    public bool IsList { get; set; }

    public bool IsWhole { get; init; }

    public bool IsOptional { get; init; }

    /// <summary>The choice of its class; null until resolved.</summary>
    public Axis? Main { get; private set; }

    /// <summary>A yes or no for each test of words.</summary>
    public List<(Axis Axis, Atom Atom)> WordAxes { get; } = [];

    /// <summary>A yes or no for each item that a list can have.</summary>
    public List<(Axis Axis, object Item)> ItemAxes { get; } = [];

    public IReadOnlyList<Atom> Atoms => _atoms;

    /// <summary>One value of each class of <see cref="Main"/>.</summary>
    public IReadOnlyList<object?> Values => _values;

    public bool HasWords => _atoms.Any(atom => atom.Kind == AtomKind.Words);

    public Classes Classes => new(Points);

    private bool MayBeNull => IsOptional || Points.SeesNull;

    public void Allow(UnaryTests allowed)
    {
        Allowed = allowed;
        Points.Add(allowed.Tests);
    }

    /// <summary>A declared type decides the kinds of its values.</summary>
    public void Declare(FeelType type)
    {
        var name = type.ToString();
        IsList |= name.StartsWith("list", StringComparison.Ordinal);
        if (KindsByType.TryGetValue(name, out var kind)) Kinds.Add(kind);
    }

    /// <summary>A test of words; the same one again is the same yes or no.</summary>
    public Atom AddWords(string key, Func<object?, bool?> test, IReadOnlyList<object> words)
    {
        if (_wordTests.TryGetValue(key, out var known)) return known;
        return _wordTests[key] = Add(AtomKind.Words, test, words);
    }

    public Atom Add(AtomKind kind, Func<object?, bool?> test, IReadOnlyList<object> words)
    {
        var atom = new Atom(this, kind, test, words);
        _atoms.Add(atom);
        if (kind is AtomKind.Some or AtomKind.Every) IsList = true;
        if (kind == AtomKind.Words) Kinds.Add(Kind.Text);
        return atom;
    }

    /// <summary>Its possible values, one of each class, from the allowed ones; all texts not named are one.</summary>
    public IEnumerable<object?> Members() =>
        Classes.Members(IsWhole).Select(member => member.Value).Where(IsPossible);

    public bool IsPossible(object? value)
    {
        var kind = Line.Of(value);
        var kinds = Kinds.Count > 0 ? Kinds : Points.Kinds;
        if (kind == Kind.Null && !MayBeNull) return false;
        if (kind != Kind.Null && kinds.Count > 0 && !kinds.Contains(kind)) return false;
        if (kind == Kind.Number && IsWhole && !Line.IsWhole(value!)) return false;
        return Allowed is null || IsAllowed(value);
    }

    public bool IsAllowed(object? value) => Allowed is null || Allowed.Code(FrameOf(value)) == true;

    public Frame FrameOf(object? value)
    {
        var context = isPath ? Paths.With(new Dictionary<string, object?>(), name, value) : Paths.Nothing;
        return new Frame(new Run(context)).With(Rules.Name.Input, value);
    }

    /// <summary>Makes the axes and the answers of the tests on them.</summary>
    public void Resolve(Func<int, Axis> axis)
    {
        if (IsList) ResolveList(axis);
        else ResolveClasses(axis);
    }

    /// <remarks>Tests of words stay unresolved where texts are put in order, too: both cannot be free.</remarks>
    private void ResolveClasses(Func<int, Axis> axis)
    {
        var members = Kinds.Count == 0 && Allowed is null && _atoms.Count == 0 ? [null] : Members().ToList();
        var texts = HasWords ? members.Where(IsUnnamedText).ToList() : [];
        if (texts.Count > 0) members = [.. members.Except(texts), Described];
        var compares = _atoms.Where(atom => atom.Kind == AtomKind.Compares || texts.Count == 0).ToList();
        var sample = texts.FirstOrDefault();
        bool? Answer(Atom atom, object? value) => atom.Test(ReferenceEquals(value, Described) ? sample : value);
        // Values that no test tells apart are one class.
        var groups = members.GroupBy(value => (ReferenceEquals(value, Described),
            string.Concat(compares.Select(a => Answer(a, value) switch { true => 't', false => 'f', _ => 'n' }))));
        _values = [.. groups.Select(group => group.FirstOrDefault(IsRound, group.First()))];
        Main = axis(_values.Length);
        foreach (var atom in compares)
            atom.Resolved = new OnAxis(Main, [.. _values.Select(value => Answer(atom, value))]);
        if (Points.OrdersTexts) return;
        foreach (var atom in _atoms.Except(compares)) ResolveWords(atom, axis);
    }

    private static bool IsRound(object? value) => value is FeelNumber && Line.IsWhole(value);

    private bool IsUnnamedText(object? value) => value is string text && !Points.All.Contains(text);

    /// <summary>Free for a text that is described; else what the test says of the value.</summary>
    private void ResolveWords(Atom atom, Func<int, Axis> axis)
    {
        var own = axis(2);
        WordAxes.Add((own, atom));
        var words = new OnAxis(own, [false, true]);
        if (_values.Length == 1)
        {
            atom.Resolved = words;
            return;
        }
        var isDescribed = new OnAxis(Main!, [.. _values.Select(v => (bool?)ReferenceEquals(v, Described))]);
        var fixedAnswer = new OnAxis(Main!,
            [.. _values.Select(v => ReferenceEquals(v, Described) ? false : atom.Test(v))]);
        atom.Resolved = All.Any([fixedAnswer, new All([isDescribed, words])]);
    }

    private void ResolveList(Func<int, Axis> axis)
    {
        _values = MayBeNull ? [Described, null] : [Described];
        Main = axis(_values.Length);
        var items = _atoms.SelectMany(atom => atom.Words).Append("other").Distinct().ToList();
        foreach (var item in items.Where(item => Allowed is null || IsAllowed(item))) ItemAxes.Add((axis(2), item));
        foreach (var atom in _atoms.Where(atom => atom.Kind is AtomKind.Some or AtomKind.Every))
        {
            var isSome = atom.Kind == AtomKind.Some;
            var perItem = ItemAxes.Select(i => (Formula)new OnAxis(i.Axis, [!isSome, atom.Test(new[] { i.Item })]));
            var described = isSome ? All.Any(perItem) : new All([.. perItem]);
            atom.Resolved = !MayBeNull ? described : new All([
                new OnAxis(Main, [true, atom.Test(null)]),
                All.Any([described, new OnAxis(Main, [false, true])])]);
        }
    }
}
