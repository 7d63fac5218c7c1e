using System.Collections.Immutable;
using IPB.Workflows;
using IPB.Workflows.Cases;
using IPB.Workflows.Notifications;
using IPB.Workflows.Storage;

namespace IPB.Benchmarks;

/// <summary>The rows that one step leaves, ready to be written under another case's id.</summary>
internal sealed record FloorStep(
    Case Case, bool IsNew, string Snapshot, string Facts, string Actor, string? Answer,
    ImmutableArray<string> Ended, ImmutableArray<Workflows.Timers.CaseTimer> Armed, ImmutableArray<Message> Messages)
{
    /// <summary>Decides the measured case's steps once, without a database.</summary>
    public static ImmutableArray<FloorStep> OfEightSteps(WorkflowEngine engine, DateTimeOffset now)
    {
        var chooser = engine.Routines.ChooserFor("eight-steps", 1);
        var by = engine.Organisation.FindPerson("elin.dahlgren")!;
        var decision = Step.Open(engine.World, chooser, EightSteps.Submission, by, "IPB 2026-00001", now);
        var steps = ImmutableArray.CreateBuilder<FloorStep>();
        steps.Add(Of(null, decision, answered: true));
        foreach (var (person, command) in EightSteps.Rest())
        {
            var before = decision.Case;
            decision = Step.Decide(engine.World, chooser, before, command(before.Gate?.Id ?? ""),
                engine.Organisation.FindPerson(person), now)!;
            steps.Add(Of(before, decision, answered: true));
        }

        return steps.ToImmutable();
    }

    /// <param name="answered">Whether a person sent the command, so that its answer is kept.</param>
    public static FloorStep Of(Case? before, Decision decision, bool answered)
    {
        var open = before?.Timers.Select(t => t.Key).ToHashSet() ?? [];
        return new(decision.Case, before is null, CaseJson.Write(decision.Case), CaseJson.Write(decision.Facts),
            decision.Actor, answered ? CaseJson.Write(StepAnswer.Of(decision.Case)) : null,
            [.. decision.Facts.Select(KeyEndedBy).OfType<string>().Where(open.Contains)],
            [.. decision.Case.Timers.Where(t => before is null || !before.Timers.Contains(t))], decision.Messages);
    }

    private static string? KeyEndedBy(Fact fact) => fact switch
    {
        TimerFired f => f.Key,
        TimerCancelled f => f.Key,
        _ => null,
    };
}
