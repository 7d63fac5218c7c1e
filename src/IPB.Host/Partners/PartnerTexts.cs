using IPB.Workflows;

namespace IPB.Host.Partners;

/// <summary>Words about partners, for them and for those who invite them.</summary>
public static class PartnerTexts
{
    public static readonly Text Partner = new("Extern partner", "External partner");
    public static readonly Text Title = new("Externa partner", "External partners");
    public static readonly Text Invite = new("Bjud in en partner", "Invite a partner");
    public static readonly Text InviteWhat = new(
        "Någon utanför staden får ett mejl med en länk till det här ärendet och inget annat. Partnern ser rubrik, "
        + "beskrivning och hur det går, men inga sekretessmarkerade uppgifter, kommentarer eller namn på dem som "
        + "beslutar, och filer bara om du kryssar i det.",
        "Somebody outside the city gets a mail with a link to this case and nothing else. The partner sees title, "
        + "description and how it goes, but no confidential details, comments or names of those who decide, and files "
        + "only if you tick that.");
    public static readonly Text Name = new("Namn eller organisation", "Name or organisation");
    public static readonly Text Email = new("E-postadress", "Mail address");
    public static readonly Text Why = new("Varför bjuder du in?", "Why do you invite them?");
    public static readonly Text WhyHelp = new("En mening. Partnern läser den i mejlet, och den står i ärendet.",
        "One sentence. The partner reads it in the mail, and it stands in the case.");
    public static readonly Text Language = new("Språk i mejlet", "Language of the mail");
    public static readonly Text Swedish = new("Svenska", "Swedish");
    public static readonly Text English = new("Engelska", "English");
    public static readonly Text Days = new("Gäller i antal dagar", "Holds for so many days");
    public static readonly Text May = new("Partnern får också", "The partner may also");
    public static readonly Text MayHelp = new("Följa ärendet ingår alltid. Kryssa bara det som behövs.",
        "Following the case is always part of it. Tick only what is needed.");
    public static readonly Text MayAnswer = new("svara med text", "answer in writing");
    public static readonly Text MayAddFiles = new("lägga till filer", "add files");
    public static readonly Text MayReadFiles = new("öppna alla filer i ärendet", "open all files of the case");
    public static readonly Text FilesTitle = new("Filer i ärendet", "Files of the case");
    public static readonly Text SendInvitation = new("Skicka inbjudan", "Send the invitation");
    public static readonly Text SendLink = new("Skicka ny länk", "Send a new link");
    public static readonly Text Revoke = new("Återkalla inbjudan", "Revoke the invitation");
    public static readonly Text Open = new("Öppna ärendet", "Open the case");
    public static readonly Text OpenWhat = new(
        "Länken öppnar ärendet en gång, i den här webbläsaren. Nästa gång får du en ny länk med mejl.",
        "The link opens the case once, in this browser. The next time you get a new link by mail.");
    public static readonly Text Used = new("Länken är redan använd", "This link was used already");
    public static readonly Text UsedWhat = new(
        "Varje länk öppnar ärendet en gång. Vi kan mejla en ny till adressen som inbjudan gick till.",
        "Each link opens the case once. We can mail a new one to the address that the invitation went to.");
    public static readonly Text AskLink = new("Mejla en ny länk", "Mail a new link");
    public static readonly Text Sent = new("En ny länk är på väg", "A new link is on its way");
    public static readonly Text SentWhat = new("Den kommer med mejl till adressen som inbjudan gick till.",
        "It comes by mail to the address that the invitation went to.");
    public static readonly Text TooOften = new("Vänta till i morgon", "Wait until tomorrow");
    public static readonly Text TooOftenWhat = new(
        "Flera länkar har redan skickats i dag. Använd den senaste, eller hör av dig till den som bjöd in dig.",
        "Several links were sent today already. Use the newest, or write to whoever invited you.");
    public static readonly Text Over = new("Inbjudan gäller inte längre", "The invitation is over");
    public static readonly Text OverWhat = new(
        "Den har gått ut eller återkallats. Hör av dig till den som bjöd in dig om du behöver följa ärendet längre.",
        "It has run out or was revoked. Write to whoever invited you if you need to follow the case for longer.");
    public static readonly Text UnknownWhat = new(
        "Vi har inte skickat någon sådan länk, eller så blev den avklippt på vägen. Använd länken i det "
        + "senaste mejlet.",
        "We have sent no such link, or it was cut off on its way. Use the link in the newest mail.");
    public static readonly Text Nobody = new("Öppna länken i mejlet igen", "Open the link in the mail again");
    public static readonly Text NobodyWhat = new(
        "Det har gått en stund sedan du var här. Länken i mejlet erbjuder dig en ny.",
        "It is a while since you were here. The link in the mail offers you a new one.");
    public static readonly Text Left = new("Du är utloggad", "You are signed out");
    public static readonly Text LeftWhat = new("Nästa gång öppnar du länken i mejlet och ber om en ny.",
        "The next time, open the link in the mail and ask for a new one.");
    public static readonly Text About = new("Det här gäller det", "What it is about");
    public static readonly Text YourAnswer = new("Ditt svar", "Your answer");
    public static readonly Text YourFiles = new("Dina filer", "Your files");
    public static readonly Text Answer = new("Svar till staden", "Answer to the city");
    public static readonly Text AnswerHelp = new(
        "Alla i staden som ser ärendet kan läsa det, och det blir en allmän handling.",
        "Everybody in the city who sees the case can read it, and it becomes a public record.");
    public static readonly Text Send = new("Skicka", "Send");
    public static readonly Text Said = new("Det här har du skickat", "What you have sent");
    public static readonly Text Invitation = new("Din inbjudan", "Your invitation");
    public static readonly Text Questions = new("Frågor?", "Questions?");
    public static readonly Text Leave = new("Logga ut", "Sign out");
    public static readonly Text Opened = new("öppnade sin inbjudan", "opened the invitation");
    public static readonly Text Answered = new("svarade som extern partner", "answered as an external partner");
    public static readonly Text AskedLink = new("bad om en ny länk", "asked for a new link");

