namespace IPB.Host.Notifications;

/// <summary>A mail did not go out; the message says why and what to do.</summary>
internal sealed class MailNotSentException(string message, Exception? cause = null) : Exception(message, cause);
