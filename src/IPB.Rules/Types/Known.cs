namespace IPB.Rules;

/// <summary>The variables that are known at a place of an expression.</summary>
/// <param name="IsOpen">Whether there may be others, such as entries of items of which nothing is known.</param>
internal sealed record Known(Scope Scope, bool IsOpen)
{
    public Known With(string name, FeelType type) => this with { Scope = Scope.With(name, type) };

    /// <summary>Inside a filter the members of the item are variables too.</summary>
    public Known WithItem(FeelType item)
    {
        var scope = Scope.With(Name.Item, item);
        foreach (var (name, type) in item.Members) scope = scope.With(name, type);
        var isOpen = IsOpen || item.Kind is FeelKind.Any || (item.Kind == FeelKind.Context && item.Members.IsEmpty);
        return new Known(scope, isOpen);
    }
}
