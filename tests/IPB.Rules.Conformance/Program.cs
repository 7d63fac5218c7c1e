using System.CommandLine;
using IPB.Rules.Conformance;

var folder = new Argument<DirectoryInfo>("folder")
{
    Description = "The TCK: the folder with the levels (TestCases) or the one above it.",
};
var results = new Option<FileInfo?>("--results") { Description = "Writes the results in the TCK's own CSV form." };
var list = new Option<bool>("--list") { Description = "Prints also the cases that passed." };
var only = new Option<string?>("--only") { Description = "Runs only folders whose path has this text in it." };
var root = new RootCommand("Runs the DMN Technology Compatibility Kit and counts what passes.")
{
    folder, results, list, only,
};
root.SetAction(parse =>
{
    if (TckFolder.Find(parse.GetRequiredValue(folder).FullName) is not { } tck)
    {
        Console.Error.WriteLine(
            $"Expected a folder with compliance-level-* in it or in its TestCases, got {parse.GetValue(folder)}.");
        return 2;
    }
    var done = tck.Run(parse.GetValue(only));
    if (parse.GetValue(results) is { } file) File.WriteAllText(file.FullName, ResultFile.Print(done));
    var report = new Report(done, Console.Out);
    report.PrintCounts();
    report.PrintCases(all: parse.GetValue(list));
    if (parse.GetValue(only) is null) report.PrintEngines(tck.Published());
    return report.HasNewFailures ? 1 : 0;
});
return root.Parse(args).Invoke();
