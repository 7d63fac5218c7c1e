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
                new RecurringRoutine("daily", new("Dagligen", "Daily"), "0 7 * * 1-5", "digest", null),
                new RecurringRoutine("yearly", new("År", "Yearly"), "*/5 8,10 1 3-9/2 0", "statistics",
                    new Party("unit-manager")),
            ], file.Routines);
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
