using System.Diagnostics;

namespace IPB.Rules.Benchmarks;

/// <summary>One timing: evaluations a second, bytes allocated by each, and what each row gave.</summary>
internal sealed record Timing(string Way, double Rate, double? Bytes, object?[] Outcomes);

/// <summary>Times the compiled table and guard on this thread.</summary>
internal sealed class Own(Sample sample)
{
    private readonly CompiledTable _table = CompiledTable.Compile(sample.Table);
    private readonly Expression _guard = Expression.Parse(Sample.Guard);

    public Timing Table(TimeSpan time) => Time("compiled", row => _table.Evaluate(row).Value, time);

    public Timing Guard(TimeSpan time) => Time("compiled", _guard.Evaluate, time);

    private Timing Time(string way, Func<Dictionary<string, object?>, object?> evaluate, TimeSpan time)
    {
        var (rows, count) = (sample.Rows, 0L);
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < time)
        {
            foreach (var row in rows) evaluate(row);
            count += rows.Length;
        }
        var seconds = watch.Elapsed.TotalSeconds;
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        return new Timing(way, count / seconds, (double)allocated / count, Array.ConvertAll(rows, r => evaluate(r)));
    }
}
