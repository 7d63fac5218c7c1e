namespace IPB.Rules;

/// <summary>Texts that a test of words is likely to be true of; only evaluating it tells.</summary>
internal static class Phrases
{
    private const int Most = 64;
    private static readonly char[] PatternSigns = [.. @"\^$.|?*+()[]{}"];

    public static IEnumerable<string> Of(Node node) =>
        Joined(node).Concat(Literals.Of(node).OfType<string>().SelectMany(Plain)).Distinct().Take(Most);

    /// <summary>The same for two tests that are written alike; else different.</summary>
    public static string Key(Node node, Func<Node, bool> isSubject) => node switch
    {
        _ when isSubject(node) => Name.Input,
        Literal { Value: string text } => $"\"{text.Length}:{text}\"",
        Literal literal => FeelValue.Print(literal.Value),
        ListOf list => $"[{string.Join(',', list.Items.Select(item => Key(item, isSubject)))}]",
        Call call => $"{call.Function.Name}({string.Join(',', call.Arguments.Select(a => Key(a, isSubject)))})",
        _ => Guid.NewGuid().ToString(),
    };

    /// <summary>A pattern's own letters may be a text that it matches.</summary>
    private static IEnumerable<string> Plain(string text) => [text, string.Concat(text.Split(PatternSigns))];

    /// <summary>Of a list of lists, one word of each.</summary>
    private static IEnumerable<string> Joined(Node node)
    {
        if (node is not Call call) return [];
        return call.Arguments.OfType<ListOf>().Where(list => list.Items.Any(item => item is ListOf))
            .SelectMany(list => list.Items.Select(item => Literals.Of(item).OfType<string>().ToList())
                .Aggregate((IEnumerable<string>)[""], (phrases, words) =>
                    phrases.SelectMany(phrase => words.Select(word => $"{phrase} {word}".Trim())).Take(Most)));
    }
}
