using System.Collections.Immutable;
using System.Text.RegularExpressions;
using IPB.Rules;

namespace IPB.Workflows.Routing;

/// <summary>
/// Takes <c>mentions(?, ["gata", "park"])</c> out of the cells of a drawn table, so that its words are looked for with
/// all others and told with the case. What is written otherwise stays in its cell.
/// </summary>
internal sealed partial record DrawnWords(
    ImmutableArray<UnaryTests> Cells, ImmutableArray<ImmutableArray<string>> Words, ImmutableArray<string> NotWords)
{
    private static readonly UnaryTests Anything = UnaryTests.Parse("-");
    private static readonly Dictionary<string, object?> Nothing = [];

    internal static DrawnWords Of(DecisionTable table, TableRule row)
    {
        var cells = ImmutableArray.CreateBuilder<UnaryTests>();
        var (words, notWords) = (new List<ImmutableArray<string>>(), new List<string>());
        foreach (var (input, cell) in table.Inputs.Zip(row.Inputs))
        {
            var mention = input.Expression.Text.Trim() == "text" ? Mention().Match(cell.Text) : Match.Empty;
            var isNot = mention.Groups["not"].Success;
            var groups = mention.Success ? Groups(mention.Groups["words"].Value) : [];
            if (groups.Count == 0 || (isNot && groups.Count > 1))
            {
                cells.Add(cell);
                continue;
            }
            cells.Add(Anything);
            if (isNot) notWords.AddRange(groups[0]);
            else words.AddRange(groups);
        }
        return new(cells.ToImmutable(), [.. words], [.. notWords]);
    }

    private static List<ImmutableArray<string>> Groups(string list)
    {
        if (!Expression.TryParse(list, out var expression, out _)) return [];
        var value = expression.Evaluate(Nothing);
        var items = value as IReadOnlyList<object?> ?? [value];
        var groups = items.Any(i => i is IReadOnlyList<object?>)
            ? items.Select(i => i as IReadOnlyList<object?> ?? [i]) : [items];
        var read = groups.Select(g => g.OfType<string>().Where(WordIndex.IsEntry).ToImmutableArray()).ToList();
        var isComplete = read.Sum(g => g.Length) == groups.Sum(g => g.Count) && read.TrueForAll(g => !g.IsEmpty);
        return isComplete ? read : [];
    }

    [GeneratedRegex(@"^\s*(?<not>not\s*\(\s*)?mentions\s*\(\s*(\?|text)\s*,\s*(?<words>\[[^()]*\]|""[^""]*"")\s*\)"
        + @"(?(not)\s*\))\s*$")]
    private static partial Regex Mention();
}
