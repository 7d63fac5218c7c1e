using IPB.Host.Notifications;
using IPB.Workflows.Notifications;
using IPB.Workflows.Storage;

namespace IPB.Host.Tests.Notifications;

public sealed class LetterTimeTests
{
    [Theory]
    [InlineData("2026-11-27T16:00Z", "sv", "fredag 27 november 2026 kl. 17.00")]
    [InlineData("2026-11-27T16:00Z", "en", "Friday 27 November 2026 at 17:00")]
    [InlineData("2026-07-01T22:30Z", "sv", "torsdag 2 juli 2026 kl. 00.30")]
    [InlineData("2026-10-25T00:30Z", "en", "Sunday 25 October 2026 at 02:30")]
    [InlineData("2026-10-25T01:30Z", "en", "Sunday 25 October 2026 at 02:30")]
    [InlineData("2026-12-31T23:00Z", "en", "Friday 1 January 2027 at 00:00")]
    public void A_moment_is_said_in_swedish_local_time(string instant, string language, string words) =>
        Assert.Equal(words, LocalTimeWords.Moment(
            DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture), language));

    [Fact]
    public void A_decision_says_until_when()
    {
        var letter = Write(Letters.Of(MessageKind.Decision));
        Assert.Equal(new("Decide by", "Friday 27 November 2026 at 17:00", false), letter.Time);
        Assert.Equal("The case has come to the gate “In progress” and waits for your decision.", letter.Summary);
    }

    [Fact]
    public void A_reminder_after_the_deadline_says_that_it_has_passed()
    {
        var letter = Write(Letters.Of(MessageKind.Reminder).With(c => c with { DueAt = Letters.Written.AddHours(-1) }));
        Assert.Equal(new("Was due", "Monday 23 November 2026 at 08:00", true), letter.Time);
        Assert.Equal("The case still waits for you in the step “In progress”.", letter.Summary);
    }

    [Fact]
    public void An_escalation_says_that_the_case_was_not_handled_in_time()
    {
        var letter = Write(Letters.Of(MessageKind.Escalation));
        Assert.Equal(new("Was due", "Friday 20 November 2026 at 09:00", true), letter.Time);
        Assert.Equal("The case was not handled in time in the step “In progress” and now comes to you.",
            letter.Summary);
        Assert.StartsWith("Nobody handled the case within the time", letter.Sections.Single().Text);
    }

    [Theory]
    [InlineData(MessageKind.Reminder, "The case still waits for your decision at “In progress”.")]
    [InlineData(MessageKind.Escalation, "The decision at “In progress” was not taken in time and now comes to you.")]
    public void At_a_gate_it_is_a_decision_that_is_waited_for(MessageKind kind, string summary) =>
        Assert.Equal(summary, Write(Letters.Of(kind).With(c => c with { Gate = "2026-00042.decide.1" })).Summary);

    [Theory]
    [InlineData(MessageKind.Received)]
    [InlineData(MessageKind.Closed)]
    public void A_receipt_and_a_closing_set_nobody_a_deadline(MessageKind kind) =>
        Assert.Null(Write(Letters.Of(kind).With(c => c with { DueAt = Letters.Written })).Time);

    [Theory]
    [InlineData(MessageKind.YourTurn)]
    [InlineData(MessageKind.Reminder)]
    [InlineData(MessageKind.Escalation)]
    public void A_case_without_a_deadline_has_none_in_its_mail(MessageKind kind) =>
        Assert.Null(Write(Letters.Of(kind).With(c => c with { DueAt = null })).Time);

    private static Letter Write(StoredMessage stored) =>
        LetterWriter.Write(stored, Letters.Receiver("en"), "https://x.test", CityMail.None);
}
