using System.Collections.Immutable;
using IPB.Workflows;

namespace IPB.Host.Public;

/// <summary>The accessibility statement.</summary>
public static class AccessibilityTexts
{
    public static readonly Text Title = new("Tillgänglighetsredogörelse", "Accessibility statement");
    public static readonly Text Lead = new(
        "Den här webbplatsen ska kunna användas av alla. Här står hur den uppfyller lagen om tillgänglighet till "
        + "digital offentlig service (2018:1937), vilka brister vi känner till och hur du anmäler fler.",
        "Everyone should be able to use this site. Here you read how it complies with the Swedish act on accessibility "
        + "to digital public service (2018:1937), which shortcomings we know of and how to report more.");
    public static readonly Text Level = new("Hur tillgänglig är webbplatsen?", "How accessible is the site?");
    public static readonly Text LevelWhat = new(
        "Webbplatsen är delvis förenlig med lagen, det vill säga med EN 301 549 och WCAG 2.1 nivå AA. Vi strävar efter "
        + "WCAG 2.2 nivå AA. Bristerna står nedan.",
        "The site is partially compliant with the act, that is with EN 301 549 and WCAG 2.1 level AA. We aim at WCAG "
        + "2.2 level AA. The shortcomings are listed below.");
    public static readonly Text Gaps = new("Kända brister", "Known shortcomings");
    public static readonly Text Report = new("Anmäl en brist", "Report a shortcoming");
    public static readonly Text ReportWhat = new(
        "Hittar du något som inte går att använda, eller behöver du innehållet i en annan form? Skriv till oss.",
        "Did you find something that cannot be used, or do you need the content in another form? Write to us.");
    public static readonly Text Supervision = new("Tillsyn", "Supervision");
    public static readonly Text SupervisionWhat = new(
        "Myndigheten för digital förvaltning (Digg) har tillsyn över lagen. Du kan anmäla till Digg om du inte är nöjd "
        + "med hur vi tar hand om din synpunkt.",
        "The Swedish Agency for Digital Government (Digg) supervises the act. You can complain to Digg when you are "
        + "not content with how we deal with what you reported.");
    public static readonly Text Complain = new("Anmäl till Digg", "Complain to Digg");
    public static readonly Text Tested = new("Så har vi granskat", "How we checked");
    public static readonly Text TestedWhat = new(
        "Vi har granskat webbplatsen själva: med automatiska kontroller (axe) av sidorna i ljust och mörkt läge, på "
        + "smala skärmar, och med enbart tangentbord på de vanligaste sidorna. Den har inte granskats av någon "
        + "utomstående. Redogörelsen skrevs i november 2026.",
        "We checked the site ourselves: with automatic checks (axe) of the pages in light and dark mode, on narrow "
        + "screens, and by keyboard alone on the most used pages. Nobody from outside has reviewed it. The statement "
            + "was written in November 2026.");

    public static readonly ImmutableArray<Text> AllGaps =
    [
        new("Webbplatsen är inte prövad tillsammans med människor som använder skärmläsare eller andra hjälpmedel.",
            "The site has not been tried together with people who use screen readers or other aids."),
        new("Sidan Jobb, för den som sköter driften, kommer från en annan leverantör. Den finns bara på "
            + "engelska och är "
            + "inte granskad. Det som behövs till vardags finns på sidan Drift.",
            "The page Jobs, for those who run the system, comes from another supplier. It is in English only and has "
            + "not been checked. What is needed day to day is on the page Operations."),
        new("Det som människor skriver i ärenden läses upp på sidans språk, även om det är skrivet på ett annat.",
            "What people write in cases is read out in the language of the page, even if it is written in another."),
        new("Beslut som PDF är taggade, men inte kontrollerade för hand mot PDF/UA. Samma beslut finns som sida.",
            "Decisions as PDF are tagged, but not checked by hand against PDF/UA. The same decisions are there "
            + "as pages."),
        new("Rutinernas diagram är bilder. Bredvid dem står samma sak i ord.",
            "The diagrams of routines are pictures. Beside them the same is said in words."),
    ];
}
