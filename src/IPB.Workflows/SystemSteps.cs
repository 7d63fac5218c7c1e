using IPB.Workflows.Cases;
using IPB.Workflows.People;
using IPB.Workflows.Storage;

namespace IPB.Workflows;

/// <summary>Steps that the engine itself takes, from messages that it carries: each once under its key.</summary>
internal sealed class SystemSteps(WorkflowEngine engine, CaseStore store)
{
    /// <exception cref="StaleNews">What the command says is known already, or no longer so.</exception>
    public Task<StepAnswer> ChangeAsync(string number, string key, Command command, CancellationToken ct)
    {
        var world = engine.World;
        return store.ChangeAsync(number, new(Party.System, key), CaseJson.WriteRequest(command, number),
            (c, now) => Decide(world, c, command, now), ct);
    }

    public Decision Decide(World world, Case c, Command command, DateTimeOffset now) =>
        Step.Decide(world, engine.Routines.ChooserFor(c.Routine, c.RoutineVersion), c, command, null, now)!;

    /// <summary>
    /// Carries something out, once more where another node has just published the version that it needs.
    /// </summary>
    public Task FollowingAsync(Func<Task> carry, CancellationToken ct) => engine.Versions.FollowingAsync(async () =>
    {
        await carry();
        return true;
    }, ct);
}
