using IPB.Host.Access;

namespace IPB.Host.Gates;

/// <summary>How many things wait on whoever asks, counted once for a page that says so in several places.</summary>
internal sealed class InboxCount(Inbox inbox, CurrentPerson current)
{
    private Task<int>? counted;

    public Task<int> ReadAsync(CancellationToken ct) => counted ??= inbox.CountAsync(current.Required, ct);

    /// <summary>A count of at most one more than <see cref="Inbox.MostCounted"/>, as it is shown.</summary>
    public static string Shown(int count) => count > Inbox.MostCounted ? $"{Inbox.MostCounted}+" : $"{count}";
}
