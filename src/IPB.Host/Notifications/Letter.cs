using System.Collections.Immutable;
using IPB.Workflows;

namespace IPB.Host.Notifications;

/// <summary>A message in words, before it becomes a page or plain text. Nothing in it is encoded.</summary>
/// <param name="Language"><c>sv</c> or <c>en</c>.</param>
/// <param name="Subject">One line.</param>
/// <param name="Label">What kind of mail it is, in two or three words.</param>
/// <param name="Heading">One line: the case's title, or what the mail is about.</param>
/// <param name="Summary">One sentence.</param>
/// <param name="Link">Where the mail leads; opening it changes nothing.</param>
/// <param name="Why">Why the receiver gets it.</param>
internal sealed record Letter(
    string Language, string Subject, string Label, string Heading, string Summary, LetterLink Link, string Why)
{
    public LetterTime? Time { get; init; }

    /// <summary>How the city ends its mails, in one or several lines; null: without.</summary>
    public string? Signature { get; init; }

    /// <summary>What comes of a reply.</summary>
    public Text Replies { get; init; } = LetterWords.Automatic;

    /// <summary>
    /// Opens the decision, or several of them; then the button, and <see cref="Link"/> stands beside it.
    /// </summary>
    public LetterLink? Decide { get; init; }

    /// <summary>What somebody wrote.</summary>
    public LetterPart? Quote { get; init; }
    public ImmutableArray<LetterPart> Facts { get; init; } = [];
    public ImmutableArray<LetterPart> Sections { get; init; } = [];
    public ImmutableArray<LetterRow> Rows { get; init; } = [];
}

/// <param name="Name">A heading or a label, one line.</param>
internal sealed record LetterPart(string Name, string Text);

internal sealed record LetterLink(string Name, string Address);

/// <param name="When">A moment in words.</param>
/// <param name="Late">It lies before the message.</param>
internal sealed record LetterTime(string Name, string When, bool Late);

/// <summary>A line of a digest or of statistics.</summary>
/// <param name="Number">Registration number, or null when the row is about no case.</param>
/// <param name="Flag">What makes it urgent, or null.</param>
/// <param name="Due">A day in words, or null.</param>
internal sealed record LetterRow(string Text, string? Number = null, string? Flag = null, string? Due = null)
{
    /// <summary>The case's page.</summary>
    public string? Address { get; init; }

    /// <summary>Opens the decision that is asked for.</summary>
    public LetterLink? Decide { get; init; }
}
