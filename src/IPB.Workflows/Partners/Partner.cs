using System.Collections.Immutable;
using System.Globalization;
using IPB.Workflows.Attachments;
using IPB.Workflows.Cases;

namespace IPB.Workflows.Partners;

/// <summary>
/// Somebody outside the city who was invited to one case: they follow it, and more only where that was said.
/// </summary>
/// <param name="Number">1, 2, 3 … within the case, never used again.</param>
/// <param name="Language"><c>sv</c> or <c>en</c>.</param>
/// <param name="Why">What they are invited for, in the words of whoever did it.</param>
/// <param name="By">Id of that person.</param>
/// <param name="Until">From then on the invitation opens nothing.</param>
public sealed record Partner(int Number, string Name, string Email, string Language, string Why, string By,
    DateTimeOffset InvitedAt, DateTimeOffset Until)
{
    /// <summary>How many a case has at most whose invitations hold.</summary>
    public const int MostInCase = 20;

    /// <summary>Days that an invitation holds unless something else is said, and at the longest.</summary>
    public const int UsualDays = 30;
    public const int MostDays = 365;

    /// <summary>Answers, and links asked for by themselves, that are taken within a day.</summary>
    public const int AnswersADay = 10;
    public const int LinksADay = 5;

    private const string Prefix = "partner:";

    public bool MayAnswer { get; init; }
    public bool MayAddFiles { get; init; }

    /// <summary>They may open all files of the case, not only those that they added.</summary>
    public bool MayReadFiles { get; init; }

    /// <summary>When a link was opened for the first time; null: not yet.</summary>
    public DateTimeOffset? OpenedAt { get; init; }
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>When they answered within the last day before they last did, and asked for links.</summary>
    public ImmutableArray<DateTimeOffset> Answered
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    public ImmutableArray<DateTimeOffset> Asked
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>The files of their case that they may open, in the order they were added.</summary>
    public IEnumerable<Attachment> FilesOf(Case c) =>
        c.Attachments.Where(a => MayReadFiles || a.By == IdOf(c.Number, Number));

    /// <summary>Whether the invitation opens the case at an instant.</summary>
    public bool Holds(DateTimeOffset now) => RevokedAt is null && now < Until;

    /// <summary>
    /// Whose steps and sessions theirs are: <c>partner:2026-00042.1</c>. No person of the city has such an id, and no
    /// two invitations share one.
    /// </summary>
    /// <param name="number">Of the case, as in <see cref="Case.Number"/>.</param>
    public static string IdOf(string number, int partner) =>
        $"{Prefix}{CaseNumber.Slug(number)}.{partner.ToString(CultureInfo.InvariantCulture)}";

    public static bool IsId(string id) => id.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The number of the case and of the partner in it that an id names; null: it is no partner's.</summary>
    public static (string Case, int Partner)? Parse(string id)
    {
        if (!IsId(id) || id[Prefix.Length..].Split('.') is not [var slug, var number]) return null;
        return CaseNumber.Parse(slug) is { } of
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            ? (of, n) : null;
    }
}
