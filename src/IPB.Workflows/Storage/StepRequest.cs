using IPB.Workflows.Cases;

namespace IPB.Workflows.Storage;

/// <summary>A command that waits for its turn to be carried out.</summary>
/// <param name="Number">The case; null: a new one.</param>
internal sealed record StepRequest(string? Number, CommandRecord Command)
{
    private readonly TaskCompletionSource<StepAnswer> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>
    /// Given the locked case, or null for a new one; the number that a new one gets; the engine's instant.
    /// </summary>
    public required Func<Case?, string, DateTimeOffset, Decision> Decide { get; init; }

    /// <summary>Number of another case that changes in the same transaction; null: none.</summary>
    public string? Other { get; init; }

    /// <summary>What becomes of the other case.</summary>
    public Func<Case, DateTimeOffset, Decision>? DecideOther { get; init; }

    public IEnumerable<string> Numbers => new[] { Number, Other }.OfType<string>();
    public Task<StepAnswer> Answer => answer.Task;

    public void Succeed(StepAnswer given) => answer.TrySetResult(given);
    public void Fail(Exception reason) => answer.TrySetException(reason);
    public void Cancel(CancellationToken ct) => answer.TrySetCanceled(ct);

    /// <summary>Two such requests cannot be in one group.</summary>
    public bool Clashes(StepRequest other) =>
        Numbers.Intersect(other.Numbers).Any()
        || (Command.Person == other.Command.Person && Command.Key == other.Command.Key);
}
