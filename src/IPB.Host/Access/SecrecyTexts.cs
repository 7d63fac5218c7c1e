using System.Collections.Immutable;
using IPB.Workflows;

namespace IPB.Host.Access;

/// <summary>Words of what is shown to those who need it only.</summary>
public static class SecrecyTexts
{
    public static readonly Text Hidden = new("Sekretess", "Confidential");
    public static readonly Text Title = new("Uppgifter med sekretess", "Confidential details");
    public static readonly Text What = new(
        "Visas för den som har ärendet eller beslutar i det. Behöver du dem ändå kan du öppna dem med ett skäl.",
        "They are shown to those who have the case or decide about it. If you need them all the same, you can open "
        + "them with a reason.");
    public static readonly Text WhatNot = new(
        "Visas för den som har ärendet eller beslutar i det.",
        "They are shown to those who have the case or decide about it.");
    public static readonly Text Reason = new("Varför behöver du se dem?", "Why do you need to see them?");
    public static readonly Text ReasonHelp = new(
        "Ditt namn, tiden och skälet skrivs i ärendets historik, där alla som ser ärendet läser det.",
        "Your name, the time and the reason go into the history of the case, where everybody who sees the case "
        + "reads them.");
    public static readonly Text Show = new("Visa", "Show");
    public static readonly Text Shown = new(
        "De visas nu, och det står i historiken. Lämnar du sidan döljs de igen.",
        "They are shown now, and the history says so. When you leave the page they are hidden again.");
    public static readonly Text Description = new("Beskrivning", "Description");

    internal static Text Revealed(ImmutableArray<string> what, Func<string, string> nameOf, CurrentPerson me)
    {
        var names = string.Join(", ", what.Select(
            id => id == Workflows.Access.Secrecy.DescriptionId ? me.Say(Description) : nameOf(id)));
        return new($"öppnade uppgifter med sekretess: {names}", $"opened confidential details: {names}");
    }
}
