using System.Collections.Immutable;
using System.Globalization;

namespace IPB.Suggestions.Data;

/// <summary>Real cases with the receiver they ended at.</summary>
public sealed record DataSet(string Name, ImmutableArray<RoutedCase> Cases)
{
    private const int Seed = 2026;

    /// <summary>47,837 IT tickets, text and one of eight classes, in no known order.</summary>
    /// <param name="folder">Holds <c>it-tickets-47837.zip</c>.</param>
    /// <param name="most">Only so many of the first.</param>
    public static DataSet ItTickets(string folder, int most = int.MaxValue) => new("IT tickets",
        [.. Csv.ReadZip(Path.Combine(folder, "it-tickets-47837.zip")).Take(most)
            .Select(r => new RoutedCase(new(r["Document"], Fields([], r)), r["Topic_group"]))]);

    /// <summary>58,251 requests to Boston in half a year of 2011, in the order they came, and their queues.</summary>
    /// <param name="folder">Holds <c>boston311-2011-58251.zip</c>.</param>
    /// <param name="columns">The columns to be known, beside none of the text: there is none.</param>
    /// <param name="most">Only so many of the first.</param>
    public static DataSet Boston(string folder, string[] columns, int most = int.MaxValue) =>
        new($"Boston, {string.Join(" + ", columns.Select(c => c.Replace('_', ' ')))}",
            [.. Csv.ReadZip(Path.Combine(folder, "boston311-2011-58251.zip")).Take(most)
                .OrderBy(r => DateTime.Parse(r["open_dt"], CultureInfo.InvariantCulture))
                .Select(r => new RoutedCase(new("", Fields(columns, r)), r["queue"]))]);

    /// <summary>The last fifth is held out.</summary>
    public Split ByOrder() => Split.Of("by time", Cases);

    /// <summary>A random fifth is held out, always the same.</summary>
    public Split ByChance()
    {
        var shuffled = Cases.ToArray();
        new Random(Seed).Shuffle(shuffled);
        return Split.Of("80/20", [.. shuffled]);
    }

    private static ImmutableSortedDictionary<string, string> Fields(
        string[] columns, IReadOnlyDictionary<string, string> row) =>
        columns.ToImmutableSortedDictionary(c => c, c => row[c]);
}

/// <summary>Cases to learn from, and cases to be asked about.</summary>
public sealed record Split(string Name, ImmutableArray<RoutedCase> Train, ImmutableArray<RoutedCase> Test)
{
    /// <summary>The first four fifths teach.</summary>
    public static Split Of(string name, ImmutableArray<RoutedCase> cases)
    {
        var train = cases.Length * 4 / 5;
        return new(name, cases[..train], cases[train..]);
    }
}
