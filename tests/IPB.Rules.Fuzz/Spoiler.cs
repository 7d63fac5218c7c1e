using System.Text;

namespace IPB.Rules.Fuzz;

/// <summary>Texts that are mostly no expressions: valid ones with mistakes, rows of words, any characters.</summary>
internal sealed class Spoiler(Random random)
{
    private static readonly string[] Words =
    [
        "a", "b", "x", "item", "1", "2.5", "-1", "\"t\"", "\"2024-01-01\"", "true", "null", "+", "-", "*", "/", "**",
        "=", "!=", "<", ">=", "and", "or", "not", "(", ")", "[", "]", "{", "}", ",", ":", ".", "..", "in", "between",
        "if", "then", "else", "for", "some", "every", "return", "satisfies", "?", "@", "date", "time", "count", "sum",
        "list contains(", "date and time(", "duration(", "matches(", "string(", "abs(", "max(", "//", "/*", "\n", "å",
        "function(", "external", "instance of", "list<", "context<a:", "->", "range", "partial", "'", "Applicant",
        "age", "it's open", "cost+fee", "order.", "twice(", "🐎", "\\", "\"\\u12", "]1..2[", "(< 5)",
    ];

    private static readonly string[] Brackets =
        ["(", "[", "]", ")", "{", "}", "-", "..", "1", "in", "a:", "not(", "if", "function(", "list<", "x["];

    public string Mistake(string text)
    {
        var spoilt = new StringBuilder(text);
        for (var i = random.Next(1, 4); i > 0 && spoilt.Length > 0; i--) Spoil(spoilt);
        return spoilt.ToString();
    }

    public string Row() => string.Join(' ', Some(Words, random.Next(30)));

    /// <summary>As deep as brackets go, and deeper.</summary>
    public string Tower()
    {
        var bracket = Brackets[random.Next(Brackets.Length)];
        var tower = random.Next(2) == 0
            ? Enumerable.Repeat(bracket, random.Next(200)).Append("1")
            : Some(Brackets, random.Next(1_000));
        return string.Join(' ', tower);
    }

    public string Characters()
    {
        var text = new StringBuilder();
        for (var i = random.Next(60); i > 0; i--)
            text.Append(random.Next(3) == 0 ? (char)random.Next(0x10000) : (char)random.Next(' ', 127));
        return text.ToString();
    }

    private void Spoil(StringBuilder text)
    {
        var at = random.Next(text.Length);
        var length = Math.Min(random.Next(1, 12), text.Length - at);
        switch (random.Next(4))
        {
            case 0: text.Remove(at, length); break;
            case 1: text.Insert(at, text.ToString(at, length)); break;
            case 2: text.Insert(at, " " + Words[random.Next(Words.Length)] + " "); break;
            default: text[at] = (char)random.Next(' ', 127); break;
        }
    }

    private IEnumerable<string> Some(string[] words, int count) =>
        Enumerable.Range(0, count).Select(_ => words[random.Next(words.Length)]);
}
