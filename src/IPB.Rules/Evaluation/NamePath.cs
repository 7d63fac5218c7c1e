namespace IPB.Rules;

/// <summary>A variable and the members read from it: <c>fields.budget</c>.</summary>
internal sealed class NamePath(params string[] names)
{
    public string Root => names[0];

    public ReadOnlySpan<string> Members => names.AsSpan(1);

    /// <summary>For people; a name may have points itself.</summary>
    public string Text { get; } = string.Join('.', names);

    public object? Follow(Budget budget, object? root)
    {
        for (var i = 1; i < names.Length; i++) root = IPB.Rules.Members.Read(budget, root, names[i]);
        return root;
    }

    public override string ToString() => Text;
}
