namespace IPB.Rules;

/// <summary>A type of FEEL.</summary>
public sealed class FeelType
{
    /// <summary>Every value.</summary>
    public static readonly FeelType Any = new("Any");

    private readonly string _name;

    private FeelType(string name) => _name = name;

    public override string ToString() => _name;
}
