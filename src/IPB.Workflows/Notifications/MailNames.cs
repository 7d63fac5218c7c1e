using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace IPB.Workflows.Notifications;

/// <summary>The names that stand for parts of a message in a city's own words: <c>{number}</c>.</summary>
public static partial class MailNames
{
    private static readonly ImmutableArray<string> OfCase = ["number", "title", "routine", "state"];

    /// <summary>Names that a kind of mail has a value for.</summary>
    public static ImmutableArray<string> Of(MessageKind kind) => kind switch
    {
        // Somebody outside the city is told no more of a case than its title.
        MessageKind.PartnerInvited => ["number", "title"],
        MessageKind.Migrated => ["routine", "count"],
        MessageKind.Statistics => ["routine"],
        MessageKind.Digest or MessageKind.HandReminder or MessageKind.TakenOver or MessageKind.BackAgain => ["count"],
        MessageKind.Delegated or MessageKind.DelegationRevoked => [],
        _ => OfCase,
    };

    /// <summary>All that stands in braces, without them, in the order of the text.</summary>
    public static ImmutableArray<string> In(string text) => [.. Braces().Matches(text).Select(m => m.Groups[1].Value)];

    /// <summary>A text with its names replaced; what is no name of the kind stays as it is written.</summary>
    /// <param name="language"><c>sv</c> or <c>en</c>.</param>
    public static string Fill(string text, MessageKind kind, MessageContent about, string language)
    {
        var known = Of(kind);
        return Braces().Replace(text, m => known.Contains(m.Groups[1].Value)
            ? Value(m.Groups[1].Value, about, language) : m.Value);
    }

    private static string Value(string name, MessageContent about, string language) => name switch
    {
        "number" => about.Number,
        "title" => about.Title,
        "routine" => about.Routine.In(language),
        "state" => about.State.In(language),
        _ => about.Rows.Length.ToString(CultureInfo.InvariantCulture),
    };

    [GeneratedRegex(@"\{([^{}\r\n]*)\}")]
    private static partial Regex Braces();
}
