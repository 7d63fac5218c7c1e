using IPB.Workflows.Notifications;
using IPB.Workflows.People;
using IPB.Workflows.Tests.Files;

namespace IPB.Workflows.Tests.Notifications;

public class RecurringReaderTests
{
    private const string Good = """
        recurring:
          - { id: daily, name: { sv: Dagligen, en: Daily }, cron: "0 7 * * 1-5", do: digest }
          - { id: yearly, name: { sv: År, en: Yearly }, cron: "*/5 8,10 1 3-9/2 0", do: statistics, to: unit-manager }
        """;

    [Fact]
    public void Good_file_is_read()
    {
        var file = RecurringReader.Read("recurring.yaml", Good, Sample.Organisation);
        Assert.Empty(file.Findings);
        Assert.Equal(
            [
                new RecurringRoutine("daily", new("Dagligen", "Daily"), new("0 7 * * 1-5"), "digest", null)
                {
                    Missed = Missed.Newest,
                },
                new RecurringRoutine("yearly", new("År", "Yearly"), new("*/5 8,10 1 3-9/2 0"), "statistics",
                    new Party("unit-manager")),
            ], file.Routines);
    }

    private const string Asking = """
        recurring:
          - id: pilots
            name: { sv: Lägesrapport, en: Status }
            repeat: FREQ=MONTHLY;BYDAY=1MO
            at: "07:30"
            from: 2026-01-05
            do: ask
            to: unit-manager of lead-department
            routine: innovation-case
            in: [pilot]
            question: { sv: Hur går det?, en: How is it going? }
            missed: newest
            free-days: next
            departments: [LFF]
        """;

    [Fact]
    public void A_question_on_a_rule_is_read()
    {
        var file = RecurringReader.Read("recurring.yaml", Asking, Sample.Organisation);
        Assert.Empty(file.Findings);
        var ask = Assert.Single(file.Routines);
        Assert.Equal(new Schedule(null, "FREQ=MONTHLY;BYDAY=1MO", new(7, 30), new(2026, 1, 5)), ask.When);
        Assert.Equal(new CaseQuestion("innovation-case", ["pilot"], new("Hur går det?", "How is it going?")), ask.Asks);
        Assert.Equal((Missed.Newest, FreeDays.Next), (ask.Missed, ask.FreeDays));
        Assert.True(ask.IsFor("LFF") && !ask.IsFor("SLK"));
    }

    [Theory]
    [InlineData("FREQ=MONTHLY;BYDAY=1MO", "FREQ=HOURLY", "4: repeat: expected FREQ=DAILY, WEEKLY, MONTHLY or")]
    [InlineData("FREQ=MONTHLY;BYDAY=1MO", "FREQ=DAILY;BYHOUR=8", "4: repeat: expected no BYHOUR; \"at\" says")]
    [InlineData("\"07:30\"", "7.30", "5: at: expected a time such as \"08:00\", got")]
    [InlineData("repeat: FREQ=MONTHLY;BYDAY=1MO", "cron: \"0 8 * * 1\"", "5: at: expected only with \"repeat\"")]
    [InlineData("do: ask", "do: statistics", "9: routine: expected only with do: ask")]
    [InlineData("missed: newest", "missed: newst", "12: word \"newst\" is unknown; did you mean \"newest\"?")]
    [InlineData("free-days: next", "free-day: next", "13: key \"free-day\" is unknown in the recurring")]
    [InlineData("[LFF]", "[LFG]", "14: department \"LFG\" is unknown; did you mean \"LFF\"?")]
    public void A_slip_in_a_question_is_told_with_its_line(string part, string slip, string expected)
    {
        var file = RecurringReader.Read("recurring.yaml", Sample.With(part, slip, Asking), Sample.Organisation);
        var finding = file.Findings[0];
        Assert.StartsWith(expected, $"{finding.Line}: {finding.Message}");
    }

    [Theory]
    [InlineData("0 7 * * 1-5", "0 7 * *", "2: cron: expected five fields")]
    [InlineData("0 7 * * 1-5", "0 24 * * *", "2: cron: expected * or numbers from 0 to 23 as hour, got \"0 24 * * *\"")]
    [InlineData("0 7 * * 1-5", "0 7 * * 5-1", "2: cron: expected * or numbers from 0 to 7 as day of the week")]
    [InlineData("0 7 * * 1-5", "0/0 7 * * *", "2: cron: expected * or numbers from 0 to 59 as minute")]
    [InlineData("do: digest", "do: digst", "2: work \"digst\" is unknown; did you mean \"digest\"?")]
    [InlineData("to: unit-manager", "to: unit-manger",
        "3: role \"unit-manger\" is unknown; did you mean \"unit-manager\"?")]
    [InlineData("id: yearly", "id: daily", "3: recurring routine \"daily\" is already defined")]
    public void One_slip_gives_one_finding(string part, string slip, string expected)
    {
        var file = RecurringReader.Read("recurring.yaml", Sample.With(part, slip, Good), Sample.Organisation);
        Assert.Empty(file.Routines);
        var finding = Assert.Single(file.Findings);
        Assert.StartsWith(expected, $"{finding.Line}: {finding.Message}");
    }
}
