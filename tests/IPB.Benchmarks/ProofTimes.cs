using System.Diagnostics;
using System.Globalization;
using IPB.Workflows.Files;
using IPB.Workflows.Proofs;
using IPB.Workflows.Routines;
using IPB.Workflows.Tests.Proofs;

namespace IPB.Benchmarks;

/// <summary>How long it takes to prove a routine.</summary>
internal static class ProofTimes
{
    public static void Run(string workflows, int rounds)
    {
        var files = WorkflowFolder.Load(workflows);
        Console.WriteLine("| routine | states | nodes | edges | first s | median s | bar s |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|");
        Measure(files, LargeRoutine.Of(60), rounds, "1");
        Measure(files, LargeRoutine.Of(1_000), rounds, "10");
        foreach (var routine in files.Routines) Measure(files, routine, rounds, "1");
    }

    private static void Measure(WorkflowFolder files, Routine routine, int rounds, string bar)
    {
        var seconds = new List<double>();
        Proof? proof = null;
        for (var round = 0; round <= rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            proof = Prover.Prove(routine, files.Organisation, files.Calendar);
            seconds.Add(watch.Elapsed.TotalSeconds);
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {routine.Id} | {routine.States.Length} | {proof!.Explored.Nodes.Count} | {proof.Explored.Edges.Count} "
            + $"| {seconds[0]:0.000} | {seconds.Skip(1).Order().ElementAt(rounds / 2):0.000} | {bar} |"));
    }
}
