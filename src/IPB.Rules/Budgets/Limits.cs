namespace IPB.Rules;

/// <summary>
/// What a rule may cost. A rule is written by people and read from files, so none of these can be lifted.
/// </summary>
public static class Limits
{
    /// <summary>Characters in the text of one expression.</summary>
    public const int TextLength = 4_000;

    /// <summary>How deep brackets, functions and other constructs may stand inside each other.</summary>
    public const int Nesting = 64;

    /// <summary>How deep the values of an evaluation may hold each other, and functions call each other.</summary>
    public const int Depth = 200;

    /// <summary>Steps one evaluation may take: about one for each operation and each item of a list.</summary>
    public const int Steps = 100_000;

    /// <summary>Items in a list that an evaluation reads or builds.</summary>
    public const int ListSize = 10_000;

    /// <summary>Characters (UTF-16) in a text value that an evaluation reads or builds.</summary>
    public const int TextValue = 100_000;

    /// <summary>Remarks that one evaluation of a decision model keeps.</summary>
    public const int Diagnostics = 100;
}
