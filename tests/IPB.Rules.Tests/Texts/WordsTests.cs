namespace IPB.Rules.Tests.Texts;

/// <summary>Which words of a text are found by an entry of a word list, and which only look alike.</summary>
public class WordsTests
{
    private const string Found = """
        belysning: belysning belysningen belysningens belysningar Belysningarna gatubelysning gatubelysningens
        belysning: belysningsstolpe vägbelysning elbelysningen skolgårdsbelysning utomhusbelysning
        skola: skola skolan skolans skolor skolorna skolornas grundskola grundskolans skolmat skolgård gymnasieskolan
        skolgård: skolgårdens skolgårdar skolgårdsbelysning
        gata: gatan gator gatorna gatans gatubelysning huvudgata Allégatan storgatan
        barn: barn barnet barnen barnens barnomsorg barnvagn småbarn barnfamiljer
        bil: bilen bilar bilarnas elbil elbilarna lastbil bilväg tjänstebil bilplats
        rum: rummet rummen sovrum sovrummet
        hem: hemmet hemmen
        cykel: cykeln cyklar cyklarna cykelbana cykelväg elcykel
        fönster: fönstret fönstren fönsterna källarfönster
        vatten: vattnet vattenläcka dricksvatten vattenledningen
        lärare: läraren lärarna lärares lärarnas klasslärare
        äldreboende: äldreboendet äldreboenden äldreboendena
        kö: kön köer köerna bostadskö
        museum: museet museer museerna
        bibliotek: biblioteket biblioteken bibliotekets stadsbibliotek biblioteksböcker
        ansökan: ansökan ansökningar ansökningarna ansökningstid bygglovsansökan bygglovsansökningar
        anmälan: anmälan anmälningar orosanmälningar
        läcka: läcka läcker läckte läckor läckan läckande vattenläcka vattenläckor
        städa: städa städas städar städade städat
        hyra: hyra hyran hyr hyror
        man: män mannen männen brandman brandmän
        stad: staden städer städerna
        bok: boken böcker böckerna
        förening: föreningen föreningar idrottsförening föreningsbidrag
        buss: bussen bussar skolbuss busshållplats
        tak: taket taken taks taklucka yttertak
        snö: snön snöröjning snöplogning snöskottning
        fastighet: fastigheten fastigheterna fastighetsdrift
        idé: ide idén idéer
        arbetslös: arbetslösa arbetslöst långtidsarbetslös
        trasig: trasiga trasigt
        restaurang: restauranger småkrogsrestaurang restaurangens
        hemtjänst: hemtjänsten hemtjänstens hemtjänstpersonal
        p-plats: p-plats p-platser p-platserna
        startup: start-up start-ups startup
        it-stöd: IT-stöd it-stödet
        god man: |god man|gode män|gode mannen|goda män|Gode mäns|
        försäkringskassa: försäkringskassan Försäkringskassans
        library: library libraries library's
        pothole: pothole potholes
        bus: bus buses
        street light: |street light|street lights|Street-lights|
        branch: branch branches
        =bil: bil Bil BIL
        =el: el
        """;

    private const string Missed = """
        bil: bild bilder mobil mobilen automobil biljett bilaga stabil billig bilda bildning
        ljud: ljuda ljudande ljudade ljudlig
        skola: förskola förskolan skolios
        gata: fregata gatter
        park: parkering parkeringar parkera parkett parkour sparka
        elev: elevator elevation eleverad
        plan: kaplan kaplanen
        tak: takt kontakt attack stak
        kö: kök köpa köra körning
        hem: hemlig hemsk hemul
        man: manual manifest mangel kommando
        rum: rumpa trumma instrument
        is: polis isolering kris
        snö: snöra snöre snöpligt
        barn: barnslig barnslighet
        buss: busig
        rektor: direktor
        hund: pund hundra
        bok: boka bokning bokas
        sal: salt salong universal
        handling: behandling förhandling
        =bil: bilar bilen elbil
        =el: elbil elen
        """;

    private const string English = """
        car: carer carers care carpet
        rat: rather rated ratio
        park: parking parker
        elev: elevator eleven
        bus: business busy
        home: homes' homework
        """;

    [Fact]
    public void Inflections_and_compounds_are_found() => Assert.Equal("", Wrong(Found, expected: true));

    [Fact]
    public void Words_that_only_look_alike_are_not_found() => Assert.Equal("", Wrong(Missed, expected: false));

    [Fact]
    public void Swedish_forms_are_not_looked_for_in_English()
    {
        var wrong = Pairs(English).Where(p => p.Word is not "homes'")
            .Where(p => Finds(p.Entry, $"This is what they said of the {p.Word} and it was not good."));
        Assert.Empty(wrong);
        Assert.True(Finds("school", "The schools' yard is dark."));
        Assert.True(Finds("school", "The school's yard is dark."));
    }

    [Fact]
    public void Words_in_a_row_are_not_found_across_a_full_stop()
    {
        Assert.True(Finds("taket läcker", "Här är ett stort tak och taket läcker mycket."));
        Assert.False(Finds("taket läcker", "Vi har bytt taket. Läcker det än?"));
    }

    [Fact]
    public void The_word_of_the_text_is_told_as_it_was_written()
    {
        var found = new WordIndex(["belysning", "god man", "start-up", "tunnel"])
            .Find(new PreparedText("Gatubelysningen är släckt, säger en Start-up och gode männen."));
        Assert.Equal("Gatubelysningen", found["belysning"]);
        Assert.Equal("gode männen", found["god man"]);
        Assert.Equal("Start up", found["start-up"]);
        Assert.DoesNotContain("tunnel", found.Keys);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("-")]
    [InlineData("=")]
    public void Entry_without_letters_is_none(string entry)
    {
        Assert.False(WordIndex.IsEntry(entry));
        Assert.Throws<ArgumentException>(() => new WordIndex([entry]));
    }

    private static string Wrong(string lines, bool expected) => string.Join(", ",
        Pairs(lines).Where(p => Finds(p.Entry, p.Word) != expected).Select(p => $"{p.Entry}: {p.Word}"));

    private static IEnumerable<(string Entry, string Word)> Pairs(string lines) =>
        from line in lines.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        let colon = line.IndexOf(':', StringComparison.Ordinal)
        let words = line[(colon + 1)..].Trim()
        from word in words.Split(words.StartsWith('|') ? '|' : ' ', StringSplitOptions.RemoveEmptyEntries)
        select (line[..colon], word);

    private static bool Finds(string entry, string text) =>
        new WordIndex([entry]).Find(new PreparedText(text)).Count > 0;
}
