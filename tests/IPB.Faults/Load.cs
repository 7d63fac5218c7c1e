using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace IPB.Faults;

internal enum Deed { Submit, Comment, Answer }

/// <summary>What a caller heard about a command.</summary>
/// <param name="Key">Idempotency key; also the title, text or reason, so that the effect can be found.</param>
/// <param name="Number">The case.</param>
/// <param name="Done">False: refused, it has no effect.</param>
internal sealed record Heard(Deed Deed, string Key, string Number, bool Done);

/// <summary>
/// Callers that send commands to any living host and, while they hear nothing certain, the same command under the
/// same key to another.
/// </summary>
internal sealed class Load(HostGroup hosts, IReadOnlyList<string> numbers) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);
    private readonly HttpClient client = new() { Timeout = TimeSpan.FromSeconds(10) };
    private readonly ConcurrentBag<Heard> heard = [];
    private int repeated;

    public IReadOnlyCollection<Heard> Heard => heard;

    /// <summary>How many times a command was sent again.</summary>
    public int Repeated => repeated;

    /// <summary>Sends one command after another until asked to stop; the last one is heard to its end.</summary>
    public async Task RunAsync(int caller, CancellationToken stop)
    {
        var random = new Random(caller);
        using var timer = new PeriodicTimer(Pause);
        for (var i = 0; !stop.IsCancellationRequested; i++)
        {
            var deed = random.Next(10) switch { < 2 => Deed.Submit, < 9 => Deed.Comment, _ => Deed.Answer };
            heard.Add(await SendAsync(deed, $"{deed}-{caller}-{i}", numbers[random.Next(numbers.Count)], random));
            await timer.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    public void Dispose() => client.Dispose();

    private async Task<Heard> SendAsync(Deed deed, string key, string number, Random random)
    {
        using var timer = new PeriodicTimer(Pause);
        while (true)
        {
            if (hosts.Any(random) is { } host && await TryAsync(host, deed, key, number) is { } answer) return answer;
            Interlocked.Increment(ref repeated);
            await timer.WaitForNextTickAsync();
        }
    }

    /// <returns>Null: nothing certain was heard.</returns>
    private async Task<Heard?> TryAsync(Uri host, Deed deed, string key, string number)
    {
        try
        {
            using var request = Request(host, deed, key, number);
            using var response = await client.SendAsync(request);
            var text = await response.Content.ReadAsStringAsync();
            if (response.StatusCode >= HttpStatusCode.InternalServerError
                || response.StatusCode == HttpStatusCode.TooManyRequests) return null;
            if (!response.IsSuccessStatusCode) return new(deed, key, number, false);
            return new(deed, key, (string)JsonNode.Parse(text)!["number"]!, true);
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or IOException)
        {
            return null;
        }
    }

    private static HttpRequestMessage Request(Uri host, Deed deed, string key, string number)
    {
        var (path, body) = deed switch
        {
            Deed.Submit => ("/api/cases", (object)new
            {
                routine = "errand",
                title = key,
                description = key,
                department = "OFF",
            }),
            Deed.Comment => ($"/api/cases/{number}/comments", new { text = key }),
            _ => ($"/api/cases/{number}/triggers/answer", new { reason = key }),
        };
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(host, path))
        {
            Content = JsonContent.Create(body),
        };
        request.Headers.Authorization = new("Demo", "wilma.worker");
        request.Headers.Add("Idempotency-Key", key);
        return request;
    }
}
