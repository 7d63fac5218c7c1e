using IPB.Workflows;
using IPB.Workflows.Notifications;

namespace IPB.Host.Notifications;

/// <summary>The fixed words of mails.</summary>
internal static class LetterWords
{
    public static readonly Text Number = new("Ärende", "Case");
    public static readonly Text Routine = new("Rutin", "Routine");
    public static readonly Text State = new("Steg", "Step");
    public static readonly Text Gate = new("Beslutspunkt", "Gate");
    public static readonly Text From = new("Kommer från", "Comes from");
    public static readonly Text For = new("I stället för", "In the place of");
    private static readonly Text InPlaceOf = new("för", "for");
    public static readonly Text FromTheCity = new("Från staden", "From the city");
    public static readonly Text Reasons = new("Skälet", "The reason");
    public static readonly Text Wrote = new("skrev", "wrote");
    public static readonly Text Question = new("Frågan", "The question");
    public static readonly Text WhatHappened = new("Det här har hänt", "What happened");
    public static readonly Text DoneBy = new("Klart senast", "Due by");
    public static readonly Text DecideBy = new("Beslut senast", "Decide by");
    public static readonly Text DecidedBy = new("Beslutet tas senast", "To be decided by");
    public static readonly Text Overdue = new("Tiden gick ut", "Was due");
    public static readonly Text WhyThis = new("Varför får jag det här mejlet?", "Why am I getting this mail?");
    public static readonly Text Automatic = new(
        "Mejlet är skickat automatiskt och går inte att svara på.",
        "This mail was sent automatically; replies are not read.");

    public static readonly Text RepliesAreRead = new(
        "Svara på mejlet så blir svaret en kommentar i ärendet. Ett svar beslutar inget, och bilagor sparas inte.",
        "Reply to this mail and the reply becomes a comment on the case. A reply decides nothing, and attachments are "
        + "not kept.");

    public static readonly Text WhyRoute = new("Vart det gick och varför", "Where it went and why");
    public static readonly Text Next = new("Vad händer nu?", "What happens next?");
    public static readonly Text NextSteps = new(
        "Mottagaren tar upp ärendet. Du får mejl om något behövs av dig och när ärendet avslutas. Du kan följa det "
        + "hela vägen på ärendets sida.",
        "The receiver takes the case up. You get a mail if something is needed from you and when the case is closed. "
        + "You can follow it all the way on its page.");
    public static readonly Text WhyMoved = new("Varför tiden flyttas", "Why it moved");
    public static readonly Text HowToDecide = new("Så beslutar du", "How to decide");
    public static readonly Text DecideThere = new(
        "Öppna ärendet, läs underlaget och besluta där, inloggad. Länken öppnar bara sidan: inget i mejlet beslutar.",
        "Open the case, read its basis and decide there, signed in. The link only opens the page: nothing in this "
        + "mail decides.");
    public static readonly Text Condition = new("Villkoret", "The condition");
    public static readonly Text MeetBy = new("Uppfyllt senast", "Meet it by");
    public static readonly Text Decide = new("Läs och besluta", "Read and decide");
    public static readonly Text DecideOneByOne = new("Besluta ett i taget", "Decide one by one");
    public static readonly Text DecideByLink = new(
        "Knappen öppnar beslutet: läs underlaget, välj och skicka där, inloggad. Länken gäller bara dig och en gång, "
        + "så den som får mejlet vidarebefordrat kan inte besluta. Att öppna den ändrar inget: inget i "
            + "mejlet beslutar.",
        "The button opens the decision: read its basis, choose and send there, signed in. The link is for you alone "
        + "and works once, so nobody whom the mail is forwarded to can decide. Opening it changes nothing: nothing in "
        + "this mail decides.");
    public static readonly Text DecideByLinks = new(
        "Varje ärende som väntar på ditt beslut har en egen länk, bara för dig och en gång. Du beslutar på sidan som "
        + "öppnas, inloggad: inget i mejlet beslutar.",
        "Each case that waits for your decision has a link of its own, for you alone and once. You decide on the page "
        + "that opens, signed in: nothing in this mail decides.");
    public static readonly Text AnswerBy = new("Svar senast", "Answer by");
    public static readonly Text HowToAnswer = new("Så svarar du", "How to answer");
    public static readonly Text AnswerThere = new(
        "Öppna ärendet och lämna yttrandet där, inloggad: ingen erinran, erinran eller avstår. Vid en erinran skriver "
        + "du vad som behöver ändras. Yttrandet kan inte ändras efteråt.",
        "Open the case and give the statement there, signed in: no objections, objections or abstains. With objections "
        + "you write what needs to change. The statement cannot be changed afterwards.");
    public static readonly Text WhyClosed = new("Varför?", "Why?");
    public static readonly Text WhyYou = new("Varför just du?", "Why you?");
    public static readonly Text NotInTime = new(
        "Ingen hanterade ärendet inom den tid som rutinen ger. Då kommer det också till dig, så att det inte blir "
        + "liggande.",
        "Nobody handled the case within the time that the routine gives. It then comes to you as well, so that it is "
        + "not left lying.");

