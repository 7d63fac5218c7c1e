using Elsa.Workflows.Models;
using IPB.Workflows.Cases;
using IPB.Workflows.Proofs;
using IPB.Workflows.Routines;
using IPB.Workflows.Routines.Exports;
using IPB.Workflows.Tests.Proofs;

namespace IPB.Workflows.Differential;

/// <summary>One routine on both sides.</summary>
internal sealed class Differential
{
    private readonly RealElsa elsa;
    private readonly World world;
    private readonly Routine routine;
    private readonly WorkflowGraph graph;
    private readonly Figures figures;

    private Differential(RealElsa elsa, World world, Routine routine, WorkflowGraph graph, Figures figures) =>
        (this.elsa, this.world, this.routine, this.graph, this.figures) = (elsa, world, routine, graph, figures);

    public static async Task<Differential> OfAsync(RealElsa elsa, World world, Routine routine, Figures figures)
    {
        figures.Routines++;
        return new(elsa, world, routine, await elsa.GraphAsync(ElsaExport.Write(routine, "en")), figures);
    }

    /// <summary>A scenario as the engine plays it.</summary>
    public async Task PlayAsync(Scenario scenario)
    {
        ScenarioPlay.Run(world, routine, scenario, out var facts);
        figures.Cases++;
        await CompareAsync($"{routine.Id}, scenario \"{scenario.Name}\"", async () =>
        {
            await using var mirror = await Mirror.OpenAsync(elsa, graph, routine, facts, figures);
        });
    }

    public async Task WalkAsync(Tape tape, int moves, string name)
    {
        var walk = new Walk(world, routine, tape);
        if (walk.Open() is not { } opened) return;
        figures.Cases++;
        await CompareAsync(name, async () =>
        {
            await using var mirror = await Mirror.OpenAsync(elsa, graph, routine, [.. opened], figures);
            for (var move = 0; move < moves; move++)
            {
                var (facts, refused) = walk.Move();
                await mirror.FollowAsync(facts);
                if (refused is { } r) await mirror.RefusedAsync(r.Trigger, r.Sent);
            }
        });
    }

    private async Task CompareAsync(string name, Func<Task> play)
    {
        try
        {
            await play();
        }
        catch (Difference difference)
        {
            figures.Differences.Add($"{name}: {difference.Message}");
        }
    }
}

internal static class Tapes
{
    private const int Length = 400;

    /// <summary>The same choices for the same seed.</summary>
    public static Tape Of(int seed)
    {
        var random = new Random(seed);
        return new Tape([.. Enumerable.Range(0, Length).Select(_ => random.Next(10_000))]);
    }
}
