using IPB.Host.Pages;
using IPB.Workflows.Routines.Versions;

namespace IPB.Host.Routines.Versions;

/// <summary>Posts of the forms of a version, read as commands.</summary>
public static class VersionForms
{
    public const string Propose = "propose";
    public const string Review = "review";
    public const string Publish = "publish";
    public const string TakeBack = "take-back";
    public const string Retire = "retire";

    /// <summary>Hash of the text that was shown.</summary>
    public const string Hash = "hash";

    internal static VersionCommand Command(IFormCollection form, string id, int version, DateTimeOffset now)
    {
        VersionCommand command = form[FormState.FormField].ToString() switch
        {
            Propose => new ProposeVersion(id, version, form["note"]),
            Review => new ReviewVersion(id, version, form["note"]),
            Publish => new PublishVersion(id, version, form["changelog"].ToString(),
                EffectiveTime.Read(form["effective"], now)),
            TakeBack => new TakeBackVersion(id, version, form["reason"].ToString()),
            Retire => new RetireVersion(id, version, form["reason"].ToString()),
            var other => throw new BadHttpRequestException($"There is no form \"{other}\" on the page of a version."),
        };
        return command with { Hash = form[Hash].ToString() is { Length: > 0 } hash ? hash : null };
    }

    /// <summary>Code of the notice afterwards, as <see cref="PageTexts.Done"/> knows it.</summary>
    internal static string DoneOf(VersionCommand command) => command switch
    {
        ProposeVersion => "version-proposed",
        ReviewVersion => "version-reviewed",
        PublishVersion => "version-published",
        TakeBackVersion => "version-taken-back",
        _ => "version-retired",
    };
}
