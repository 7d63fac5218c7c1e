using System.Collections.Immutable;
using IPB.Workflows.Files;

namespace IPB.Workflows.Notifications;

/// <summary>What reading <c>mail.yaml</c> gave.</summary>
/// <param name="Mail">Says nothing when there are findings.</param>
/// <param name="Findings">Everything that is wrong, in the order of the file.</param>
public sealed record MailFile(CityMail Mail, ImmutableArray<Finding> Findings);

/// <summary>Reads <c>mail.yaml</c>.</summary>
public static class MailReader
{
    /// <summary>What mail programs show of a subject.</summary>
    private const int LongestSubject = 150;

    private static readonly ImmutableSortedDictionary<string, MessageKind> Kinds = Enum.GetValues<MessageKind>()
        .Where(k => !k.IsForEngine()).ToImmutableSortedDictionary(k => k.Name(), k => k);

    /// <param name="file">Path shown in findings.</param>
    /// <param name="text">The file's text.</param>
    public static MailFile Read(string file, string text)
    {
        var reading = new Reading(file);
        if (reading.Root(text, MailShapes.File) is not { } root) return new(
            CityMail.None, reading.Findings.ToImmutable());
        if (!root.Has("signature") && !root.Has("mails"))
            root.Reading.Add(root.At, "missing-key",
                "the file says nothing; expected \"signature\", \"mails\" or both");
        var taken = new Dictionary<MessageKind, MailWords>();
        var signature = root.OptionalText("signature");
        root.List("mails", MailShapes.Mail, s => Mail(s, taken));
        return new(reading.Findings.None ? new(signature, taken.ToImmutableDictionary()) : CityMail.None,
            reading.Findings.ToImmutable());
    }

    private static MailWords Mail(Section s, Dictionary<MessageKind, MailWords> taken)
    {
        var kind = s.Choice("kind", Kinds, "mail", MessageKind.News);
        var words = new MailWords(Words(s, "subject", kind), Words(s, "opening", kind), Words(s, "note", kind));
        if (words is { Subject: null, Opening: null, Note: null })
            s.Reading.Add(s.At, "missing-key",
                $"{s.Label} changes nothing; expected \"subject\", \"opening\" or \"note\"");
        foreach (var subject in new[] { words.Subject?.Sv, words.Subject?.En }.OfType<string>())
            if (subject.AsSpan().ContainsAny('\r', '\n') || subject.Length > LongestSubject)
                s.Add("subject", "wrong-value", $"subject: expected one line of at most {LongestSubject} letters");
        if (s.Has("kind") && !taken.TryAdd(kind, words))
            s.Add("kind", "duplicate-id",
                $"mail {Shown.Quoted(kind.Name())} stands here twice; write all of it in one place");
        return words;
    }

    private static Text? Words(Section s, string key, MessageKind kind)
    {
        if (s.OptionalText(key) is not { } text) return null;
        var known = MailNames.Of(kind);
        foreach (var name in MailNames.In(text.Sv).Concat(MailNames.In(text.En)).Distinct().Except(known))
            s.Add(key, "unknown-name", $"{key}: {Shown.Quoted("{" + name + "}")} stands for nothing in the mail "
                + $"{Shown.Quoted(kind.Name())}; " + Findings.Hint(s.Reading.Findings.Nearest(name, known), known));
        return text;
    }
}

/// <summary>Every key of <c>mail.yaml</c>.</summary>
internal static class MailShapes
{
    internal static readonly Shape File = Shape.Of("file", "signature? mails?");
    internal static readonly Shape Mail = Shape.Of("mail", "kind subject? opening? note?");

    internal static readonly ImmutableArray<Shape> All = [File, Mail, Shape.Text];
}
