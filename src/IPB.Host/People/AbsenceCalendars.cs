using System.Net;
using System.Text;
using IPB.Workflows;
using IPB.Workflows.Calendars;
using IPB.Workflows.Storage;

namespace IPB.Host.People;

/// <summary>
/// Fetches the calendars and keeps what they say of absences. One that fails keeps what it said last, and is told on
/// the page of absences and by <c>/health/ready</c>.
/// </summary>
internal sealed class AbsenceCalendars(HostSettings settings, WorkflowEngine engine, Database database) : IDisposable
{
    private const int MostBytes = 4 * 1024 * 1024;
    private const int DaysAhead = 400;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    // No redirects: they would lead to hosts that nobody has allowed.
    private readonly HttpClient client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        AutomaticDecompression = DecompressionMethods.None,
        UseCookies = false,
    })
    {
        Timeout = Patience,
    };

    public async Task RunAsync(CancellationToken ct)
    {
        foreach (var feed in settings.Calendars.Calendars)
        {
            try
            {
                var today = Stockholm.DateOf(await database.NowAsync(ct));
                var days = CalendarAbsences.Read(
                    await TextAsync(feed, ct), today.AddDays(-1), today.AddDays(DaysAhead));
                await engine.Cover.TakeCalendarAsync(feed.Id, [.. Absences(feed, days)], ct);
            }
            catch (Exception e) when (e is CalendarUnreadable or HttpRequestException or IOException
                or UnauthorizedAccessException || (e is TaskCanceledException && !ct.IsCancellationRequested))
            {
                await engine.Cover.CalendarFailedAsync(feed.Id, Why(e), ct);
            }
        }
    }

    public void Dispose() => client.Dispose();

    private IEnumerable<(string Person, DateOnly From, DateOnly To)> Absences(
        AbsenceFeed feed, IEnumerable<AwayDays> days) =>
        from day in days
        let person = feed.Person is { } own ? engine.Organisation.FindPerson(own)
            : engine.Organisation.People.FirstOrDefault(p => p.Department == feed.Department
                && string.Equals(p.Email, day.Email, StringComparison.OrdinalIgnoreCase))
        where person is not null
        select (person.Id, day.From, day.To);

    private async Task<string> TextAsync(AbsenceFeed feed, CancellationToken ct)
    {
        if (feed.File is { } file)
            return new FileInfo(file).Length <= MostBytes ? await File.ReadAllTextAsync(file, ct) : throw TooLarge();
        if (settings.Calendars.Refused(feed.Address!) is { } refused) throw new CalendarUnreadable(refused);
        using var response = await client.GetAsync(feed.Address, HttpCompletionOption.ResponseHeadersRead, ct);
        if (response.StatusCode != HttpStatusCode.OK)
            throw new CalendarUnreadable($"the host answered {(int)response.StatusCode}");
        if (response.Content.Headers.ContentLength > MostBytes) throw TooLarge();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Patience);
        await using var stream = await response.Content.ReadAsStreamAsync(limit.Token);
        var bytes = new byte[MostBytes + 1];
        var read = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, limit.Token);
        return read <= MostBytes ? Encoding.UTF8.GetString(bytes, 0, read) : throw TooLarge();
    }

    // Never the address: whoever has it, has the calendar.
    private static string Why(Exception e) => e switch
    {
        CalendarUnreadable or IOException or UnauthorizedAccessException => e.Message,
        TaskCanceledException => "the host did not answer in time",
        HttpRequestException { HttpRequestError: var error } => $"the host cannot be reached ({error})",
        _ => e.GetType().Name,
    };

    private static CalendarUnreadable TooLarge() => new($"it is larger than {MostBytes / 1024 / 1024} MB");
}
