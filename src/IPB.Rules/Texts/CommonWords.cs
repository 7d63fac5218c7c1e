namespace IPB.Rules;

/// <summary>
/// Common words that Swedish compounds are made of: what may stand beside a short word for it to count as a part.
/// General language of a city, not of any table.
/// </summary>
internal static class CommonWords
{
    /// <summary>Nouns that stand first or last.</summary>
    internal static readonly string[] All = (
        "adress affär aktivitet alarm allergi ansökan anläggning anmälan antal apparat arbete arkiv artikel assistent "
        + "automat avfall avgift avtal backe bad balkong ban bana band bank bänk barn behandling behov belysning berg "
        + "besked beslut besök bibliotek bidrag bil bild biljett blankett block bok bolag bord borg bostad bransch "
        + "brand bro brott brunn bud budget buller buss buske by bygg byggnad byrå båt camping central centrum chaufför "
        + "chef cykel dag damm data dator del detalj dialog djur dokument dop dröm duk dörr egendom ekonomi elev "
        + "energi enhet expert fabrik fack fall familj fara fartyg fasad fas fest fil film fisk flicka flykting "
        + "flyg flytt fond fordon form forskning foto framtid fredag frisk frukost fråga fritid fågel fält färd fönster "
        + "förare förbund förening förslag försäljning förvaltning gala garage garanti gata golv grind gren grund grupp "
        + "gräs gräns gubbe gym gymnasium gång gård gäst hall hamn hand handel hatt hav hem hiss hjälp hotell hus "
        + "hushåll hygien hyra häst håll hål hälsa händelse höst ide idrott index industri information innehåll "
        + "insats inspektion is jakt jobb jord journal jour julafton kabel kaffe kamera kanal karta kassa kast katt "
        + "kedja kiosk klass klocka klubb knapp kod kollo kommun konst konto kontor kontroll kontrakt kort kost "
        + "kostnad kraft krav kran kris krock kultur kund kunskap kurs kvalitet kväll kyla kyrka kär kärl kö kök "
        + "körning lag lager lagning lampa land larm lapp ledare ledning led lek lektion lina linje lista liv ljud ljus "
        + "lokal lott lov lucka luft lunch lust lykta lån lås läcka läge lägenhet läkare länk lärare lön lösning maskin mark "
        + "mat material matta medel medicin medlem metall metod miljö minne mobil modell moln moped motor mull mur "
        + "museum musik mynt mål måltid människa märke mäss mässa möbel mönster möte namn nyckel nät nämnd nöd olja "
        + "olycka område operatör ord ordning organisation papper park parkering pass peng penna person plan "
        + "planering plats plogning polis pool port post pott pris process produkt program projekt prov pump "
        + "punkt påse rad rapport ram regel rening reparation resa ring risk rot rum rutin råd rådgivning rätt rök rör "
        + "röjning röst saft salt sand sak sal samhälle samråd sats schema sele semester service signal simning sits "
        + "sida sjuk sjukdom skada skatt sked sken skog skola skott skottning skydd skylt skåp skötsel skuld slang slut "
        + "smitta snö soffa sopa sopor sorg sortering spel spår språk stad stall start station stat stig stol stolpe "
        + "stopp storm stuga strand ström stråk student studie stöd stöld sväng svamp system säck säker säkerhet sälj "
        + "säng särskild säsong tak tank tavla taxa taxi teater teknik telefon tennis test text tid tjänst toalett "
        + "tomt ton torg trafik transport trappa trafikant träd trädgård träning tråd tunna tur tvist tvätt tåg "
        + "tält uppgift utbildning utrustning utskott vagn vakt val vall vandring vapen vara vas vatten ved verk "
        + "verksamhet verkstad vik vikarie vind vinter vit voltan vård väder väg vägg vän värd värde värme vägran "
        + "växt våld yta ytor ålder år åtgärd älder äng ärende ögon öppning öre övning").Split(' ');

    /// <summary>What only stands first.</summary>
    internal static readonly string[] OnlyFirst = (
        "sov tvätt ytter inner el last tjänste skol gatu kol bio e it vuxen små stor hög låg lång kort ny gammal ung äldre sjuk fri privat "
        + "kommunal social special huvud in ut upp ned ner på av om över under mellan efter före sam mot med till "
        + "vår sommar höst vinter jul påsk natt morgon kväll dags hel halv två tre fyra under kontakt hyres "
        + "personal person färd ambulans utrycknings leasing elbils miljö snabb central barna bok tråd").Split(' ');
}
