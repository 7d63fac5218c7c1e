using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace IPB.Host.Tests.Rules;

/// <summary>Dependencies point one way, and each library is named in its own place only.</summary>
public sealed partial class DependencyRulesTest
{
    private static readonly (string Path, string Text)[] Sources =
    [
        .. Directory.EnumerateFiles(Repository.Folder("src"), "*.cs", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Repository.Folder("src"), "*.razor", SearchOption.AllDirectories))
            .Select(f => (Path.GetRelativePath(Repository.Folder("src"), f).Replace('\\', '/'), File.ReadAllText(f)))
            .Where(f => !f.Item1.Contains("/obj/") && !f.Item1.Contains("/bin/")),
    ];

    [Fact]
    public void There_are_sources_to_look_at() => Assert.True(Sources.Length > 150);

    [Fact]
    public void PostgreSQL_is_named_by_what_stores_and_what_starts_it() => Only("Npgsql",
        "IPB.Workflows/Storage/", "IPB.PrivatePostgres/",
        // Jobs keep their own tables, and a database that is away is told and waited for at the host's edges.
        "IPB.Host/Jobs/", "IPB.Host/Access/Problems.cs", "IPB.Host/Operations/CommandLine.cs",
        "IPB.Host/Operations/Health.cs",
        // Elsa has schemas of its own in the same database.
        "IPB.Workflows.Elsa/Scheduling/ElsaJobs.cs", "IPB.Workflows.Elsa/IpbWorkflowsFeature.cs");

    [Fact]
    public void Stateless_is_named_by_the_chooser_of_transitions() =>
        Only("Stateless", "IPB.Workflows/Cases/TransitionChooser.cs");

    [Fact]
    public void Hangfire_is_named_by_the_jobs() => Only("Hangfire", "IPB.Host/Jobs/",
        // Timers of Elsa are jobs, too.
        "IPB.Workflows.Elsa/Scheduling/");

    [Fact]
    public void Mail_is_named_by_notifications() => Only("MailKit|MimeKit", "IPB.Host/Notifications/");

    [Fact]
    public void Calendars_are_written_and_read_in_their_own_places() =>
        Only(@"Ical\.Net", "IPB.Host/CalendarFeeds/CalendarWriter.cs",
        // What recurs is worked out by it, and absences are read from calendars by it.
        "IPB.Workflows/Calendars/RecurrenceRule.cs", "IPB.Host/People/CalendarAbsences.cs");

    [Fact]
    public void Yaml_is_named_by_one_reader_and_by_the_demos_own_story() =>
        Only("YamlDotNet", "IPB.Workflows/Files/", "IPB.Host/Demo/DemoStory.cs");

    [Fact]
    public void Machine_learning_is_named_by_the_learner() => Only(@"Microsoft\.ML", "IPB.Suggestions/Learner.cs");

    [Fact]
    public void No_rule_reads_a_clock() => None(Clock(), "IPB.Workflows/", "IPB.Rules/", "IPB.Suggestions/");

    [Fact]
    public void Decisions_never_name_storage()
    {
        string[] pure =
        [
            "Calendars", "Cases", "Files", "Gates", "Migrations", "Notifications", "People", "Proofs", "Routines",
            "Routing", "Timers",
        ];
        None(Storage(), [.. pure.Select(p => $"IPB.Workflows/{p}/"), "IPB.Rules/"]);
    }

    /// <summary>What people are shown is read through what they see; jobs and commands on the server see all.</summary>
    [Fact]
    public void Pages_and_calls_read_cases_only_as_the_person_sees_them()
    {
        string[] everything =
        [
            "IPB.Host/Demo/", "IPB.Host/Operations/CaseCommands.cs", "IPB.Host/Notifications/RecurringQuestions.cs",
            "IPB.Host/Suggestions/SettledCases.cs", "IPB.Host/Automations/FileDecision.cs",
        ];
        Nothing(from file in Sources
                where file.Path.StartsWith("IPB.Host/", StringComparison.Ordinal)
                    && !everything.Any(p => file.Path.StartsWith(p, StringComparison.Ordinal))
                from line in file.Text.Split('\n')
                where AllCases().IsMatch(line)
                select $"{file.Path}: {line.Trim()}");
    }

    [Fact]
    public void Rules_depend_on_nothing_but_the_zones_of_the_world()
    {
        var project = XDocument.Load(Repository.Folder("src/IPB.Rules/IPB.Rules.csproj"));
        Nothing(project.Descendants().Where(e => e.Name.LocalName is "PackageReference" or "ProjectReference")
            .Select(e => (string)e.Attribute("Include")!).Where(name => name != "NodaTime"));
        None(Upwards(), "IPB.Rules/", "IPB.Suggestions/");
    }

    [Fact]
    public void The_engine_knows_neither_the_web_nor_the_host() => None(Host(), "IPB.Workflows/", "IPB.Rules/");

    [Fact]
    public void No_file_is_longer_than_250_lines() =>
        Nothing(Sources.Where(f => f.Text.Count(c => c == '\n') > 250).Select(f => f.Path));

    [Fact]
    public void Nothing_is_left_for_later() => None(Later(), "IPB.");

    /// <summary>A word in the code (not in its comments) of the places named, and nowhere else.</summary>
    private static void Only(string word, params string[] places)
    {
        var used = Sources.Where(f => Code(f.Text, word)).Select(f => f.Path).ToList();
        Assert.NotEmpty(used);
        Nothing(used.Where(f => !places.Any(p => f.StartsWith(p, StringComparison.Ordinal))));
        // A place that no longer needs its exception loses it.
        Nothing(places.Where(p => !used.Any(f => f.StartsWith(p, StringComparison.Ordinal))));
    }

    private static void None(Regex pattern, params string[] places) =>
        Nothing(from file in Sources
                where places.Any(p => file.Path.StartsWith(p, StringComparison.Ordinal))
                from line in file.Text.Split('\n')
                where pattern.IsMatch(line)
                select $"{file.Path}: {line.Trim()}");

    private static void Nothing(IEnumerable<string> found) => Assert.Equal([], found);

    private static bool Code(string text, string word) => text.Split('\n').Select(l => l.Trim())
        .Any(l => !l.StartsWith("//", StringComparison.Ordinal)
            && Regex.IsMatch(l, $@"\b({word})(\.|Exception|Connection|;)"));

    [GeneratedRegex(@"\b(DateTime|DateTimeOffset)\.(Now|UtcNow|Today)\b|\bStopwatch\b|TimeProvider\.System")]
    private static partial Regex Clock();

    [GeneratedRegex(@"IPB\.Workflows\.Storage|using .*\bStorage\b|\b(CaseStore|CaseQueries|CaseWriter)\b")]
    private static partial Regex Storage();

    [GeneratedRegex(@"\bIPB\.(Workflows|Host|PrivatePostgres)\b")]
    private static partial Regex Upwards();

    [GeneratedRegex(@"\bIPB\.Host\b|\bMicrosoft\.AspNetCore\b|\bHangfire\b")]
    private static partial Regex Host();

    // What a command was answered before, and keys and records without a word of a case, are nobody's secret.
    [GeneratedRegex(@"ngine\.Cases\b(?!\.(AnswerOfAsync|WaitingByKeyAsync|VerifyAsync)\b)")]
    private static partial Regex AllCases();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|NotImplementedException)\b")]
    private static partial Regex Later();
}
