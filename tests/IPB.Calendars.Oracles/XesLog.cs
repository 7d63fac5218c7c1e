using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace IPB.Calendars.Oracles;

/// <summary>A case of an event log: its own dates by name, and its events in order.</summary>
internal sealed record Trace(IReadOnlyDictionary<string, DateTimeOffset> Dates, IReadOnlyList<Event> Events);

internal sealed record Event(string Activity, DateTimeOffset At);

/// <summary>Reads event logs in XES (IEEE 1849), case by case, however large.</summary>
internal static class XesLog
{
    /// <param name="path">A <c>.xes.gz</c>, or a <c>.zip</c> that holds one log.</param>
    public static IEnumerable<Trace> Read(string path)
    {
        using var zip = path.EndsWith(".zip", StringComparison.Ordinal) ? ZipFile.OpenRead(path) : null;
        using var stream = zip is null
            ? new GZipStream(File.OpenRead(path), CompressionMode.Decompress)
            : zip.Entries.Single(e => !e.FullName.StartsWith("__", StringComparison.Ordinal)).Open();
        using var reader = XmlReader.Create(stream, new() { DtdProcessing = DtdProcessing.Prohibit });
        while (reader.ReadToFollowing("trace")) yield return ReadTrace(reader.ReadSubtree());
    }

    private static Trace ReadTrace(XmlReader reader)
    {
        var (dates, events) = (new Dictionary<string, DateTimeOffset>(), new List<Event>());
        using (reader)
        {
            reader.Read();
            while (reader.Read())
            {
                if (reader.NodeType != XmlNodeType.Element) continue;
                if (reader.LocalName == "event") events.Add(ReadEvent(reader.ReadSubtree()));
                else if (reader.LocalName == "date") dates[reader.GetAttribute("key")!] = Date(reader);
            }
        }
        return new(dates, events);
    }

    private static Event ReadEvent(XmlReader reader)
    {
        var (activity, at) = ("", default(DateTimeOffset));
        using (reader)
            while (reader.Read())
                if (reader.NodeType == XmlNodeType.Element)
                    switch (reader.GetAttribute("key"))
                    {
                        case "concept:name":
                            activity = reader.GetAttribute("value")!;
                            break;
                        case "time:timestamp":
                            at = Date(reader);
                            break;
                    }
        return new(activity, at);
    }

    private static DateTimeOffset Date(XmlReader reader) =>
        DateTimeOffset.Parse(reader.GetAttribute("value")!, CultureInfo.InvariantCulture);
}
