using IPB.Workflows;

namespace IPB.Host.Notifications;

/// <summary>Words of the pages of local mail.</summary>
public static class MailTexts
{
    public static readonly Text Lead = new(
        "Ingen e-postserver är ansluten: mejlen stannar här, precis som de skulle ha skickats.",
        "No mail server is connected: mails stay here, just as they would have been sent.");
    public static readonly Text LeadMine = new(
        "Ingen e-postserver är ansluten. Här är mejlen till dig.",
        "No mail server is connected. Here are the mails to you.");
    public static readonly Text Empty = new("Inga mejl än. De skrivs strax efter att något har hänt.",
        "No mails yet. They are written soon after something has happened.");
    public static readonly Text Older = new("Visa äldre mejl", "Show older mails");
    public static readonly Text To = new("Till", "To");
    public static readonly Text Sent = new("Skickat", "Sent");
    public static readonly Text Letter = new("Mejlet som det ser ut", "The mail as it looks");
    public static readonly Text Plain = new("Mejlet som ren text", "The mail as plain text");
    public static readonly Text Back = new("Alla mejl", "All mails");
    public static readonly Text All = new("Mejlen, de nyaste först", "The mails, newest first");
    public static readonly Text TestSubject = new("Testmejl från Innovationsplattform Borås",
        "Test mail from Innovation Platform Borås");

    public static Text TestBody(string name) => new(
        $"Hej {name}!\n\nDet här är ett testmejl. Du får det för att du bad om det på sidan Drift. E-posten "
        + "fungerar.\n",
        $"Hello {name},\n\nThis is a test mail. You get it because you asked for it on the page Operations. "
        + "Mail works.\n");
}