    /// <summary>Ends a subject: in whose place the receiver gets the mail, or nothing.</summary>
    /// <param name="name">Null: in their own.</param>
    public static string InPlaceOfName(string? name, string language) =>
        name is null ? "" : $" ({InPlaceOf.In(language)} {OneLine.Of(name)})";

    /// <summary>What kind of mail it is.</summary>
    public static Text Label(MessageKind kind) => kind switch
    {
        MessageKind.Received => new("Mottaget", "Received"),
        MessageKind.YourTurn => new("Din tur", "Your turn"),
        MessageKind.Decision => new("Beslut väntar", "Decision needed"),
        MessageKind.Reminder => new("Påminnelse", "Reminder"),
        MessageKind.Escalation => new("Eskalerat", "Escalated"),
        MessageKind.FollowUp => new("Uppföljning", "Follow-up"),
        MessageKind.Closed => new("Avslutat", "Closed"),
        MessageKind.Moved => new("Skickat vidare", "Sent on"),
        MessageKind.Statement => new("Remiss", "Referral"),
        MessageKind.NoStatementNeeded => new("Inget svar behövs", "No answer needed"),
        MessageKind.Digest => new("Din inkorg", "Your inbox"),
        MessageKind.HandReminder => new("Påminnelse", "Reminder"),
        MessageKind.Migrated => new("Nya ärenden till dig", "New cases for you"),
        MessageKind.OnHold => new("Vilar", "On hold"),
        MessageKind.AskAgain => new("Kan det gå vidare?", "Can it go on?"),
        MessageKind.Resumed => new("Igång igen", "Resumed"),
        MessageKind.Question => new("En fråga till dig", "A question to you"),
        MessageKind.Answered => new("Svar har kommit", "An answer has come"),
        MessageKind.OpinionAsked => new("Din synpunkt efterfrågas", "Your opinion is asked for"),
        MessageKind.OpinionGiven => new("En synpunkt har kommit", "An opinion has come"),
        MessageKind.OpinionDeclined => new("Ingen synpunkt kommer", "No opinion will come"),
        MessageKind.NoOpinionNeeded => new("Ingen synpunkt behövs", "No opinion needed"),
        MessageKind.Condition => new("Villkor till dig", "A condition for you"),
        MessageKind.ConditionReminder => new("Påminnelse om villkor", "Reminder of a condition"),
        MessageKind.ConditionLate => new("Villkor försenat", "Condition late"),
        MessageKind.ConditionMet => new("Villkor uppfyllt", "Condition met"),
        MessageKind.Delegated => new("Delegerat till dig", "Delegated to you"),
        MessageKind.DelegationRevoked => new("Återkallad", "Revoked"),
        MessageKind.TakenOver => new("Nu hos dig", "Now yours"),
        MessageKind.BackAgain => new("Tillbaka hos dig", "Yours again"),
        MessageKind.DueMoved => new("Ny tid", "New due date"),
        MessageKind.News => new("Nytt i ärendet", "News of the case"),
        MessageKind.PartnerInvited => new("Inbjudan", "Invitation"),
        MessageKind.PartnerAnswered => new("Svar från partner", "A partner answered"),
        MessageKind.Incident => new("Behöver åtgärdas", "Needs attention"),
        _ => new("Siffror", "Figures"),
    };

    /// <summary>What the link is called.</summary>
    public static Text Open(MessageKind kind) => kind switch
    {
        MessageKind.Received or MessageKind.Moved or MessageKind.Resumed => new("Följ ärendet", "Follow the case"),
        MessageKind.AskAgain => new("Återuppta eller låt vila", "Resume it or let it rest"),
        MessageKind.FollowUp => new("Svara på ärendets sida", "Answer on the case page"),
        MessageKind.Digest or MessageKind.Migrated or MessageKind.HandReminder =>
            new("Öppna inkorgen", "Open the inbox"),
        MessageKind.Statistics => new("Öppna IPB Workflows", "Open IPB Workflows"),
        _ => new("Öppna ärendet", "Open the case"),
    };

