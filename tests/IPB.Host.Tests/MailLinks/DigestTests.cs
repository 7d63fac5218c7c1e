using System.Net;
using IPB.Host.Jobs;
using IPB.Host.Tests.Pages;
using IPB.Workflows.Notifications;
using Microsoft.Extensions.DependencyInjection;

namespace IPB.Host.Tests.MailLinks;

/// <summary>Several decisions in one mail.</summary>
public sealed class DigestTests(RunningCity city) : IClassFixture<RunningCity>
{
    [Fact]
    public async Task A_digest_has_a_link_for_each_decision_and_a_page_for_one_after_another()
    {
        string[] numbers = [await city.OpenAsync("Hissen låter"), await city.OpenAsync("Taket läcker")];
        // A summary comes after the city was started, not before.
        await city.AdvanceAsync("1 working day");
        await using (var scope = city.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<RecurringRuns>().RunAsync("daily-digest", default);
        var digest = (await city.Engine.Messages.NewestAsync(Decisions.Manager, 100))
            .First(m => m.Message.Kind == MessageKind.Digest);
        var mail = await city.SendAsync(digest);
        Assert.Equal(2, mail.Links().Count);
        Assert.Contains("/decisions", mail.Text, StringComparison.Ordinal);

        using var maria = await Browser.SignedInAsync(city, Decisions.Manager);
        await maria.OpenAsync("/decisions");
        Assert.Contains("Decision 1 of 2", maria.Words, StringComparison.Ordinal);
        await maria.SendAsync("decide", ("outcome", "approve"), ("reason", "Ja."));
        Assert.Contains("Decision 1 of 1", maria.Words, StringComparison.Ordinal);
        await maria.SendAsync("decide", ("outcome", "reject"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, maria.Status);
        await maria.SendAsync("decide", ("outcome", "approve"), ("reason", "Ja."));
        Assert.Contains("No decisions wait for you", maria.Words, StringComparison.Ordinal);
        foreach (var number in numbers)
            Assert.Equal("working", (await city.Engine.Cases.FindAsync(number))!.State);
        await maria.OpenAsync(mail.Links()[0]);
        Assert.Contains("Decided already", maria.Words, StringComparison.Ordinal);
    }
}
