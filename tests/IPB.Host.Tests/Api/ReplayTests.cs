using System.Globalization;
using IPB.Host.Operations;

namespace IPB.Host.Tests.Api;

/// <summary>What a changed routing table would have done, on stored cases and on a file.</summary>
public sealed class ReplayTests(RunningCity city) : IClassFixture<RunningCity>
{
    private readonly string folder = Directory.CreateTempSubdirectory("replay-").FullName;

    [Fact]
    public async Task Stored_cases_that_the_changed_table_moves_are_listed()
    {
        var client = city.As("elin.dahlgren");
        foreach (var text in new[] { "Gatubelysningen är trasig", "Lekplatsen är trasig", "Boken är sen" })
            (await client.PostAsync("/api/cases", new { title = text, description = text, department = "SLK" }))
                .Expect(System.Net.HttpStatusCode.Created);
        var table = Write("changed.yaml", (await ShippedAsync()).Replace("rules:\n", """
            rules:
              - { id: lamps, words: [gatubelysning], to: LFF, why: { sv: Lampor., en: Lamps. } }

            """, StringComparison.Ordinal));
        var moved = Path.Combine(folder, "moved.csv");
        var lines = await RunAsync(new(table, null, null, moved));
        Assert.EndsWith("TEF → LFF\tlamps", lines[0], StringComparison.Ordinal);
        Assert.Equal("TEF → LFF\t1", lines[1]);
        Assert.StartsWith("3 cases, 1 would move; ", lines[2], StringComparison.Ordinal);
        Assert.EndsWith(",TEF,LFF,lamps,Gatubelysningen", (await File.ReadAllLinesAsync(moved))[1],
            StringComparison.Ordinal);
        var later = await RunAsync(new(table, DateOnly.Parse("2027-01-01", CultureInfo.InvariantCulture), null, null));
        Assert.StartsWith("0 cases", Assert.Single(later), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cases_of_a_file_are_compared_with_where_they_went()
    {
        var cases = Write("cases.csv", """
            number;text;to
            A1;"Gatubelysningen; den är trasig";LFF
            A2;Biblioteket är stängt;KUF
            """);
        var lines = await RunAsync(new(Write("same.yaml", await ShippedAsync()), null, cases, null));
        Assert.Equal(["A1\tLFF → TEF\tstreets-and-parks", "LFF → TEF\t1"], lines[..2]);
        Assert.StartsWith("2 cases, 1 would move; ", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_department_cases_are_compared_with_the_table_in_use()
    {
        var cases = Write("cases.csv", "title,description\nGatan,Gatan är mörk\n");
        var lines = await RunAsync(new(Write("same.yaml", await ShippedAsync()), null, cases, null));
        Assert.StartsWith("1 cases, 0 would move; ", Assert.Single(lines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("title,to\nGatan,TEF", ":1: the table reads text, budget, which is no column; the columns are title, to. "
        + "Add text, or title and description.")]
    [InlineData("text,budget,to\nGatan,much,TEF",
        ":2: budget: expected a number such as 250000 or 0.5, got \"much\".")]
    [InlineData("text,budget\nGatan,5", ":1: expected the column \"to\" with the department that had the case, for there "
        + "is no routing table \"fees\" in the workflows folder to compare with.")]
    public async Task File_that_does_not_fit_the_table_is_refused(string csv, string expected)
    {
        var table = Write("fees.routing.yaml", """
            routing: fees
            version: 1
            name: { sv: Avgifter, en: Fees }
            inputs: { budget: { type: money } }
            rules:
              - { id: dear, words: [gata], budget: "> 5", to: TEF, why: { sv: Dyrt., en: Costly. } }
            fallback: { id: rest, to: SLK, why: { sv: Annars., en: Else. } }
            """);
        var cases = Write("cases.csv", csv);
        var refused = await Assert.ThrowsAsync<StartRefused>(() => RunAsync(new(table, null, cases, null)));
        Assert.Equal(cases + expected, refused.Message);
    }

    [Fact]
    public async Task Table_with_a_mistake_is_refused_with_its_line()
    {
        var table = Write("t.routing.yaml",
            (await ShippedAsync()).Replace("    to: KUF", "    to: KUG", StringComparison.Ordinal)
                .Replace("routing: problem-intake", "routing: t", StringComparison.Ordinal));
        var refused = await Assert.ThrowsAsync<StartRefused>(() => RunAsync(new(table, null, null, null)));
        Assert.Contains("department \"KUG\" is unknown", refused.Message, StringComparison.Ordinal);
    }

    private async Task<string[]> RunAsync(ReplayCommand.Request request)
    {
        var screen = new StringWriter();
        await ReplayCommand.RunAsync(
            request, RunningCity.SettingsFor(city.Connection, city.DataFolder), screen, CancellationToken.None);
        return screen.ToString().ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static Task<string> ShippedAsync() => File.ReadAllTextAsync(
        Path.Combine(Repository.Folder("workflows"), "problem-intake.routing.yaml"));

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
