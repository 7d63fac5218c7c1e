using System.Diagnostics;
using System.Globalization;
using IPB.Rules.Fuzz;

// Generates so many texts, runs them, and says how they ended; 1 when one failed or took too long.
var slowest = TimeSpan.FromSeconds(2);
var hang = TimeSpan.FromSeconds(60);
if (args is not [var first, ..]
    || !int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
{
    Console.Error.WriteLine("Expected how many texts to try, such as 1000000, and maybe the number of the first.");
    return 2;
}
var from = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 0;
var run = new FuzzRun(from, count);
var threads = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Thread(run.Work)).ToList();
threads.ForEach(thread =>
{
    thread.IsBackground = true;
    thread.Start();
});
while (!threads.TrueForAll(thread => thread.Join(TimeSpan.FromMilliseconds(200))))
    if (run.OpenLongerThan(hang) is { } open)
    {
        Console.Error.WriteLine($"number {open} hangs: {Trial.Text(open)}");
        return 1;
    }
run.Print(Console.Out);
return run.HasFaults || run.Slowest.Time > slowest ? 1 : 0;

/// <summary>Shares the numbers among threads and keeps count.</summary>
internal sealed class FuzzRun(int from, int count)
{
    private static readonly TimeSpan Noticeable = TimeSpan.FromMilliseconds(500);
    private readonly Dictionary<int, (int Number, long Since)> _open = [];
    private readonly List<(int Number, Exception Fault)> _faults = [];
    private readonly Lock _lock = new();
    private int _next = from - 1;
    private int _valid;
    private int _clean;
    private int _stopped;

    public bool HasFaults => _faults.Count > 0;

    public (int Number, TimeSpan Time) Slowest { get; private set; }

    public void Work()
    {
        for (var number = Interlocked.Increment(ref _next); number < from + count;
            number = Interlocked.Increment(ref _next))
            Try(number);
        lock (_lock) _open.Remove(Environment.CurrentManagedThreadId);
    }

    public int? OpenLongerThan(TimeSpan time)
    {
        lock (_lock)
            foreach (var (number, since) in _open.Values)
                if (Stopwatch.GetElapsedTime(since) > time) return number;
        return null;
    }

    public void Print(TextWriter console)
    {
        console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{count} texts: {_valid} valid ({_clean} without findings), {count - _valid} refused, "
            + $"{_stopped} stopped by the budget, {_faults.Count} failed"));
        console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"slowest: number {Slowest.Number}, {Slowest.Time.TotalMilliseconds:0} ms: {Trial.Text(Slowest.Number)}"));
        foreach (var (number, fault) in _faults.Take(20))
            console.WriteLine($"number {number}: {Trial.Text(number)}\n  {fault}");
    }

    private void Try(int number)
    {
        var text = Trial.Text(number);
        lock (_lock) _open[Environment.CurrentManagedThreadId] = (number, Stopwatch.GetTimestamp());
        try
        {
            var outcome = Timed(number, text);
            if (outcome.IsValid) Interlocked.Increment(ref _valid);
            if (outcome.IsClean) Interlocked.Increment(ref _clean);
            if (outcome.IsStopped) Interlocked.Increment(ref _stopped);
        }
        catch (Exception fault)
        {
            lock (_lock) _faults.Add((number, fault));
        }
    }

    /// <summary>What took long is run again: other programs may have had the machine.</summary>
    private Outcome Timed(int number, string text)
    {
        var (outcome, time) = Timed(text);
        if (time > Noticeable && Timed(text) is var again && again.Time < time) (outcome, time) = again;
        lock (_lock)
            if (time > Slowest.Time) Slowest = (number, time);
        return outcome;
    }

    private static (Outcome Outcome, TimeSpan Time) Timed(string text)
    {
        var start = Stopwatch.GetTimestamp();
        var outcome = Trial.Run(text);
        return (outcome, Stopwatch.GetElapsedTime(start));
    }
}
