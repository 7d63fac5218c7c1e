using System.Collections.Immutable;

namespace IPB.Suggestions.Data;

/// <summary>
/// The simple baseline for fields: the receivers that cases with just these values had, the most frequent first; for
/// values never seen together, those of all cases.
/// </summary>
public sealed class MajorityTable
{
    private readonly Dictionary<string, ImmutableArray<Guess>> byKey;
    private readonly ImmutableArray<Guess> otherwise;

    public MajorityTable(IReadOnlyCollection<RoutedCase> train)
    {
        byKey = train.GroupBy(c => Key(c.Input)).ToDictionary(g => g.Key, g => Shares([.. g]));
        otherwise = Shares(train);
    }

    public ImmutableArray<Guess> Guess(CaseInput input) => byKey.GetValueOrDefault(Key(input), otherwise);

    private static string Key(CaseInput input) => string.Join('\n', input.Fields.Select(f => f.Value));

    private static ImmutableArray<Guess> Shares(IReadOnlyCollection<RoutedCase> cases) =>
        [.. cases.CountBy(c => c.Department).OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal)
            .Select(c => new Guess(c.Key, c.Value / (double)cases.Count))];
}
