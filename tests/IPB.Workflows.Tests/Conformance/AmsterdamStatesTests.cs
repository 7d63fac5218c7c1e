using System.Collections.Immutable;
using System.Text.Json;
using IPB.Workflows.Cases;
using IPB.Workflows.People;
using IPB.Workflows.Routines;
using IPB.Workflows.Tests.Calendars;
using IPB.Workflows.Tests.Cases;

namespace IPB.Workflows.Tests.Conformance;

/// <summary>
/// The states of Amsterdam's reports about public space: a routine allows just the steps that are in use there.
/// </summary>
public sealed class AmsterdamStatesTests(ITestOutputHelper output)
{
    private static readonly Text T = new("A", "A");

    [Fact]
    public void Every_step_in_use_is_allowed_and_no_other()
    {
        var file = Path.Combine(SharedData.Folder("routing/amsterdam-signals"), "states-transitions.json");
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        var codes = json.RootElement.GetProperty("states").EnumerateArray()
            .Select(s => s.GetProperty("code").GetString()!).ToList();
        var steps = json.RootElement.GetProperty("transitions").EnumerateObject()
            .SelectMany(s => s.Value.EnumerateArray(), (from, to) => (From: from.Name, To: to.GetString()!))
            .ToHashSet();
        var (allowed, refused) = (0, 0);
        foreach (var from in codes)
            foreach (var to in codes)
            {
                var goes = Goes(codes, steps, from, to);
                Assert.True(goes == steps.Contains((from, to)), $"from \"{from}\" to \"{to}\"");
                if (goes) allowed++;
                else refused++;
            }

        output.WriteLine($"{codes.Count} states, {allowed} steps allowed, {refused} refused");
        Assert.Equal((19, 103, 19 * 19 - 103), (codes.Count, allowed, refused));
    }

    /// <summary>Opens a case in one state and lets somebody lead it to another.</summary>
    private static bool Goes(List<string> codes, HashSet<(string From, string To)> steps, string from, string to)
    {
        var chooser = new TransitionChooser(RoutineOf([from, .. codes.Where(c => c != from)], steps));
        var sam = Town.Organisation.FindPerson("sam")!;
        var none = ImmutableSortedDictionary<string, object>.Empty;
        var submit = new Submit(chooser.Routine.Id, "Title", "Description", "A", none);
        var c = Step.Open(Town.World, chooser, submit, sam, "IPB 2026-00001", Play.Monday).Case;
        Assert.Equal(Id(from), c.State);
        try
        {
            var moved = Step.Decide(Town.World, chooser, c, new Fire($"to-{Id(to)}", none, null), sam, Play.Monday)!;
            Assert.Equal(Id(to), moved.Case.State);
            return true;
        }
        catch (TriggerRefused refusal)
        {
            Assert.Equal(RefusalKind.NotFound, refusal.Kind);
            return false;
        }
    }

    private static Routine RoutineOf(List<string> codes, HashSet<(string From, string To)> steps) => new()
    {
        Id = "signals",
        Version = 1,
        Name = T,
        Purpose = T,
        States =
        [
            .. codes.Select(c => new State(Id(c), T)
            {
                Owner = new Party(Party.Anyone),
                Triggers =
                [
                    .. steps.Where(s => s.From == c).Select(s => new Trigger($"to-{Id(s.To)}", T)
                    {
                        To = Id(s.To),
                        By = [new Party(Party.Anyone)],
                    }),
                ],
            }),
        ],
        Source = "",
        Hash = "",
    };

    private static string Id(string code) => code.Length == 0 ? "new" : code.Replace(' ', '-');
}
