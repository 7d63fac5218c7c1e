using IPB.Host.Insight;
using IPB.Workflows.Storage;
using Microsoft.Extensions.Logging;

namespace IPB.Host.Tests.Insight;

/// <summary>Figures that are counted before anybody asks.</summary>
public sealed class InsightMemoryTests(TestPostgres postgres, RunningCity city) : IClassFixture<RunningCity>
{
    [Fact]
    public async Task A_database_that_is_away_is_told_and_stops_nothing()
    {
        var connection = await postgres.NewDatabaseAsync();
        await using var away = await Database.OpenAsync(connection);
        await postgres.DropAsync(connection);
        var log = new Told();
        using var memory = new InsightMemory(city.Engine, away, new InsightQueries(away), log);

        await memory.StartAsync(TestContext.Current.CancellationToken);

        Assert.Same(log.First.Task, await Task.WhenAny(log.First.Task, memory.ExecuteTask!));
        Assert.False(memory.ExecuteTask!.IsCompleted);
        await memory.StopAsync(TestContext.Current.CancellationToken);
    }

    private sealed class Told : ILogger<InsightMemory>
    {
        public TaskCompletionSource First { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter) => First.TrySetResult();
    }
}
