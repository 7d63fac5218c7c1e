namespace IPB.Workflows.Retention;

/// <summary>Why a case on a list is not disposed of. Stored by their names in kebab-case.</summary>
public enum KeptReason
{
    Open,
    Changed,
    TooYoung,
    OtherRule,
    Exempted,
    RelatedOpen,
    TimerArmed,
    Waiting,
    MessageWaiting,
    Gone,
    Failed,
}

internal static class KeptReasons
{
    /// <param name="other">Number of the case that is the reason; a failure's cause.</param>
    public static Text Text(this KeptReason reason, string? other) => reason switch
    {
        KeptReason.Open => new("Ärendet är öppet igen.", "The case is open again."),
        KeptReason.Changed => new("Ärendet har ändrats sedan gallringen föreslogs.",
            "The case has changed since the disposal was proposed."),
        KeptReason.TooYoung => new("Tiden har inte gått än.", "Its time is not over yet."),
        KeptReason.OtherRule => new("Regeln gäller inte längre för ärendet.", "The rule no longer holds for the case."),
        KeptReason.Exempted => new("Ärendet är undantaget från gallring.", "The case is exempt from disposal."),
        KeptReason.RelatedOpen =>
            new($"{other}, som hör till ärendet, är öppet.", $"{other}, which it belongs to, is open."),
        KeptReason.TimerArmed => new("Något ska hända i ärendet senare.", "Something is to happen in the case later."),
        KeptReason.Waiting => new("Någon har något kvar att göra i ärendet.",
            "Somebody has something left to do in the case."),
        KeptReason.MessageWaiting => new("Ett mejl om ärendet är inte skickat än.",
            "A mail about the case has not gone out yet."),
        KeptReason.Gone => new("Ärendet fanns inte längre när det skulle gallras.",
            "The case was no longer there when it was to be disposed of."),
        _ => new($"Databasen lät det inte gå: {other}", $"The database did not let it go: {other}"),
    };
}
