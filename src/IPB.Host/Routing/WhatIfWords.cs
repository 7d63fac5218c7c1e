using System.Collections.Immutable;
using IPB.Workflows;
using IPB.Workflows.Routing;

namespace IPB.Host.Routing;

/// <summary>What would have sent a case elsewhere, as a sentence of both languages.</summary>
/// <param name="words">Names inputs, values and departments.</param>
internal sealed class WhatIfWords(RoutingWords words)
{
    private const int MostWords = 3;

    /// <param name="rule">The rule that would have decided.</param>
    public Text Of(RoutingChange change, RuleWords rule)
    {
        var (changes, to) = (change.Changes.Select(Of).ToList(), words.Name(change.To));
        var sv = string.Join(" och ", changes.Select(c => c.Sv));
        var en = string.Join(" and ", changes.Select(c => c.En));
        return rule.IsFallback
            ? new($"{Initial.Capital(sv)} hade ingen regel träffat, och det hade gått till {to.Sv}.",
                $"{Initial.Capital(en)}, no rule would have matched and it would have gone to {to.En}.")
            : new($"{Initial.Capital(sv)} hade det gått till {to.Sv} enligt {rule.Name.Sv}.",
                $"{Initial.Capital(en)}, it would have gone to {to.En} by {rule.Name.En}.");
    }

    private Text Of(RoutingInputChange change)
    {
        if (change.Words.IsEmpty) return Value(change);
        var sv = AnyOf(change.Words, '”', '”', " eller ");
        var en = AnyOf(change.Words, '“', '”', " or ");
        if (change.Input == "text")
            return change.Removed
                ? new($"utan {(change.Words.Length == 1 ? "ordet" : "orden")} {sv}",
                    $"without the {(change.Words.Length == 1 ? "word" : "words")} {en}")
                : new($"med ordet {sv}", $"with the word {en}");
        var name = words.InputName(change.Input);
        return change.Removed
            ? new($"utan {sv} i {Initial.Small(name.Sv)}", $"without {en} in {Initial.Small(name.En)}")
            : new($"med {sv} i {Initial.Small(name.Sv)}", $"with {en} in {Initial.Small(name.En)}");
    }

    private Text Value(RoutingInputChange change)
    {
        var (name, old, now) = (words.InputName(change.Input), words.InputValue(change.Input, change.Old),
            words.InputValue(change.Input, change.New));
        return new($"med {Initial.Small(name.Sv)} {now.Sv} (i stället för {old.Sv})",
            $"with {Initial.Small(name.En)} {now.En} (instead of {old.En})");
    }

    private static string AnyOf(ImmutableArray<string> any, char open, char close, string or) =>
        string.Join(or, any.Take(MostWords).Select(w => $"{open}{w.TrimStart('=')}{close}"));
}
