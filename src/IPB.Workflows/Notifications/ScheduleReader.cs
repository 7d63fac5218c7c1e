using System.Globalization;
using IPB.Workflows.Calendars;
using IPB.Workflows.Files;

namespace IPB.Workflows.Notifications;

/// <summary>When a recurring routine is done: <c>cron</c>, or <c>repeat</c> with <c>at</c> and <c>from</c>.</summary>
internal static class ScheduleReader
{
    private static readonly DateOnly Anchor = new(2024, 1, 1);
    private static readonly TimeOnly Morning = new(8, 0);
    private static readonly string[] Finer = ["BYHOUR", "BYMINUTE", "BYSECOND"];

    /// <summary>A schedule that can be used in any case; what is wrong is a finding.</summary>
    internal static Schedule Read(Section s)
    {
        if (s.Has("cron") == s.Has("repeat"))
            s.Reading.Add(s.At, "schedule", $"expected either \"cron\" or \"repeat\" in {s.Label}");
        foreach (var key in new[] { "at", "from" })
            if (s.Has(key) && !s.Has("repeat"))
                s.Add(key, "only-with-repeat", $"{key}: expected only with \"repeat\"; a cron line says when itself");
        return s.Has("repeat") ? Rule(s) : new(Cron(s));
    }

    private static string Cron(Section s)
    {
        var cron = s.Has("cron") ? s.Word("cron", "a cron line such as \"0 7 * * 1-5\"") : "";
        if (cron.Length > 0 && CronLine.Fault(cron) is { } fault)
            s.Reading.Add(s.Find("cron")!.At, "cron", $"cron: {fault}, got {Shown.Quoted(cron)}");
        return cron;
    }

    private static Schedule Rule(Section s)
    {
        var rule = s.Word("repeat", "a rule such as FREQ=MONTHLY;BYDAY=1MO");
        var schedule = new Schedule(null, rule, Time(s), s.Date("from") ?? Anchor);
        if (rule.Length > 0 && Fault(schedule) is { } fault)
            s.Reading.Add(s.Find("repeat")!.At, "repeat", $"repeat: {fault}, got {Shown.Quoted(rule)}");
        return schedule;
    }

    private static string? Fault(Schedule schedule)
    {
        if (Finer.FirstOrDefault(f => schedule.Rule!.Contains(f, StringComparison.Ordinal)) is { } part)
            return $"expected no {part}; \"at\" says the time of day";
        try
        {
            return schedule.Recurrence is null ? "expected a rule" : null;
        }
        catch (RecurrenceFault fault)
        {
            return fault.Message;
        }
    }

    private static TimeOnly Time(Section s)
    {
        if (!s.Has("at") || s.Scalar("at", "a time such as \"08:00\"") is not { } node) return Morning;
        if (TimeOnly.TryParseExact(node.Value, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at))
            return at;
        s.Reading.Add(node.At, "wrong-value", $"at: expected a time such as \"08:00\", got {node.Describe()}");
        return Morning;
    }
}
