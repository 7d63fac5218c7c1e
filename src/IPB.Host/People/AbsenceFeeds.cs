using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace IPB.Host.People;

/// <summary>
/// The calendars that absences are read from: a JSON file named by <c>IPB_ABSENCE_CALENDARS</c>, apart from the
/// workflows folder, because the address of a calendar often is its password.
/// </summary>
/// <param name="Hosts">Names of the only hosts that are asked.</param>
public sealed record AbsenceFeeds(ImmutableArray<string> Hosts, ImmutableArray<AbsenceFeed> Calendars)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    public static AbsenceFeeds None { get; } = new([], []);

    /// <exception cref="StartRefused">It cannot be read, or asks for what is not done.</exception>
    public static AbsenceFeeds Read(string? file)
    {
        if (file is null) return None;
        try
        {
            var read = JsonSerializer.Deserialize<Written>(File.ReadAllText(file), Json)!;
            var feeds = new AbsenceFeeds([.. read.Hosts ?? []], [.. read.Calendars ?? []]);
            if (feeds.Mistake() is { } mistake) throw new StartRefused($"{file}: {mistake}");
            return feeds;
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new StartRefused($"IPB_ABSENCE_CALENDARS: {file} cannot be read: {e.Message}");
        }
    }

    private string? Mistake()
    {
        foreach (var feed in Calendars)
        {
            if (feed.Id.Length is 0 or > 60 || Calendars.Count(c => c.Id == feed.Id) > 1)
                return $"calendar \"{feed.Id}\": give each its own id of 1 to 60 characters";
            if ((feed.Person is null) == (feed.Department is null))
                return $"calendar \"{feed.Id}\": name a person or a department";
            if ((feed.Address is null) == (feed.File is null))
                return $"calendar \"{feed.Id}\": name an address or a file";
            if (feed.Address is { } address && Refused(address) is { } why) return $"calendar \"{feed.Id}\": {why}";
        }

        return null;
    }

    /// <summary>Why an address is not asked; null: it is.</summary>
    internal string? Refused(string address) =>
        !Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps
            ? "expected an address that begins with https://"
            : uri.UserInfo.Length > 0 ? "a user and password in the address are not sent"
            : Hosts.Contains(uri.Host, StringComparer.OrdinalIgnoreCase)
                ? null : $"the host {uri.Host} is not among \"hosts\"; add it there if it is trusted";

    private sealed record Written(string[]? Hosts, AbsenceFeed[]? Calendars);
}

/// <param name="Person">Id of whose calendar it is.</param>
/// <param name="Department">Code; events are of whom their organizer's address says.</param>
/// <param name="Address">Begins with <c>https://</c>.</param>
public sealed record AbsenceFeed(string Id, string? Person, string? Department, string? Address, string? File);
