namespace IPB.Workflows.Notifications;

/// <summary>How a person wants mail; nobody need choose.</summary>
/// <param name="Send">When.</param>
/// <param name="Channel">Where to.</param>
/// <param name="Language"><c>sv</c> or <c>en</c>; null: that of <c>organisation.yaml</c>.</param>
public sealed record MailChoice(MailSend Send, MailChannel Channel, string? Language)
{
    public static MailChoice Usual { get; } = new(MailSend.AtOnce, MailChannel.Mail, null);
}

public enum MailSend
{
    /// <summary>Each mail by itself, in the city's hours.</summary>
    AtOnce,

    /// <summary>Each mail by itself, also outside the city's hours.</summary>
    AnyTime,

    /// <summary>One a day with all that waits and all that is new; what is urgent by itself.</summary>
    Daily,
}

public enum MailChannel
{
    Mail,

    /// <summary>The inbox on the pages alone; what is urgent by mail.</summary>
    Inbox,
}

/// <summary>The stored names.</summary>
public static class MailChoiceNames
{
    public static string Name(this MailSend send) => send switch
    {
        MailSend.AnyTime => "any-time",
        MailSend.Daily => "daily",
        _ => "at-once",
    };

    public static string Name(this MailChannel channel) => channel == MailChannel.Inbox ? "inbox" : "mail";

    /// <returns>Null when there is no such word.</returns>
    public static MailSend? Send(string name) =>
        Enum.GetValues<MailSend>().Cast<MailSend?>().FirstOrDefault(s => s!.Value.Name() == name);

    /// <returns>Null when there is no such word.</returns>
    public static MailChannel? Channel(string name) =>
        Enum.GetValues<MailChannel>().Cast<MailChannel?>().FirstOrDefault(c => c!.Value.Name() == name);
}
