using System.Text.RegularExpressions;
using IPB.Rules;
using IPB.Workflows.Cases;

namespace IPB.Workflows.Routines.Imports;

/// <summary>A condition of the process in FEEL.</summary>
/// <param name="Feel">Null where it cannot be translated.</param>
/// <param name="Reads">Ids of the fields that it reads.</param>
/// <param name="Why">What in it cannot be translated.</param>
internal sealed record Condition(string? Feel, IReadOnlySet<string> Reads, string? Why)
{
    /// <summary>It only asks whether one thing is so: whoever says that it is has said all.</summary>
    internal bool IsPlain => Feel is not null && Reads.Count == 1 && Reads.Contains(Feel);
}

/// <summary>Translates the conditions of a process and learns the types of the fields from them.</summary>
internal sealed class Conditions(FieldUses uses)
{
    internal Condition Read(Written written)
    {
        var reads = new HashSet<string>();
        try
        {
            var feel = IsFeel(written, out var text) ? Feel(text, reads)
                : Juel.ToFeel(Unwrapped(written.Text), uses, reads);
            return Expression.TryParse(feel, out _, out var error) ? new Condition(feel, reads, null)
                : new Condition(null, reads, error.Message);
        }
        catch (FormatException refused)
        {
            return new Condition(null, new HashSet<string>(), refused.Message);
        }
    }

    /// <summary>Ids of the fields that a form asks for; their labels and types are learnt.</summary>
    internal IEnumerable<string> FieldsOf(IEnumerable<FormField> form)
    {
        foreach (var field in form)
        {
            if (uses.Of(field.Variable) is not { } use) continue;
            use.Label ??= field.Label;
            use.IsNumber |= field.Type is "long" or "double" or "number" or "integer";
            use.IsYesNo |= field.Type == "boolean";
            use.IsDate |= field.Type == "date";
            yield return use.Id;
        }
    }

    private static bool IsFeel(Written written, out string text)
    {
        text = written.Text.TrimStart('=').Trim();
        return written.Text.StartsWith('=')
            || written.Language?.Contains("feel", StringComparison.OrdinalIgnoreCase) == true;
    }

    private static string Unwrapped(string text) =>
        text.Length > 2 && text[0] is '$' or '#' && text[1] == '{' && text[^1] == '}' ? text[2..^1] : text;

    private string Feel(string text, HashSet<string> reads)
    {
        if (!Expression.TryParse(text, out var expression, out var error)) throw new FormatException(error.Message);
        foreach (var leaf in ConditionPart.Of(expression).Leaves().OfType<ComparedName>())
        {
            if (leaf.Constants.IsEmpty && !leaf.TestsNull) uses.Compared(leaf.Name, true, false);
            foreach (var constant in leaf.Constants) uses.Compared(leaf.Name, constant, leaf.Orders);
        }
        var names = expression.Names.Distinct().ToDictionary(n => n, n => uses.Of(n)?.Id ?? n);
        foreach (var id in names.Values.Except(ConditionNames.BuiltIn)) reads.Add(id);
        return names.All(n => n.Key == n.Value) ? text : Renamed(text, names);
    }

    // Names may have blanks in them; what stands in quotes is none.
    private static string Renamed(string text, Dictionary<string, string> names)
    {
        var words = names.Keys.OrderByDescending(n => n.Length).Select(Regex.Escape);
        return Regex.Replace(text, $@"(?<text>""(?:[^""\\]|\\.)*"")|(?<![\w.])(?:{string.Join('|', words)})(?![\w.])",
            m => m.Groups["text"].Success ? m.Value : names.GetValueOrDefault(m.Value, m.Value),
            RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    }
}
