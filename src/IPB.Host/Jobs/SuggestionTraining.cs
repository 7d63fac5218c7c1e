using Hangfire;
using IPB.Host.Suggestions;
using IPB.Suggestions;
using IPB.Workflows;
using IPB.Workflows.Storage;

namespace IPB.Host.Jobs;

/// <summary>Learns from settled cases, every night and when a city starts that has learned nothing.</summary>
internal sealed class SuggestionTraining(
    WorkflowEngine engine, Database database, SuggestionModels models, CitySuggestions suggestions)
{
    /// <summary>Name of the recurring job; no routine can bear it, for the full stop.</summary>
    public const string Id = "suggestions.training";

    /// <summary>After midnight, before people come.</summary>
    public const string Nightly = "40 2 * * *";

    /// <summary>Any fixed number: one node learns, the others wait and use what it learned.</summary>
    private const long TrainingLock = 0x4C4541524E;

    [AutomaticRetry(Attempts = 1)]
    public async Task RunAsync(CancellationToken ct)
    {
        await using var alone = await database.LockAsync(TrainingLock, ct);
        await TrainAsync(ct);
    }

    /// <summary>Learns if nothing was learned, or too few cases were there to learn from.</summary>
    [AutomaticRetry(Attempts = 1)]
    public async Task RunIfNoneAsync(CancellationToken ct)
    {
        await using var alone = await database.LockAsync(TrainingLock, ct);
        if (await suggestions.LearnedAsync(ct) is not { Model: not null }) await TrainAsync(ct);
    }

    private async Task TrainAsync(CancellationToken ct)
    {
        var cases = await SettledCases.ReadAsync(engine, ct);
        var model = SuggestionModel.CanLearnFrom(cases) ? SuggestionModel.Train(cases).Save() : null;
        await models.KeepAsync(cases.Count, model, ct);
        await suggestions.LearnedAsync(ct);
    }
}
