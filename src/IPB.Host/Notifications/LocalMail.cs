namespace IPB.Host.Notifications;

/// <summary>A mail in the folder, as its receiver would see it.</summary>
/// <param name="Id">The message's id, as in addresses.</param>
/// <param name="Date">When the message was written.</param>
/// <param name="To">Name and address.</param>
/// <param name="Html">A whole document, with styles of its own.</param>
public sealed record LocalMail(string Id, DateTimeOffset Date, string To, string Subject, string Text, string Html);
