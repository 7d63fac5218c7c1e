using System.Globalization;

namespace IPB.Workflows.Elsa.Scheduling;

/// <summary>An interval as a cron expression, where there is one that means the same.</summary>
internal static class Interval
{
    /// <exception cref="ElsaRefused">No cron expression comes round at this interval.</exception>
    public static string ToCron(TimeSpan every)
    {
        if (every == TimeSpan.FromDays(1)) return "0 0 0 * * *";
        if (every == TimeSpan.FromHours(1)) return "0 0 * * * *";
        if (every == TimeSpan.FromMinutes(1)) return "0 * * * * *";
        if (Divides(every, TimeSpan.FromDays(1), TimeSpan.FromHours(1))) return In($"0 0 */{every.Hours} * * *");
        if (Divides(every, TimeSpan.FromHours(1), TimeSpan.FromMinutes(1))) return In($"0 */{every.Minutes} * * * *");
        if (Divides(every, TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(1))) return In($"*/{every.Seconds} * * * * *");
        throw new ElsaRefused(
            $"A timer every {every:c} cannot be kept exactly: use a part of a minute, an hour or a day, "
            + "or the activity Cron.");
    }

    private static bool Divides(TimeSpan every, TimeSpan whole, TimeSpan unit) =>
        every > TimeSpan.Zero && every < whole && every.Ticks % unit.Ticks == 0 && whole.Ticks % every.Ticks == 0;

    private static string In(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
