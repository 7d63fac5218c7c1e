using IPB.Suggestions.Data;

namespace IPB.Suggestions.Tests;

/// <summary>On a part of the real data, small enough for every run; the whole is measured by a command.</summary>
public sealed class RealDataTests
{
    [Fact]
    public void Tickets_are_suggested_clearly_better_than_by_naive_Bayes()
    {
        var split = DataSet.ItTickets(Folder(), 5_000).ByChance();
        var model = SuggestionModel.Train(split.Train);
        var bayes = new NaiveBayes(split.Train);
        var ours = Measures.Of([.. split.Test.Select(c => new Answer(c.Department,
            [.. model.Suggest(c.Input).Candidates.Select(s => new Guess(s.Department, s.Probability))]))]);
        var simple = Measures.Of([.. split.Test.Select(c => new Answer(c.Department, bayes.Guess(c.Input)))]);
        Assert.True(ours.Top1 > simple.Top1 + 0.03, $"{ours} {simple}");
        Assert.True(ours.MacroRecall > simple.MacroRecall, $"{ours} {simple}");
        Assert.True(ours.CalibrationError < 0.06, $"{ours}");
    }

    [Fact]
    public void Requests_are_suggested_no_worse_than_by_the_table_of_type_and_district()
    {
        var split = DataSet.Boston(Folder(), ["type", "pwd_district"], 4_000).ByOrder();
        var model = SuggestionModel.Train(split.Train);
        var table = new MajorityTable(split.Train);
        var ours = split.Test.Count(c => model.Suggest(c.Input).At(0)?.Department == c.Department);
        var simple = split.Test.Count(c => table.Guess(c.Input)[0].Department == c.Department);
        Assert.True(ours > simple, $"{ours} {simple} of {split.Test.Length}");
    }

    private static string Folder()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (!File.Exists(Path.Combine(at.FullName, "IPB.Workflow.sln"))) continue;
            var folder = Path.GetFullPath(Path.Combine(at.FullName, "../shared/data/routing"));
            Assert.SkipUnless(Directory.Exists(folder), "the routing data is not on this machine");
            return folder;
        }

        Assert.Skip("the tests do not run inside the repository");
        return "";
    }
}
