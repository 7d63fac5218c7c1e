using System.Text.RegularExpressions;

namespace IPB.Rules;

/// <summary>A prepared regular expression. It never backtracks, so its time is linear to the text.</summary>
/// <param name="Groups">How many groups in brackets it has.</param>
/// <param name="States">How large it is, about.</param>
internal sealed record Pattern(Regex Regex, int Groups, int States)
{
    public const int StepsForPreparing = 50;

    /// <summary>Null when the pattern or a flag (s, m, i, x) is none, or the pattern is too large.</summary>
    public static Pattern? Of(string pattern, string flags)
    {
        if (Options(flags) is not { } options) return null;
        if (PatternReader.Read(pattern, flags) is not { } read) return null;
        try
        {
            return new Pattern(new Regex(read.Portable, options), read.Groups, read.States);
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
        var options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;
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
