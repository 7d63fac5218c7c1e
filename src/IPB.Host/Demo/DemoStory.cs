using System.Collections.Immutable;
using IPB.Workflows;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace IPB.Host.Demo;

/// <summary>What has happened in the demo city during half a year: the embedded file <c>problems.yaml</c>.</summary>
internal sealed record DemoStory
{
    /// <summary>The last day of the half-year, a Monday like day 0.</summary>
    public const int LastDay = 182;

    private static readonly TimeSpan Morning = TimeSpan.FromMinutes(8 * 60 + 7);
    private static readonly TimeSpan Pace = TimeSpan.FromMinutes(9);

    public ImmutableArray<DemoProblem> All { get; private init; } = [];

    /// <summary>Everything that people do, in the order of its time.</summary>
    public ImmutableArray<DemoEvent> Events { get; private init; } = [];

    public static DemoStory Read()
    {
        using var stream = typeof(DemoStory).Assembly.GetManifestResourceStream("IPB.Host.Demo.problems.yaml")!;
        using var reader = new StreamReader(stream);
        return Of(reader.ReadToEnd());
    }

    internal static DemoStory Of(string yaml)
    {
        var file = new DeserializerBuilder().WithNamingConvention(HyphenatedNamingConvention.Instance).Build()
            .Deserialize<DemoFile>(yaml);
        ImmutableArray<DemoProblem> all = [.. file.Problems, .. file.Cases];
        return new DemoStory { All = all, Events = [.. InOrder(all)] };
    }

    // Each day begins in the morning, and people come one after another.
    private static IEnumerable<DemoEvent> InOrder(ImmutableArray<DemoProblem> all) =>
        from day in all.SelectMany(Steps).GroupBy(s => s.Day).OrderBy(g => g.Key)
        from step in day.Select((s, i) => new DemoEvent(s.Problem, s.Step, s.Day, Morning + (i * Pace)))
        select step;

    private static IEnumerable<(DemoProblem Problem, int Step, int Day)> Steps(DemoProblem problem) =>
        problem.Plays.Select((play, i) => (problem, i + 1, play.Day)).Prepend((problem, 0, problem.Day));
}

/// <param name="Step">0: the submission; else which play of the problem.</param>
/// <param name="Time">Local time of the day.</param>
internal sealed record DemoEvent(DemoProblem Problem, int Step, int Day, TimeSpan Time)
{
    public DemoPlay Play => Problem.Plays[Step - 1];
}

internal sealed record DemoFile
{
    public List<DemoProblem> Problems { get; init; } = [];
    public List<DemoProblem> Cases { get; init; } = [];
}

/// <summary>A case of the story; the head of the file explains its parts.</summary>
internal sealed record DemoProblem
{
    public string Id { get; init; } = "";
    public DemoText Title { get; init; } = new();
    public DemoText Description { get; init; } = new();
    public string Department { get; init; } = "";
    public string? Submitter { get; init; }
    public string Expect { get; init; } = "";
    public int Day { get; init; }
    public string Routine { get; init; } = WorkflowEngine.DefaultRoutine;
    public Dictionary<string, string> Fields { get; init; } = [];
    public List<DemoPlay> Plays { get; init; } = [];
}

internal sealed record DemoText
{
    public string Sv { get; init; } = "";
    public string En { get; init; } = "";
}

internal sealed record DemoPlay
{
    public int Day { get; init; }
    public string Do { get; init; } = "";
    public string? By { get; init; }
    public Dictionary<string, string> Fields { get; init; } = [];
    public string? Reason { get; init; }
    public List<string> Conditions { get; init; } = [];
    public List<string> Unmet { get; init; } = [];
    public string? Department { get; init; }
    public string? Obstacle { get; init; }
}
