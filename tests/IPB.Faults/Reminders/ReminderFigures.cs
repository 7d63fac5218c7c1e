using System.Globalization;

namespace IPB.Faults.Reminders;

/// <summary>What many histories came to.</summary>
internal sealed record ReminderFigures(
    int Histories, long Answers, long Sent, long Withdrawn, long Stale, IReadOnlyList<string> Faults)
{
    /// <param name="first">The seed of the first history; those after it have the following ones.</param>
    public static ReminderFigures Run(int histories, int first = 0)
    {
        var (answers, sent, withdrawn, stale) = (0L, 0L, 0L, 0L);
        var faults = new List<string>();
        Parallel.For(first, first + histories, seed =>
        {
            var history = ReminderHistory.Run(seed);
            Interlocked.Add(ref answers, history.Answers);
            Interlocked.Add(ref sent, history.Sent);
            Interlocked.Add(ref withdrawn, history.Withdrawn);
            Interlocked.Add(ref stale, history.Stale);
            lock (faults) faults.AddRange(history.Faults.Select(f => $"seed {seed}: {f}"));
        });
        return new(histories, answers, sent, withdrawn, stale, faults);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Histories} histories: {Answers} answers, {Sent} reminders sent, {Withdrawn} taken back, "
        + $"{Stale} fired by timers that were gone without effect, {Faults.Count} sent after an answer");
}
