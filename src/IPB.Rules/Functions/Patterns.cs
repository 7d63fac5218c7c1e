using System.Text.RegularExpressions;

namespace IPB.Rules;

/// <summary>
/// <c>matches</c>: regular expressions in time linear to the text. Look-around, back references, inline options and
/// patterns that unfold to very many states are no patterns here: the answer is null.
/// </summary>
internal static class Patterns
{
    private const int StepsForPreparing = 50;
    private const int StatesTimesCharactersPerStep = 2_000;

    public static object? Matches(Budget budget, object?[] arguments)
    {
        if (arguments[0] is not string text || arguments[1] is not string pattern) return null;
        if ((arguments.Length < 3 ? "" : arguments[2] ?? "") is not string flags) return null;
        budget.Read(pattern.Length);
        budget.Spend(StepsForPreparing);
        return Make(pattern, flags) is { } regex ? IsMatch(budget, regex, text) : null;
    }

    /// <summary>A pattern written as a literal is prepared once; else null.</summary>
    public static FunctionBody? Prepare(Call call)
    {
        if (call.Function.Name != "matches" || call.Arguments[1] is not Literal { Value: string pattern }) return null;
        if (call.Arguments.Length > 2 && call.Arguments[2] is not Literal { Value: string }) return null;
        var flags = call.Arguments.Length > 2 ? (string)((Literal)call.Arguments[2]).Value! : "";
        var regex = Make(pattern, flags);
        return (budget, arguments) =>
            regex is null || arguments[0] is not string text ? null : IsMatch(budget, regex, text);
    }

    private static object? IsMatch(Budget budget, SizedRegex regex, string text)
    {
        budget.Read(text.Length);
        budget.Spend((long)text.Length * regex.States / StatesTimesCharactersPerStep);
        return Truth.Of(regex.Regex.IsMatch(text));
    }

    private static SizedRegex? Make(string pattern, string flags)
    {
        if (Options(flags) is not { } options) return null;
        var whole = !options.HasFlag(RegexOptions.Multiline);
        if (PatternReader.Read(pattern, whole) is not var (portable, states)) return null;
        try
        {
            return new SizedRegex(new Regex(portable, options), states);
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
                case 's': options |= RegexOptions.Singleline; break;
                case 'm': options |= RegexOptions.Multiline; break;
                case 'i': options |= RegexOptions.IgnoreCase; break;
                case 'x': options |= RegexOptions.IgnorePatternWhitespace; break;
                default: return null;
            }
        }
        return options;
    }

    private sealed record SizedRegex(Regex Regex, int States);
}
