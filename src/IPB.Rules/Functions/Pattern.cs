using System.Text.RegularExpressions;

namespace IPB.Rules;

/// <summary>A pattern of XPath as the library reads it.</summary>
/// <param name="Groups">How many groups in brackets it has.</param>
/// <param name="States">How large it is, about.</param>
/// <param name="Ways">
/// 0 without back references. With them the library has to backtrack: over at most this power of the length of the
/// text, since no group repeats.
/// </param>
internal sealed record PatternText(string Portable, int Groups, int States, int Ways);

/// <summary>
/// A prepared regular expression. Without back references it never backtracks, so its time is linear to the text.
/// </summary>
internal sealed record Pattern(Regex Regex, PatternText Text)
{
    /// <summary>Preparing takes a millisecond or two, as long as so many steps do.</summary>
    public const int StepsForPreparing = 500;

    private const int CharactersPerStep = 2_000;

    /// <summary>The steps that a search in a text of this length takes at most.</summary>
    public long Steps(int length)
    {
        if (Text.Ways == 0) return 1 + (long)length * Text.States / CharactersPerStep;
        var steps = Math.Pow(length + 1, Text.Ways) * Text.States / CharactersPerStep;
        return 1 + (long)Math.Min(steps, Limits.Steps);
    }

    /// <summary>Null when the pattern or a flag (s, m, i, x) is none, or the pattern is too large.</summary>
    public static Pattern? Of(string pattern, string flags)
    {
        if (Options(flags) is not { } options) return null;
        if (PatternReader.Read(pattern, flags) is not { } read) return null;
        try
        {
            if (read.Ways == 0) options |= RegexOptions.NonBacktracking;
            return new Pattern(new Regex(read.Portable, options), read);
        }
        catch (ArgumentException)
        {
            return null;
        }
        catch (NotSupportedException)
        {
            return null;
        }
    }

    private static RegexOptions? Options(string flags)
    {
        var options = RegexOptions.CultureInvariant;
        foreach (var flag in flags)
        {
            switch (flag)
            {
                case 'm': options |= RegexOptions.Multiline; break;
                case 'i': options |= RegexOptions.IgnoreCase; break;
                case 's' or 'x': break;
                default: return null;
            }
        }
        return options;
    }
}
