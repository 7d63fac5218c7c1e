using IPB.Rules;

namespace IPB.Workflows.Routing;

/// <summary>A case that shows what a table does, in words that stand in the table.</summary>
internal static class Examples
{
    /// <returns><c>; such as a case with the text "gata", district = "Norr"</c>, or nothing.</returns>
    internal static string Of(RoutingTable table, IReadOnlyDictionary<string, object?>? example)
    {
        if (example is null || example.Count == 0) return "";
        var values = example.Where(v => v.Key != RoutingTable.WordsInput)
            .Select(v => $"{v.Key} = {(v.Value is string text ? RoutingDecision.Quoted(text) : FeelValue.Print(v.Value))}");
        var text = example.GetValueOrDefault(RoutingTable.WordsInput) is IReadOnlyList<object?> { Count: > 0 } groups
            ? values.Prepend($"the text \"{string.Join(" … ", groups.Select(g => Word(table, (string)g!)))}\"") : values;
        return $"; such as a case with {string.Join(", ", text)}";
    }

    /// <summary>A word of a group, by the group's name.</summary>
    internal static string Word(RoutingTable table, string group)
    {
        foreach (var rule in table.Rules)
        {
            if (RoutingDecision.NotGroup(rule) == group) return rule.NotWords[0];
            var place = RoutingDecision.Groups(rule).ToList().IndexOf(group);
            if (place >= 0) return rule.Words[place][0];
        }
        return group;
    }
}
