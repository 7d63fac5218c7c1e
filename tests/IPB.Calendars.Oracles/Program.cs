using System.Globalization;
using IPB.Calendars.Oracles;
using IPB.Suggestions.Data;
using IPB.Workflows.Calendars;

// Time limits of real offices, counted again by our calendar. Prints what agrees; 1 when a figure is not reached.
var data = args.Length > 0 ? args[0] : Path.Combine("..", "shared", "data");
if (!Directory.Exists(data))
{
    Console.Error.WriteLine($"There is no folder {Path.GetFullPath(data)}; name the one with the logs as argument.");
    return 2;
}

var calendar = WorkingCalendar.Standard;
var reached = true;

// The penalty comes 60 calendar days after the notification.
var penalties = XesLog.Read(Path.Combine(data, "logs", "Road_Traffic_Fine_Management_Process.xes.zip"))
    .Select(t => (From: First(t, "Insert Fine Notification"), To: First(t, "Add penalty")))
    .Where(p => p is { From: not null, To: not null })
    .Select(p => DueDate(p.From!.Value, "60 days") == DateOf(p.To!.Value)).ToList();
Say("traffic fines: penalty 60 days after the notification", penalties, least: 1);

// An application has eight weeks, counted in calendar days, where nobody set another deadline.
var receipts = XesLog.Read(Path.Combine(data, "logs", "08_receipt.xes.gz"))
    .Where(t => t.Dates.ContainsKey("deadline") && t.Dates.ContainsKey("startdate"))
    .Select(t => (From: t.Dates["startdate"], To: t.Dates["deadline"])).ToList();
Say("permit receipts: deadline 56 days after the start",
    [.. receipts.Select(r => DueDate(r.From, "56 days") == DateOf(r.To))], least: 0.75);

// Whether a request was done in time, from its own dates.
var requests = Csv.ReadZip(Path.Combine(data, "routing", "boston311-2011-58251.zip"))
    .Where(r => r["target_dt"] != "" && r["closed_dt"] != "")
    .Select(r => (Moment(r["closed_dt"]) <= Moment(r["target_dt"]) ? "ONTIME" : "OVERDUE") == r["ontime"]).ToList();
Say("requests to a city: in time or late", requests, least: 0.996);
return reached ? 0 : 1;

DateOnly DueDate(DateTimeOffset from, string limit) =>
    Stockholm.DateOf(calendar.Count(from, TimeLimit.Parse(limit)).Due);

static DateOnly DateOf(DateTimeOffset at) => Stockholm.DateOf(at);

static DateTimeOffset? First(Trace trace, string activity) =>
    trace.Events.FirstOrDefault(e => e.Activity == activity)?.At;

static DateTime Moment(string text) => DateTime.Parse(text, CultureInfo.InvariantCulture);

void Say(string what, List<bool> agree, double least)
{
    var (right, all) = (agree.Count(a => a), agree.Count);
    reached &= all > 0 && right >= least * all;
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{what}: {right:N0} of {all:N0} ({100.0 * right / all:0.00} %)"));
}
