using System.Collections.Immutable;
using System.Globalization;
using IPB.Suggestions;
using IPB.Suggestions.Data;

// Usage: IPB.Suggestions.Measures <folder with it-tickets-47837.zip and boston311-2011-58251.zip>
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is not [var folder] || !Directory.Exists(folder))
{
    Console.Error.WriteLine("expected one argument: the folder of the routing data, such as ../shared/data/routing");
    return 2;
}

Console.WriteLine("| data | split | by | top-1 | top-3 | macro recall | at 50 % | at 80 % | off by | core s |");
Console.WriteLine("|---|---|---|---:|---:|---:|---:|---:|---:|---:|");
var tickets = DataSet.ItTickets(folder);
Compare(tickets, tickets.ByChance(), "naive Bayes", train => new NaiveBayes(train).Guess);
foreach (var columns in (string[][])[["type"], ["type", "pwd_district"],
    ["type", "pwd_district", "neighborhood", "source"]])
{
    var boston = DataSet.Boston(folder, columns);
    foreach (var split in (Split[])[boston.ByChance(), boston.ByOrder()])
        Compare(boston, split, "table", train => new MajorityTable(train).Guess);
}

return 0;

static void Compare(DataSet set, Split split, string baseline,
    Func<ImmutableArray<RoutedCase>, Func<CaseInput, ImmutableArray<Guess>>> train)
{
    Print(set, split, baseline, train);
    Print(set, split, "suggestion", cases =>
    {
        var model = SuggestionModel.Train(cases);
        return input => [.. model.Suggest(input).Candidates.Select(c => new Guess(c.Department, c.Probability))];
    });
}

static void Print(DataSet set, Split split, string by,
    Func<ImmutableArray<RoutedCase>, Func<CaseInput, ImmutableArray<Guess>>> train)
{
    // Time of a core: what else runs on the machine does not count.
    var before = Environment.CpuUsage.TotalTime;
    var guess = train(split.Train);
    var took = Environment.CpuUsage.TotalTime - before;
    var m = Measures.Of([.. split.Test.Select(c => new Answer(c.Department, guess(c.Input)))]);
    Console.WriteLine($"| {set.Name} | {split.Name} | {by} | {m.Top1:0.000} | {m.Top3:0.000} | {m.MacroRecall:0.000} "
        + $"| {m.AtHalf:0.000} | {m.AtFourFifths:0.000} | {m.CalibrationError:0.000} | {took.TotalSeconds:0.0} |");
}