    /// <summary>Why the receiver gets it.</summary>
    public static Text Why(MessageKind kind) => kind switch
    {
        MessageKind.Received => new("Du lämnade in ärendet.", "You submitted the case."),
        MessageKind.DueMoved => new(
            "Stadens eller förvaltningens kalender ändrades, och ärendet väntar på dig eller en roll som du har.",
            "The calendar of the city or the department was changed, and the case waits for you or a role that you "
            + "hold."),
        MessageKind.YourTurn or MessageKind.Reminder => new(
            "Ärendet väntar på dig, på en roll som du har eller på någon som du är ersättare för.",
            "The case waits for you, for a role that you hold or for someone whose deputy you are."),
        MessageKind.Decision => new(
            "Du hör till dem som får besluta här, själv eller som ersättare.",
            "You are among those who may decide here, yourself or as a deputy."),
        MessageKind.Statement or MessageKind.NoStatementNeeded => new(
            "Du svarar för en remissinstans, själv eller som ersättare.",
            "You answer for a referral body, yourself or as a deputy."),
        MessageKind.Escalation => new(
            "Rutinen utser dig, en roll som du har eller någon som du är ersättare för när tiden går ut.",
            "When time runs out the routine turns to you, to a role that you hold or to someone whose deputy you are."),
        MessageKind.PartnerInvited => new(
            "Någon i staden har bjudit in dig till ärendet. Känner du inte igen det kan du låta bli att öppna länken.",
            "Somebody in the city invited you to the case. If you do not know it, leave the link unopened."),
        MessageKind.PartnerAnswered => new(
            "Du, eller någon som du är ersättare för, bjöd in partnern, eller så väntar ärendet på dig.",
            "You, or someone whose deputy you are, invited the partner, or the case waits for you."),
        MessageKind.News => new(
            "Ärendet väntar på dig eller en roll som du har, eller så är du problemägare.",
            "The case waits for you or a role that you hold, or you are its problem owner."),
        MessageKind.Incident => new(
            "Ärendet väntar på dig eller en roll som du har, eller så är du samordnare.",
            "The case waits for you or a role that you hold, or you are a coordinator."),
        MessageKind.FollowUp => new(
            "Rutinen ställer frågan till dig, till en roll som du har eller till någon som du är ersättare för.",
            "The routine asks you, a role that you hold or someone whose deputy you are."),
        MessageKind.OnHold => new(
            "Du lämnade in ärendet, eller det väntar på dig eller någon som du är ersättare för.",
            "You submitted the case, or it waits for you or for someone whose deputy you are."),
        MessageKind.AskAgain => new(
            "Du, eller någon som du är ersättare för, lät ärendet vila. Rutinen frågar då och då, så att inget glöms.",
            "You, or someone whose deputy you are, put the case on hold. The routine asks now and then, so that "
            + "nothing is forgotten."),
        MessageKind.Question => new(
            "Den som ska besluta frågar dig, en roll som du har eller någon som du är ersättare för.",
            "Whoever is to decide asks you, a role that you hold or someone whose deputy you are."),
        MessageKind.Answered => new(
            "Du hör till dem som får besluta här, själv eller som ersättare.",
            "You are among those who may decide here, yourself or as a deputy."),
        MessageKind.OpinionAsked or MessageKind.NoOpinionNeeded => new(
            "Den som ska besluta, eller rutinen, bad dig, en roll som du har eller någon som du är ersättare för om en "
            + "synpunkt.",
            "Whoever is to decide, or the routine, asked you, a role that you hold or someone whose deputy you are for "
            + "an opinion."),
        MessageKind.OpinionGiven or MessageKind.OpinionDeclined => new(
            "Du, eller någon som du är ersättare för, bad om synpunkten eller hör till dem som beslutar.",
            "You, or someone whose deputy you are, asked for the opinion or are among those who decide."),
        MessageKind.Condition or MessageKind.ConditionReminder => new(
            "Villkoret är ditt, din rolls eller någons som du är ersättare för.",
            "The condition is yours, your role's, or that of someone whose deputy you are."),
        MessageKind.ConditionLate => new(
            "Villkoret är ditt, eller så hör du till dem som beslutade att ärendet fick gå vidare med det.",
            "The condition is yours, or you are among those who decided that the case might go on with it."),
        MessageKind.ConditionMet => new(
            "Du, eller någon som du är ersättare för, satte villkoret.",
            "You, or someone whose deputy you are, set the condition."),
        MessageKind.Closed or MessageKind.Moved or MessageKind.Resumed => new(
            "Du, eller någon som du är ersättare för, lämnade in ärendet.",
            "You, or someone whose deputy you are, submitted the case."),
        MessageKind.Migrated => new(
            "Någon flyttade pågående ärenden mellan två versioner av rutinen. Du får ett mejl för alla tillsammans.",
            "Somebody moved running cases between two versions of the routine. One mail tells you of all of them."),
        MessageKind.HandReminder => new(
            "Den som påminner lämnade in ärendena eller ser till att de kommer vidare. De väntar på dig, på en roll "
            + "som du har eller på någon som du är ersättare för.",
            "Whoever reminds you submitted the cases or sees to it that they get on. They wait for you, for a role "
            + "that you hold or for someone whose deputy you are."),
        MessageKind.Digest => new(
            "En återkommande rutin samlar det som väntar på dig i ett mejl. När inget väntar kommer inget mejl.",
            "A recurring routine gathers what waits for you in one mail. When nothing waits, no mail is sent."),
        _ => new(
            "En återkommande rutin skickar siffrorna till den som har din roll.",
            "A recurring routine sends these figures to those who hold your role."),
    };
}
