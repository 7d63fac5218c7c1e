namespace IPB.Rules;

/// <summary>
/// The variables that code will find in its frame, innermost last, so that names become places before anything runs.
/// </summary>
internal sealed class Layout
{
    /// <summary>The beginning of an expression, which has made no variables.</summary>
    public static readonly Layout Start = new(null, "", isItem: false);

    private readonly Layout? _outer;
    private readonly string _name;
    private readonly bool _isItem;

    private Layout(Layout? outer, string name, bool isItem)
    {
        (_outer, _name, _isItem) = (outer, name, isItem);
        Count = outer is null ? 0 : outer.Count + 1;
    }

    public int Count { get; }

    public Layout With(string name) => new(this, name, isItem: false);

    public Layout WithItem() => new(this, Name.Item, isItem: true);

    public Place Find(string name)
    {
        var items = new List<int>();
        var hidden = 0;
        for (var at = this; at._outer is not null; at = at._outer, hidden++)
        {
            if (at._isItem) items.Add(hidden);
            if (at._name == name) return new Place([.. items], hidden);
        }
        return new Place([.. items], null);
    }

    /// <param name="Items">Items of filters, of which one may have an entry of the name.</param>
    /// <param name="Hidden">How many variables hide the one that is meant else; null when the expression makes none of
    /// the name.</param>
    internal readonly record struct Place(int[] Items, int? Hidden);
}
