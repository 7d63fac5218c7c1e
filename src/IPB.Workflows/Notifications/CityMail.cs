using System.Collections.Immutable;

namespace IPB.Workflows.Notifications;

/// <summary>What a city says itself in its mails; everything else is said by the system.</summary>
/// <param name="Signature">Ends every mail; null: nothing does.</param>
/// <param name="Words">By kind; a kind without any is as the system says it.</param>
public sealed record CityMail(Text? Signature, ImmutableDictionary<MessageKind, MailWords> Words)
{
    /// <summary>Of a city that says nothing itself.</summary>
    public static CityMail None { get; } = new(null, ImmutableDictionary<MessageKind, MailWords>.Empty);
}

/// <summary>A city's own words in one kind of mail, with the names of <see cref="MailNames"/> in braces.</summary>
/// <param name="Subject">Instead of the system's; one line.</param>
/// <param name="Opening">Instead of the sentence that says what happened and what is wanted.</param>
/// <param name="Note">Something more, after all that the system says.</param>
public sealed record MailWords(Text? Subject, Text? Opening, Text? Note);
