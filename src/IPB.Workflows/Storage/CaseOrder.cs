using System.Globalization;
using IPB.Workflows.Cases;

namespace IPB.Workflows.Storage;

/// <summary>In which order a list stands. Stored in addresses as kebab-case names.</summary>
public enum CaseOrder
{
    /// <summary>By number, the newest first.</summary>
    Newest,

    /// <summary>By time limit, the nearest first; those without one last.</summary>
    Urgent,

    /// <summary>By the time since which they are in their state, the longest first.</summary>
    Longest,

    /// <summary>Closed ones by the time they were closed, the newest first.</summary>
    LastClosed,
}

/// <summary>A place in a list: a row, after or before which the page starts.</summary>
internal sealed record ListPlace(DateTime? Key, long Serial)
{
    /// <summary>The place of a row, as it stands in addresses.</summary>
    public static string Of(CaseOrder order, CaseRow row) => order switch
    {
        CaseOrder.Newest => CaseNumber.Slug(row.Number),
        CaseOrder.Urgent => Join(row.DueAt, row),
        CaseOrder.Longest => Join(row.StateSince, row),
        _ => Join(row.ClosedAt, row),
    };

    /// <returns>Null when it is no place of such a list.</returns>
    public static ListPlace? Read(CaseOrder order, string? text)
    {
        if (order == CaseOrder.Newest)
            return CaseNumber.Parse(text) is { } only ? new(null, CaseNumber.SerialOf(only)) : null;
        if (text?.Split('_') is not [var at, var slug] || CaseNumber.Parse(slug) is not { } number) return null;
        if (at == "never") return new(DateTime.MaxValue, CaseNumber.SerialOf(number));
        return long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var micros) && micros < 1L << 54
            ? new(DateTime.UnixEpoch.AddMicroseconds(micros), CaseNumber.SerialOf(number)) : null;
    }

    // PostgreSQL keeps microseconds.
    private static string Join(DateTimeOffset? key, CaseRow row) => (key is { } at
        ? ((at.UtcTicks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond)
        .ToString(CultureInfo.InvariantCulture)
        : "never") + "_" + CaseNumber.Slug(row.Number);
}
