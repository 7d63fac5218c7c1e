namespace IPB.Host.Jobs;

/// <summary>Tells the processes of this node that a step left them something to do.</summary>
internal sealed class WakeSignal : IDisposable
{
    public Bell Timers { get; } = new();
    public Bell Messages { get; } = new();
    public Bell Migrations { get; } = new();
    public Bell Disposals { get; } = new();

    public void Ring()
    {
        Timers.Ring();
        Messages.Ring();
        Migrations.Ring();
        Disposals.Ring();
    }

    public void Dispose()
    {
        Timers.Dispose();
        Messages.Dispose();
        Migrations.Dispose();
        Disposals.Dispose();
    }

    /// <summary>Rung any number of times, it wakes once.</summary>
    internal sealed class Bell : IDisposable
    {
        private readonly SemaphoreSlim rung = new(0, 1);

        public void Ring()
        {
            try
            {
                rung.Release();
            }
            catch (SemaphoreFullException)
            {
                // Already rung: whoever waits will look at everything anyway.
            }
        }

        public void Dispose() => rung.Dispose();

        public void Wait(TimeSpan most, CancellationToken ct) => rung.Wait(most, ct);
    }
}
