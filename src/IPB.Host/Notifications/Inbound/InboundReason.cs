namespace IPB.Host.Notifications.Inbound;

/// <summary>The stored reasons why a mail became nothing. They are for ever.</summary>
internal static class InboundReason
{
    public const string AutoReply = "auto-reply";
    public const string List = "list";
    public const string Loop = "loop";
    public const string Report = "report";
    public const string TooMany = "too-many";
    public const string TooBig = "too-big";
    public const string Unreadable = "unreadable";
    public const string Empty = "empty";
    public const string UnknownSender = "unknown-sender";
    public const string ForgedAddress = "forged-address";
    public const string Duplicate = "duplicate";
    public const string NotAccepted = "not-accepted";
    public const string Failed = "failed";

    public static readonly string[] All =
    [
        AutoReply, List, Loop, Report, TooMany, TooBig, Unreadable, Empty, UnknownSender, ForgedAddress, Duplicate,
        NotAccepted, Failed,
    ];
}
