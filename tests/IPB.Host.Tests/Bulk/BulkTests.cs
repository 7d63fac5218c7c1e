using System.Net;
using IPB.Host.Tests.MailLinks;
using IPB.Host.Tests.Pages;
using IPB.Workflows.Cases;
using IPB.Workflows.Notifications;

namespace IPB.Host.Tests.Bulk;

/// <summary>One thing with many cases.</summary>
public sealed class BulkTests(RunningCity city) : IClassFixture<RunningCity>
{
    [Fact]
    public async Task A_manager_decides_several_cases_that_were_ticked_and_one_that_changed_harms_no_other()
    {
        string[] numbers = [await city.OpenAsync("Hissen knackar"), await city.OpenAsync("Taket bågnar"),
            await city.OpenAsync("Väggen spricker")];
        using var maria = await Browser.SignedInAsync(city, Decisions.Manager);
        await maria.OpenAsync("/inbox");
        Assert.Contains("Choose Hissen knackar", maria.Words, StringComparison.Ordinal);
        await maria.OpenAsync(Address("decide", numbers) + "&outcome=approve&reason=Ja.");
        Assert.Contains("All 3 of them.", maria.Words, StringComparison.Ordinal);
        await city.As("elin.dahlgren").PostAsync($"/api/cases/{numbers[1]}/comments", new { text = "Vänta!" });
        var form = maria.Filled("bulk-run");
        await maria.SendAsync(form);
        Assert.Contains("Done for 2 of 3.", maria.Words, StringComparison.Ordinal);
        Assert.Contains("You saw version", maria.Words, StringComparison.Ordinal);
        await maria.SendAsync(form);
        Assert.Contains("Done for 2 of 3.", maria.Words, StringComparison.Ordinal);

        Assert.Equal(["working", "line-decision", "working"],
            (await city.Engine.Cases.FindAllAsync(numbers)).Select(c => c.State));
        var facts = (await JournalAsync(numbers[0]))[^1].Facts;
        Assert.Equal(3, facts.OfType<PartOfBulk>().Single().Count);
        Assert.Single((await JournalAsync(numbers[0])).SelectMany(e => e.Facts), f => f is Voted);
    }

    [Fact]
    public async Task Who_may_not_decide_is_told_why_case_by_case()
    {
        string[] numbers = [await city.OpenAsync("Porten fastnar")];
        var body = (await city.As("elin.dahlgren").PostAsync("/api/bulk/preview",
            new { @do = "decide", cases = numbers, outcome = "approve", reason = "Ja." })).Expect(HttpStatusCode.OK);
        Assert.Equal((0, "own-case"), ((int)body["works"]!, (string)body["items"]![0]!["code"]!));
        using var elin = await Browser.SignedInAsync(city, "elin.dahlgren");
        await elin.OpenAsync(Address("decide", numbers) + "&outcome=approve");
        Assert.Contains("Does not happen: Nobody decides their own case", elin.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("bulk-run", elin.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_is_reminded_once_a_day_in_one_mail_about_all_cases()
    {
        string[] numbers = [await city.OpenAsync("Spisen ryker"), await city.OpenAsync("Frysen tinar")];
        var order = new { @do = "remind", cases = numbers };
        var anna = city.As("anna.ek");
        var first = (await anna.PostAsync("/api/bulk", order, "remind-1")).Expect(HttpStatusCode.OK);
        var again = (await anna.PostAsync("/api/bulk", order, "remind-1")).Expect(HttpStatusCode.OK);
        Assert.Equal((2, 2), ((int)first["works"]!, (int)again["works"]!));
        var other = (await anna.PostAsync("/api/bulk", order)).Expect(HttpStatusCode.OK);
        Assert.Equal((0, "nobody-to-remind"), ((int)other["works"]!, (string)other["items"]![0]!["code"]!));

        var mails = (await city.Engine.Messages.NewestAsync(Decisions.Manager, 100))
            .Where(m => m.Message.Kind == MessageKind.HandReminder).ToList();
        var mail = await city.SendAsync(Assert.Single(mails));
        Assert.Equal("Anna Ek påminner dig om 2 ärenden", mail.Subject);
        Assert.Equal(2, mail.Links().Count);
        Assert.Single((await JournalAsync(numbers[0])).SelectMany(e => e.Facts), f => f is RemindedByHand);
        // The reminder itself leaves its own links good.
        using var maria = await Browser.SignedInAsync(city, Decisions.Manager);
        await maria.OpenAsync(mail.Links()[0]);
        Assert.Equal(HttpStatusCode.OK, maria.Status);
    }

    [Fact]
    public async Task Cases_are_given_to_somebody_who_holds_the_role_and_to_nobody_else()
    {
        var number = await city.As("elin.dahlgren").SubmitAsync("Problem utan känt ord");
        Assert.Equal(["case-officer@SLK"], (await city.Engine.Cases.FindAsync(number))!.WaitsOn);
        var anna = city.As("anna.ek");
        var order = new { @do = "assign", cases = new[] { number }, to = "johan.sundin", reason = "Du kan det här." };
        var given = (await anna.PostAsync("/api/bulk", order)).Expect(HttpStatusCode.OK);
        Assert.Equal(1, (int)given["works"]!);
        Assert.Equal(["person:johan.sundin"], (await city.Engine.Cases.FindAsync(number))!.WaitsOn);
        Assert.Contains(await city.MessagesOfAsync(number), m =>
            m.Message is { To: "johan.sundin", Kind: MessageKind.YourTurn });
        Assert.Equal("cannot-do-it", (string)(await anna.PostAsync("/api/bulk", new
        {
            @do = "assign",
            cases = new[] { number },
            to = "maria.lind",
        })).Body["items"]![0]!["code"]!);
        Assert.Equal("not-theirs-to-give", (string)(await city.As("maria.lind").PostAsync("/api/bulk", new
        {
            @do = "assign",
            cases = new[] { number },
            to = "anna.ek",
        })).Body["items"]![0]!["code"]!);
        Assert.Empty((await city.As("anna.ek").ReadAsync($"/api/cases/{number}/journal")).Body["findings"]!.AsArray());
    }

    [Fact]
    public async Task No_more_than_two_hundred_cases_are_taken_at_once()
    {
        var cases = Enumerable.Range(1, 201).Select(i => $"2026-{i:D5}");
        (await city.As("anna.ek").PostAsync("/api/bulk", new { @do = "remind", cases })).Refused(422, "invalid-input");
        (await city.As("anna.ek").PostAsync("/api/bulk", new { @do = "remind", cases = Array.Empty<string>() }))
            .Refused(422, "invalid-input");
        (await city.As("anna.ek").PostAsync("/api/bulk", new { @do = "burn", cases = new[] { "2026-00001" } }))
            .Refused(422, "invalid-input");
    }

    private static string Address(string work, IEnumerable<string> numbers) =>
        $"/bulk?do={work}" + string.Concat(numbers.Select(n => "&case=" + CaseNumber.Slug(n)));

    private async Task<IReadOnlyList<JournalEntry>> JournalAsync(string number) =>
        await city.Engine.Cases.JournalAsync((await city.Engine.Cases.FindAsync(number))!.Id);
}