    public static Text Welcome(string name) => new($"Välkommen, {name}", $"Welcome, {name}");

    public static Text SendLinkTo(string name) => new($"Skicka ny länk till {name}", $"Send a new link to {name}");

    public static Text Holds(string day) =>
        new($"Inbjudan gäller till och med {day}.", $"The invitation holds until {day}.");

    public static Text InvitedBy(string name, string day) => new(
        $"{name} bjöd in dig {day}.", $"{name} invited you on {day}.");

    public static Text MayDo(IPB.Workflows.Partners.Partner partner)
    {
        Text[] all =
        [
            new("följa ärendet", "follow the case"),
            .. partner.MayAnswer ? (Text[])[new("svara", "answer")] : [],
            .. partner.MayAddFiles ? (Text[])[MayAddFiles] : [],
            .. partner.MayReadFiles ? (Text[])[MayReadFiles] : [],
        ];
        return new($"Du kan {Listing.And(all.Select(t => t.Sv), "sv")}.",
            $"You can {Listing.And(all.Select(t => t.En), "en")}.");
    }

    public static Text Stands(string state) => new($"Nu: {state}. Staden arbetar med ärendet.",
        $"Now: {state}. The city is working on the case.");

    public static Text StandsBy(string state, string day) => new($"Nu: {state}. Nästa steg väntas senast {day}.",
        $"Now: {state}. The next step is expected by {day}.");

    public static Text StandsLate(string state) => new($"Nu: {state}. Det har tagit längre tid än planerat.",
        $"Now: {state}. It has taken longer than planned.");

    public static Text Rests(string state) => new($"Nu: {state}. Ärendet vilar tills det återupptas.",
        $"Now: {state}. The case is on hold until it is resumed.");

    public static Text NotOpened(string day) => new($"Inte öppnad än. Gäller till och med {day}.",
        $"Not opened yet. Holds until {day}.");

    public static Text OpenedOn(string opened, string until) => new($"Öppnad {opened}. Gäller till och med {until}.",
        $"Opened {opened}. Holds until {until}.");

    public static Text RanOut(string day) => new($"Gick ut {day}.", $"Ran out {day}.");

    public static Text RevokedOn(string day) => new($"Återkallad {day}.", $"Revoked {day}.");

    public static Text Invited(string name, string email, string day) => new(
        $"bjöd in {name} ({email}) att följa ärendet till och med {day}",
        $"invited {name} ({email}) to follow the case until {day}");

    public static Text LinkSent(string name) => new($"skickade en ny länk till {name}", $"sent {name} a new link");

    public static Text Revoked(string name) => new($"återkallade inbjudan till {name}",
        $"revoked the invitation of {name}");
}
