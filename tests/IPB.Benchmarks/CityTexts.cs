namespace IPB.Benchmarks;

/// <summary>
/// Titles, descriptions and comments as a city writes them: common words, and rare ones such as streets.
/// </summary>
internal sealed class CityTexts(Random random)
{
    private static readonly string[] Things = Split("""
        gatubelysningen skolgårdsbelysningen cykelbanan lekplatsen busskuren ventilationen bibliotekets entré
        återvinningsstationen badhusets omklädningsrum fritidsgården parkeringsautomaten trottoaren gångbron simhallen
        idrottsplatsen förskolans staket matsalen äldreboendets hiss skolmatsalen kulturhusets garderob dagvattenbrunnen
        rondellen elljusspåret hundrastgården konstgräsplanen torghandeln växthuset sporthallens golv skolskjutsen larmet
        """);

    private static readonly string[] Faults = Split("""
        är trasig|lyser hela natten|fryser på vintern|läcker när det regnar|saknar skyltning|går sönder varje vecka|
        används inte|är för dyr i drift|bokas av ingen|är avstängd utan besked|stämmer inte med ritningen|stör grannarna|
        kan inte nås med rullstol|har ingen ansvarig|sköts av tre förvaltningar|står tom på sommaren
        """, '|');

    private static readonly string[] Starts = Split("""
        Al Björk Ek Lind Lönn Ask Hassel Tall Gran Säv Vass Ljung Klöver Vinbärs Hallon Blåbärs Lingon Körsbärs Päron
        Äppel Plommon Rosen Syren Kaprifol Smörblomme Blåklocks Prästkrage Vallmo Solros Tulpan Norr Söder Öster Väster
        Kung Drottning Biskop Riddar Skepp Segel Ankar Fyr Brygg Kvarn Smed Snickar Garvar Vävar Färgar Slakt Bagar Kyrk
        Kloster Skol Torg Hamn Bro Back Dal Höjd Sjö Å Källar
        """);

    private static readonly string[] Ends =
        Split("gatan vägen gränd stigen backen torget allén parken kroken slingan höjden vallen");

    private static readonly string[] Sentences = Split("""
        Vi har hört av flera som drabbas varje dag.|Felet anmäldes redan i våras men ingen vet vem som äger frågan.|
        Driften kostar mer än den borde.|Ingen av förvaltningarna har pengar för det i sin budget.|
        Det finns en enkel lösning som en annan kommun redan prövat.|Elever och personal väntar på besked.|
        Leverantören säger att avtalet inte omfattar det.|Vaktmästarna har ingen nyckel och ingen brytare.|
        Vi föreslår en pilot på ett ställe innan vi gör det i hela staden.|Samma sak hände förra vintern.|
        En enkät visar att de flesta är missnöjda.|Frågan berör trygghet, tillgänglighet och miljö.|
        Kostnaden är uppskattad till mellan femtio och hundra tusen kronor.|Underlaget ligger i diariet.|
        Mötet sköts upp och protokollet är inte justerat än.|Medborgarna ringer kontaktcenter varje vecka.|
        Projektgruppen behöver en beställare som kan besluta.|Data finns men ingen får läsa dem utan prövning.
        """, '|');

    public string Title() => $"{Capital(Of(Things))} på {Street()} {Of(Faults)}";

    public string Description() => string.Join(' ', Enumerable.Range(0, random.Next(3, 7)).Select(_ => Of(Sentences)))
        + $" Det gäller {Street()} {random.Next(1, 120)} och {Street()}.";

    public string Comment() => $"{Of(Sentences)} Ring {Of(Starts).ToLowerInvariant()}{random.Next(100, 9999)}.";

    private string Street() => Of(Starts) + Of(Ends);

    private string Of(string[] words) => words[random.Next(words.Length)];

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    private static string[] Split(string text, char separator = ' ') => [.. text.ReplaceLineEndings(" ")
        .Split(separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}
