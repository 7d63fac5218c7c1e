using System.Net;
using IPB.Workflows.Cases;

namespace IPB.Host.Tests.Pages;

/// <summary>Finding cases: the search, the list with its filters and views, exports and the board.</summary>
public sealed class FindingPageTests(RunningCity city) : IClassFixture<RunningCity>
{
    [Fact]
    public async Task A_search_shows_what_was_found_with_the_words_marked_and_nothing_run()
    {
        await city.As("elin.dahlgren").SubmitAsync("Skatbo <script>alert(1)</script> i ventilationen");
        using var anna = await Browser.SignedInAsync(city, "anna.ek");
        await anna.OpenAsync("/search?q=skatbo");
        Assert.Contains("<mark>Skatbo</mark>", anna.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", anna.Page, StringComparison.Ordinal);
        Assert.Contains("1 case", anna.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_or_its_part_goes_right_to_the_case()
    {
        var number = await city.As("elin.dahlgren").SubmitAsync("Målet för numret");
        using var anna = await Browser.SignedInAsync(city, "anna.ek");
        foreach (var typed in new[] { number, CaseNumber.Slug(number), $"{Calls.Serial(number)}" })
        {
            await anna.OpenAsync("/search?q=" + Uri.EscapeDataString(typed));
            Assert.Equal("/cases/" + CaseNumber.Slug(number), anna.Location);
        }
    }

    [Fact]
    public async Task Tags_narrow_the_search_and_a_wrong_one_says_what_was_meant()
    {
        await city.As("elin.dahlgren").SubmitAsync("Bävern fäller gatubelysningen");
        using var anna = await Browser.SignedInAsync(city, "anna.ek");
        await anna.OpenAsync("/search?q=" + Uri.EscapeDataString("bävern dept:TEF is:open -is:overdue"));
        Assert.Contains("1 case", anna.Words, StringComparison.Ordinal);
        await anna.OpenAsync("/search?q=" + Uri.EscapeDataString("bävern dept:KUF"));
        Assert.Contains("Nothing was found", anna.Words, StringComparison.Ordinal);
        await anna.OpenAsync("/search?q=" + Uri.EscapeDataString("bävern dpet:TEF"));
        Assert.Contains("Did you mean dept?", anna.Words, StringComparison.Ordinal);
        await anna.OpenAsync("/search?q=" + Uri.EscapeDataString("bävern is:overdu"));
        Assert.Contains("Did you mean overdue?", anna.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_list_says_which_filter_hides_what_there_is()
    {
        await city.As("elin.dahlgren").SubmitAsync("Fjärilshuset är kallt");
        using var anna = await Browser.SignedInAsync(city, "anna.ek");
        await anna.OpenAsync("/cases?q=fj%C3%A4rilshuset&open=false");
        Assert.Contains("Take away “Open or closed: Closed” and see 1 case", anna.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_view_is_kept_for_its_person_and_taken_away_again()
    {
        using var anna = await Browser.SignedInAsync(city, "anna.ek");
        await anna.OpenAsync("/cases?due=late&sort=urgent");
        await anna.SendAsync("save-view", ("name", "Brinner nu"));
        Assert.Equal(HttpStatusCode.OK, anna.Status);
        Assert.Contains("href=\"/cases?due=late&amp;sort=urgent\"", anna.Page, StringComparison.Ordinal);
        using var maria = await Browser.SignedInAsync(city, "maria.lind");
        await maria.OpenAsync("/cases");
        Assert.DoesNotContain("Brinner nu", maria.Words, StringComparison.Ordinal);

        await anna.SendAsync("save-view", ("name", " "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, anna.Status);
        await anna.OpenAsync("/cases");
        await anna.SendAsync("remove-view-0");
        Assert.DoesNotContain("Brinner nu", anna.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_export_holds_the_rows_that_the_filter_shows()
    {
        var number = await city.As("elin.dahlgren").SubmitAsync("=Exporten med ormvråk");
        await city.As("elin.dahlgren").SubmitAsync("Ett annat");
        var file = await city.As("anna.ek").ReadAsync("/cases/export?q=ormvr%C3%A5k&format=csv");
        Assert.Equal("text/csv", file.Type);
        var lines = file.Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.StartsWith($"{number};\"'=Exporten med ormvråk\";", lines[1], StringComparison.Ordinal);
        var book = await city.As("anna.ek").ReadAsync("/search/export?q=ormvr%C3%A5k&format=xlsx");
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", book.Type);
        Assert.StartsWith("PK", book.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_of_the_board_offers_what_its_reader_may_do_and_moves_there()
    {
        var number = await city.As("elin.dahlgren").SubmitAsync("Gatubelysningen blinkar vid tavlan");
        using var anna = await Browser.SignedInAsync(city, "elin.dahlgren");
        await anna.OpenAsync("/board?routine=problem-intake&dept=TEF");
        Assert.Contains("Gatubelysningen blinkar vid tavlan", anna.Words, StringComparison.Ordinal);
        Assert.Contains("/board?routine=problem-intake&amp;dept=TEF", anna.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"fire-accept\"", anna.Page, StringComparison.Ordinal);

        var officer = city.As("viktor.holm");
        var page = (await officer.ReadAsync("/board?routine=problem-intake&dept=TEF")).Text;
        var card = page[page.IndexOf($"data-number=\"{CaseNumber.Slug(number)}\"", StringComparison.Ordinal)..];
        Assert.Contains("value=\"fire-accept\"", card[..card.IndexOf("</article>", StringComparison.Ordinal)],
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_column_says_so_and_lets_a_case_in_for_a_reason()
    {
        var read = Workflows.Routines.RoutineReader.Read("narrow-room.routine.yaml", """
            routine: narrow-room
            version: 1
            name: { sv: Trångt, en: Narrow }
            purpose: { sv: Prov, en: Trial }
            phases:
              - { id: queue, name: { sv: Kö, en: Queue } }
              - { id: room, name: { sv: Rum, en: Room }, wip-limit: 1 }
            states:
              waiting:
                name: { sv: Väntar, en: Waiting }
                phase: queue
                owner: coordinator
                on: { begin: { name: { sv: Börja, en: Begin }, to: running } }
              running:
                name: { sv: Pågår, en: Running }
                phase: room
                owner: coordinator
                on: { finish: { name: { sv: Klart, en: Finish }, to: done } }
              done: { name: { sv: Klart, en: Done }, end: completed }
            """, city.Engine.Organisation);
        await city.Engine.Versions.InstallAsync([read.Routine!]);
        var first = await SubmittedAsync("Den första");
        var second = await SubmittedAsync("Den andra");
        var anna = city.As("anna.ek");
        (await anna.FireAsync(first, "begin")).Expect(HttpStatusCode.OK);
        using var browser = await Browser.SignedInAsync(city, "anna.ek");
        await browser.OpenAsync("/board?routine=narrow-room");
        Assert.Contains("1 of 1", browser.Words, StringComparison.Ordinal);
        Assert.Contains("Full", browser.Words, StringComparison.Ordinal);
        Assert.Contains("it is full there; takes a reason", browser.Words, StringComparison.Ordinal);

        (await anna.FireAsync(second, "begin")).Refused(422, "invalid-input");
        await browser.OpenAsync("/cases/" + CaseNumber.Slug(second));
        Assert.Contains("“Room” is full (at most 1 at once).", browser.Words, StringComparison.Ordinal);
        await browser.SendAsync("fire-begin", ("reason", "Den är brådskande."));

        Assert.Contains("“Room” was full", browser.Words, StringComparison.Ordinal);
        await browser.OpenAsync("/board?routine=narrow-room");
        Assert.Contains("2 of 1", browser.Words, StringComparison.Ordinal);
        Assert.Contains("Over the limit", browser.Words, StringComparison.Ordinal);
        Assert.Equal(1, (int)(await anna.ReadAsync("/api/routines/narrow-room")).Body["wipLimits"]!["phase:room"]!);

        async Task<string> SubmittedAsync(string title) =>
            (await city.Engine.SubmitAsync(new("narrow-room", title, "Prov.",
            "SLK", System.Collections.Immutable.ImmutableSortedDictionary<string, object>.Empty),
            new("elin.dahlgren", Guid.NewGuid().ToString()))).Number;
    }

    [Fact]
    public async Task Programs_search_ask_for_similar_cases_and_keep_views()
    {
        var elin = city.As("elin.dahlgren");
        var number = await elin.SubmitAsync("Svärmande bisamhällen ovanför skolans tak");
        var found = (await elin.ReadAsync("/api/search?q=bisamh%C3%A4lle")).Expect(HttpStatusCode.OK);
        Assert.Equal(number, (string?)found["hits"]![0]!["number"]);
        Assert.Equal(["bisamhällen"], found["hits"]![0]!["marks"]!.AsArray().Select(m => (string)m!));
        var alike = (await elin.ReadAsync(
            "/api/cases/similar?text=" + Uri.EscapeDataString("Bisamhällen svärmar på skolans tak")))
            .Expect(HttpStatusCode.OK);
        Assert.Equal(number, (string?)alike[0]!["number"]);

        var view = (await elin.PostAsync("/api/views", new { name = "Min", query = "?mine=true&bogus=1" }))
            .Expect(HttpStatusCode.OK);
        Assert.Equal("/cases?mine=true", (string?)view["address"]);
        (await elin.PostAsync("/api/views", new { name = "" })).Refused(422, "invalid-input");
    }
}
