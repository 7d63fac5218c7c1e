using IPB.Host.Tests.Pages;
using IPB.Workflows.Cases;
using IPB.Workflows.Notifications;
using IPB.Workflows.Routines;

namespace IPB.Host.Tests.Children;

/// <summary>
/// Parent and child as people and programs see them, from the order to the end, and when it goes wrong.
/// </summary>
public sealed class ChildPageTests(RunningCity city) : IClassFixture<RunningCity>, IAsyncLifetime
{
    private const string Parent = """
        routine: yard-plan
        version: 1
        name: { sv: Gårdsplan, en: Yard plan }
        purpose: { sv: Gårdar som alla medger., en: Yards that all clear. }
        states:
          draft:
            name: { sv: Utkast, en: Draft }
            owner: coordinator
            on:
              ask: { name: { sv: Fråga, en: Ask }, to: asking }
          asking:
            name: { sv: Frågar, en: Asking }
            owner: coordinator
            opens: { routine: yard-check, title: '"Check of " + title', choose: { from: [TEF, LFF], least: 1 } }
            children: { outcomes: { solved: agreed, ended: draft } }
            on:
              give-up: { name: { sv: Ge upp, en: Give up }, to: given-up }
          agreed: { name: { sv: Medgiven, en: Agreed }, end: solved }
          given-up: { name: { sv: Uppgiven, en: Given up }, end: discontinued }
        """;

    private const string Child = """
        routine: yard-check
        version: 1
        name: { sv: Gårdskontroll, en: Yard check }
        purpose: { sv: Ja eller nej., en: Yes or no. }
        states:
          open:
            name: { sv: Kontrolleras, en: Being checked }
            owner: coordinator
            due: 5 working days
            on:
              fine: { name: { sv: Bra, en: Fine }, to: fine }
          fine: { name: { sv: Bra, en: Fine }, end: solved }
        """;

    public async ValueTask InitializeAsync() =>
        await city.Engine.Versions.InstallAsync([Read("yard-plan", Parent), Read("yard-check", Child)]);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Departments_are_picked_children_are_opened_and_the_parent_goes_on()
    {
        var number = await DraftAsync("Skolgård");
        using var anna = await Browser.SignedInAsync(city, "anna.ek");
        await anna.OpenAsync("/cases/" + CaseNumber.Slug(number));
        await anna.SendAsync("fire-ask", ("f.child_departments", "TEF"));
        Assert.Contains("Being opened", anna.Words, StringComparison.Ordinal);
        Assert.Contains("one child case", anna.Words, StringComparison.Ordinal);

        await CarryAsync();
        var seen = (await city.As("anna.ek").CaseAsync(number))["children"]![0]!;
        var child = (string)seen["number"]!;
        Assert.Equal(("yard-check", "TEF", "open", true),
            ((string)seen["routine"]!, (string)seen["department"]!, (string)seen["state"]!, (bool)seen["awaited"]!));
        Assert.NotNull(seen["dueAt"]);
        await anna.OpenAsync("/cases/" + CaseNumber.Slug(child));
        Assert.Contains("Opened by", anna.Words, StringComparison.Ordinal);
        Assert.Contains(number, anna.Words, StringComparison.Ordinal);
        Assert.Equal(number, (string)(await city.As("anna.ek").CaseAsync(child))["parent"]!["number"]!);

        await anna.SendAsync("fire-fine");
        await CarryAsync();
        await anna.OpenAsync("/cases/" + CaseNumber.Slug(number));
        Assert.Contains($"The child case {child} was closed: solved", anna.Words, StringComparison.Ordinal);
        Assert.Equal("agreed", (string)(await city.As("anna.ek").CaseAsync(number))["state"]!);
    }

    [Fact]
    public async Task A_child_that_cannot_be_opened_is_shown_tried_again_and_given_up()
    {
        // Routines of its own, so that no other test meets the child that asks for something new that nobody hands
        // over.
        var child = Child.Replace("yard-check", "fence-check", StringComparison.Ordinal);
        var parent = Parent.Replace("yard-", "fence-", StringComparison.Ordinal);
        await city.Engine.Versions.InstallAsync([Read("fence-plan", parent), Read("fence-check", child)]);
        var asks = child.Replace("version: 1", "version: 2", StringComparison.Ordinal).Replace("states:",
            "fields: { why: { type: text, name: { sv: Skäl, en: Why }, required: true } }\nsubmit: { asks: [why] "
            + "}\nstates:",
            StringComparison.Ordinal);
        var number = await DraftAsync("Förskolegård", "fence-plan");
        await city.As("anna.ek").PostAsync($"/api/cases/{CaseNumber.Slug(number)}/triggers/ask",
            new { fields = new { child_departments = new[] { "LFF" } } });
        await city.Engine.Versions.InstallAsync([Read("fence-check", asks)]);
        await CarryAsync();

        Assert.Contains(await city.Engine.Messages.NewestAsync("anna.ek", 20),
            m => m.Message.Kind == MessageKind.Incident && m.Message.Content.Number == number);
        using var anna = await Browser.SignedInAsync(city, "anna.ek");
        await anna.OpenAsync("/cases/" + CaseNumber.Slug(number));
        Assert.Contains("Could not be opened", anna.Words, StringComparison.Ordinal);
        Assert.Contains("Why must be filled in.", anna.Words, StringComparison.Ordinal);
        await anna.SendAsync("child-retry-0");
        await CarryAsync();
        await anna.OpenAsync("/cases/" + CaseNumber.Slug(number));
        await anna.SendAsync("child-drop-0", ("reason", ""));
        Assert.Contains("child-drop-0-reason", anna.Page, StringComparison.Ordinal);
        await anna.SendAsync("child-drop-0", ("reason", "Gården får vänta."));
        Assert.Contains("Gården får vänta.", anna.Words, StringComparison.Ordinal);
        Assert.Equal("draft", (string)(await city.As("anna.ek").CaseAsync(number))["state"]!);
        (await city.As("anna.ek").PostAsync(
            $"/api/cases/{CaseNumber.Slug(number)}/children/{CaseNumber.Slug(number)}.child.1/retries", new { }))
            .Refused(409, "child-not-stuck");
    }

    private async Task<string> DraftAsync(string title, string routine = "yard-plan") =>
        await city.As("elin.dahlgren").SubmitAsync(title, "FSF", new { }, routine);

    /// <summary>What the hosts do with messages for the engine.</summary>
    private async Task CarryAsync()
    {
        foreach (var id in await city.Engine.Messages.HandOutAsync(1_000))
            if ((await city.Engine.Messages.FindAsync(id))!.Message is { Kind: var kind } message && kind.IsForEngine())
                await city.Engine.Children.CarryAsync(message);
    }

    private static Routine Read(string id, string text) =>
        RoutineReader.ReadPublished($"{id}.routine.yaml", text).Routine!;
}
