using System.Text;
using System.Text.RegularExpressions;

namespace IPB.Rules;

/// <summary>
/// <c>matches</c>, <c>replace</c> and <c>split</c>: regular expressions as XPath has them, in time linear to the text;
/// with back references in time that is paid for before. What is no pattern or unfolds to very many states is null.
/// </summary>
internal static class PatternFunctions
{
    /// <summary>Stands for an argument that is not known before the evaluation.</summary>
    public static readonly object Unknown = new();

    private static readonly PatternFunction[] Table =
    [
        new("matches(input: string, pattern: string, flags: string?) : boolean", 2,
            (budget, pattern, a) => Truth.Of(Match(budget, pattern, (string)a[0]!, 0).Success)),
        new("replace(input: string, pattern: string, replacement: string, flags: string?) : string", 3, Replace),
        new("split(string: string, delimiter: string) : list<string>", 2, Split),
    ];

    public static IEnumerable<Overload> All() => Table.Select(f => Overload.Of(f.Signature, f.Invoke));

    /// <summary>A call whose pattern and flags are constant has its pattern prepared once; else null.</summary>
    /// <param name="arguments">The values of constants, and <see cref="Unknown"/>.</param>
    public static FunctionBody? Prepare(Function function, IReadOnlyList<object?> arguments)
    {
        var found = Array.Find(Table, f => f.Signature == function.Overloads[0].Signature);
        if (found is null || !function.Takes(arguments.Count) || arguments[1] is not string pattern) return null;
        var flags = arguments.ElementAtOrDefault(found.FlagsAt) ?? "";
        if (flags is not string text) return null;
        var prepared = Pattern.Of(pattern, text);
        return (budget, a) =>
        {
            if (prepared is null || a[..found.FlagsAt].Any(argument => argument is not string)) return null;
            budget.Read(((string)a[0]!).Length);
            return found.Body(budget, prepared, a);
        };
    }

    private static string? Replace(Budget budget, Pattern pattern, object?[] arguments)
    {
        var text = (string)arguments[0]!;
        if (Replacement.Read((string)arguments[2]!, pattern.Text.Groups) is not { } replacement) return null;
        var (built, at) = (new StringBuilder(), 0);
        foreach (var match in Matches(budget, pattern, text))
        {
            built.Append(text, at, match.Index - at);
            replacement.Append(match, built);
            Budget.CheckText(built.Length);
            at = match.Index + match.Length;
        }
        built.Append(text, at, text.Length - at);
        budget.Read(built.Length);
        return built.ToString();
    }

    /// <summary>An empty match splits between two characters.</summary>
    private static object?[] Split(Budget budget, Pattern pattern, object?[] arguments)
    {
        var text = (string)arguments[0]!;
        var (parts, at) = (new List<object?>(), 0);
        foreach (var match in Matches(budget, pattern, text))
        {
            if (match.Length == 0 && (match.Index == 0 || match.Index == text.Length)) continue;
            parts.Add(text[at..match.Index]);
            Budget.CheckSize(parts.Count);
            at = match.Index + match.Length;
        }
        return [.. parts, text[at..]];
    }

    /// <summary>All matches one after the other; each pays for the text that it may have to read.</summary>
    private static IEnumerable<Match> Matches(Budget budget, Pattern pattern, string text)
    {
        var match = Match(budget, pattern, text, 0);
        while (match.Success)
        {
            yield return match;
            var next = match.Index + match.Length;
            if (match.Length == 0 && next == text.Length) yield break;
            if (match.Length == 0) next += char.IsSurrogatePair(text, next) ? 2 : 1;
            match = Match(budget, pattern, text, next);
        }
    }

    private static Match Match(Budget budget, Pattern pattern, string text, int from)
    {
        budget.Spend(pattern.Steps(text.Length - from));
        return pattern.Regex.Match(text, from);
    }

    private delegate object? PatternBody(Budget budget, Pattern pattern, object?[] arguments);

    /// <summary>Of the arguments all up to the flags are texts, the second is the pattern.</summary>
    private sealed record PatternFunction(string Signature, int FlagsAt, PatternBody Body)
    {
        public object? Invoke(Budget budget, object?[] arguments)
        {
            if (arguments[..FlagsAt].Any(argument => argument is not string)) return null;
            if ((arguments.ElementAtOrDefault(FlagsAt) ?? "") is not string flags) return null;
            return budget.Prepared((string)arguments[1]!, flags) is { } pattern
                ? Body(budget, pattern, arguments) : null;
        }
    }
}
