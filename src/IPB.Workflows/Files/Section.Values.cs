using System.Globalization;
using IPB.Rules;
using IPB.Workflows.Calendars;

namespace IPB.Workflows.Files;

/// <summary>Single values of a block.</summary>
internal sealed partial class Section
{
    private static readonly Text NoText = new("", "");
    private static readonly Expression NoCondition = Expression.Parse("false");
    private static readonly TimeLimit NoTime = new(1, TimeUnit.Days);

    /// <summary>Words as written; empty after a finding, or when the key is absent.</summary>
    internal string Word(string key, string expected = "a text") => Scalar(key, expected)?.Value ?? "";

    internal ScalarNode? Scalar(string key, string expected) =>
        Find(key) is { } node ? Reading.Scalar(node, key, expected) : null;

    internal Text Text(string key) => OptionalText(key) ?? NoText;

    internal Text? OptionalText(string key)
    {
        if (Find(key) is not { } node) return null;
        if (node is not MapNode map)
        {
            Wrong(node, key, "a text in both languages, { sv: …, en: … }");
            return NoText;
        }
        var text = new Section(map, Shape.Text, $"the text \"{key}\"", Reading, PlaceOf(key));
        return new Text(text.Word("sv", "a text in Swedish"), text.Word("en", "a text in English"));
    }

    internal int? Whole(string key, int least, int most)
    {
        var expected = string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}");
        if (Scalar(key, expected) is not { } node) return null;
        if (int.TryParse(node.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most) return number;
        Wrong(node, key, expected);
        return null;
    }

    internal decimal? Number(string key)
    {
        if (Scalar(key, "a number") is not { } node) return null;
        if (Numbers.TryRead(node, out var number)) return number;
        Wrong(node, key, "a number such as 250000 or 0.5");
        return null;
    }

    internal bool YesNo(string key)
    {
        if (Scalar(key, "true or false") is not { } node) return false;
        if (node.Value is not ("true" or "false")) Wrong(node, key, "true or false");
        return node.Value == "true";
    }

    internal TimeLimit Time(string key) => OptionalTime(key) ?? NoTime;

    internal TimeLimit? OptionalTime(string key) =>
        Scalar(key, "a time limit such as \"5 working days\"") is { } node ? TimeOf(node, node.Value, key) : null;

    /// <summary>The time limit that a part of a scalar says.</summary>
    internal TimeLimit TimeOf(ScalarNode node, string text, string key)
    {
        if (TimeLimit.TryParse(text, out var limit, out var error)) return limit;
        Reading.Add(node.At, "time-limit", $"{key}: {error}");
        return NoTime;
    }

    internal DateOnly? Date(string key)
    {
        const string Expected = "a date such as 2026-12-24";
        if (Scalar(key, Expected) is not { } node) return null;
        if (Dates.TryRead(node, out var date)) return date;
        Wrong(node, key, Expected);
        return null;
    }

    internal T Choice<T>(string key, IReadOnlyDictionary<string, T> words, string kind, T otherwise)
    {
        if (Scalar(key, $"one of {Shown.List([.. words.Keys], 12)}") is not { } node) return otherwise;
        if (words.TryGetValue(node.Value, out var value)) return value;
        return Reading.Findings.Unknown(node.At, kind, node.Value, [.. words.Keys]) is { } meant
            ? words[meant] : otherwise;
    }

    /// <summary>The condition that a field, named under a key, has a value.</summary>
    /// <returns>Null when the name is none.</returns>
    internal Expression? HasValue(string key, string field)
    {
        if (!Expression.TryParse($"{field} != null", out var condition, out _) || Find(key) is not ScalarNode node)
            return null;
        Reading.Conditions.Add(new WrittenCondition(key, node, condition));
        return Reading.Mark(condition, node.At);
    }

    /// <summary>
    /// A FEEL expression that gives a value of a type; its names are judged once all fields are known.
    /// </summary>
    /// <returns>Null when there is none, or it cannot be read.</returns>
    internal Expression? Value(string key, FeelType gives) => Find(key) is { } node ? Value(node, key, gives) : null;

    internal Expression? Value(Node written, string key, FeelType gives)
    {
        if (Reading.Scalar(written, key, "an expression such as '\"Obstacle: \" + title'") is not { } node) return null;
        if (!Expression.TryParse(node.Value, out var value, out var error))
        {
            Reading.Add(node.PlaceOf(error.Position), "condition",
                $"{key}: {Shown.Quoted(node.Value)} cannot be read: expected {error.Expected}, found {error.Found}");
            return null;
        }
        var expression = new WrittenCondition(key, node, value) { Gives = gives };
        if (!expression.Check(Reading, new Dictionary<string, FeelType>())) return null;
        Reading.Conditions.Add(expression);
        foreach (var name in expression.Names) Reading.Refer("name", node.At, name);
        return Reading.Mark(value, node.At);
    }

    /// <summary>A FEEL condition; its names are judged once all fields are known.</summary>
    /// <returns>Null when there is none.</returns>
    internal Expression? Condition(string key)
    {
        if (!Has(key)) return null;
        if (Scalar(key, "a condition such as 'budget >= 250000'") is not { } node) return NoCondition;
        if (!Expression.TryParse(node.Value, out var condition, out var error))
        {
            Reading.Add(node.PlaceOf(error.Position), "condition",
                $"{key}: {Shown.Quoted(node.Value)} cannot be read: expected {error.Expected}, found {error.Found}");
            return NoCondition;
        }
        var written = new WrittenCondition(key, node, condition);
        // What is wrong whatever the fields are is told even where these cannot be read.
        if (!written.Check(Reading, new Dictionary<string, FeelType>())) return NoCondition;
        Reading.Conditions.Add(written);
        foreach (var name in written.Names) Reading.Refer("name", node.At, name);
        return Reading.Mark(condition, node.At);
    }
}
