namespace IPB.Rules;

/// <summary>A value of the program has no counterpart in the condition language.</summary>
public sealed class FeelValueException : Exception
{
    internal FeelValueException(string found)
        : base("expected null, a truth value, a number, a text, a date, a time, a date and time, a duration, a list "
            + $"or a dictionary with text keys, but found {found}")
    {
        Found = found;
    }

    /// <summary>What came instead: the name of its type, or what was wrong with it.</summary>
    public string Found { get; }
}
