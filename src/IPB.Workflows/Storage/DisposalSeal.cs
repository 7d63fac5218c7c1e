using System.Text.Json;
using IPB.Workflows.Retention;

namespace IPB.Workflows.Storage;

/// <summary>Seals what is left of a case that was disposed of, and the acts that led there, with the journal's key.
/// </summary>
internal sealed class DisposalSeal(JournalSeal seal)
{
    // Journals of cases have ids made at random: an act is never taken for a step of one of them.
    private static readonly Guid Acts = new("6f1d5a0e-5b0c-4f0e-9a39-2d4c8f6b7e11");

    /// <param name="c">With the instant at which it went.</param>
    public byte[] Of(Disposal disposal, DisposalCase c, long serial) => seal.Of([], disposal.Id, serial, c.At!.Value,
        disposal.ApprovedBy ?? "", disposal.ProposedBy, JsonSerializer.Serialize(new
        {
            c.Number,
            c.Routine,
            Opened = Micros(c.OpenedAt),
            Closed = Micros(c.ClosedAt),
            c.Version,
            c.Head,
            disposal.RuleText,
            disposal.Decision,
        }));

    /// <param name="before">The seal of the act before; empty for the first.</param>
    public byte[] Of(ReadOnlySpan<byte> before, RetentionEvent e) => seal.Of(before, Acts, e.Seq, e.At, e.Actor,
        $"{e.Action} {e.Subject:N}", e.Facts);

    /// <summary>What an act that a disposal stands on says of it.</summary>
    public static string Facts(Disposal d) => JsonSerializer.Serialize(new
    {
        d.Rule,
        d.RuleText,
        d.Decision,
        Before = Micros(d.ClosedBefore),
        d.Hash,
    });

    public static string Finished(Disposal d) => JsonSerializer.Serialize(new
    {
        d.Hash,
        d.ApprovedBy,
        Ended = Micros(d.EndedAt!.Value),
        d.Counts.Disposed,
        d.Counts.Kept,
    });

    // PostgreSQL keeps microseconds.
    private static long Micros(DateTimeOffset at) => at.UtcTicks / TimeSpan.TicksPerMicrosecond;
}

/// <summary>Something that was done about disposals.</summary>
/// <param name="Actor">Person id, or <c>system</c>.</param>
/// <param name="Action">Stable: <c>proposed</c>, <c>rejected</c>, <c>approved</c>, <c>finished</c>, <c>exempted</c>,
/// <c>exemption-ended</c>.</param>
/// <param name="Subject">Id of the disposal, or of the case.</param>
internal sealed record RetentionEvent(
    long Seq, DateTimeOffset At, string Actor, string Action, Guid Subject, string Facts);
