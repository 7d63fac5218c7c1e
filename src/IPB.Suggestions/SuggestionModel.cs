using System.Collections.Immutable;

namespace IPB.Suggestions;

/// <summary>What settled cases teach of where a case belongs. Immutable; any number of threads ask it.</summary>
public sealed class SuggestionModel
{
    /// <summary>Fewer settled cases teach nothing worth showing.</summary>
    public const int FewestCases = 50;

    private const int Candidates = 3;
    private const int Reasons = 5;

    /// <summary>What speaks a tenth as loud as the loudest only distracts.</summary>
    private const double WorthSaying = 0.1;
    private readonly Vocabulary vocabulary;
    private readonly Weights weights;
    private readonly double sharpness;

    internal SuggestionModel(
        ImmutableArray<string> departments, Vocabulary vocabulary, Weights weights, double sharpness, Measures heldOut)
    {
        (this.vocabulary, this.weights, this.sharpness) = (vocabulary, weights, sharpness);
        (Departments, HeldOut) = (departments, heldOut);
    }

    /// <summary>Codes of the departments that it can suggest.</summary>
    public ImmutableArray<string> Departments { get; }

    /// <summary>Measured on training cases that a model of the others was asked about.</summary>
    public Measures HeldOut { get; }

    internal Vocabulary Vocabulary => vocabulary;
    internal Weights Weights => weights;
    internal double Sharpness => sharpness;

    /// <summary>Whether there are <see cref="FewestCases"/> cases, of two departments or more.</summary>
    public static bool CanLearnFrom(IReadOnlyCollection<RoutedCase> cases) =>
        cases.Count >= FewestCases && cases.Select(c => c.Department).Distinct().Skip(1).Any();

    /// <summary>Learns from settled cases; some 40,000 take half a minute of one core.</summary>
    /// <param name="seed">The same cases in the same order and the same seed give the same model.</param>
    /// <exception cref="ArgumentException">See <see cref="CanLearnFrom"/>.</exception>
    public static SuggestionModel Train(IReadOnlyList<RoutedCase> cases, int seed = 1) => CanLearnFrom(cases)
        ? Training.Run(cases, seed)
        : throw new ArgumentException($"expected at least {FewestCases} cases of two or more departments, got "
            + $"{cases.Count} of {cases.Select(c => c.Department).Distinct().Count()}", nameof(cases));

    /// <summary>The three most probable departments and what speaks for each.</summary>
    /// <param name="without">
    /// Departments that it is known not to be; the probabilities are those of the others.
    /// </param>
    public Suggestion Suggest(CaseInput input, IReadOnlyCollection<string>? without = null)
    {
        var evidence = vocabulary.Read(input);
        var possible = Enumerable.Range(0, Departments.Length)
            .Where(d => without?.Contains(Departments[d]) != true).ToArray();
        if (evidence.Length == 0 || possible.Length == 0) return Suggestion.None;
        var scores = weights.Score(evidence);
        var probabilities = Calibration.Probabilities([.. possible.Select(d => scores[d])], sharpness);
        return new([.. possible.Zip(probabilities).OrderByDescending(p => p.Second).Take(Candidates)
            .Select(p => new Candidate(Departments[p.First], p.Second, For(p.First, input, evidence)))]);
    }

    /// <summary>To be read by <see cref="Load"/>.</summary>
    public byte[] Save() => ModelFile.Write(this);

    /// <exception cref="InvalidDataException">Not what this version of <see cref="Save"/> wrote.</exception>
    public static SuggestionModel Load(byte[] file) => ModelFile.Read(file);

    /// <summary>
    /// What every clue of a case adds to a department's score, against it below 0; together all but the start.
    /// </summary>
    internal Dictionary<Clue, double> Parts(int department, CaseInput input, Evidence[] evidence)
    {
        // Each occurrence of a piece of evidence has its share of the piece's part; the two of a pair halve it.
        var shares = evidence.ToDictionary(e => e.Index,
            e => sharpness * weights.Of(e.Index, department) * e.Strength / e.Count);
        var parts = new Dictionary<Clue, double>();
        foreach (var term in Terms.Of(input))
        {
            if (vocabulary.Find(term) is not { } i) continue;
            Add(term.From, term.And is null ? shares[i] : shares[i] / 2);
            if (term.And is { } and) Add(and, shares[i] / 2);
        }

        return parts;

        void Add(Clue clue, double share) => parts[clue] = parts.GetValueOrDefault(clue) + share;
    }

    private ImmutableArray<Reason> For(int department, CaseInput input, Evidence[] evidence)
    {
        var parts = Parts(department, input, evidence);
        var least = parts.Values.Max() * WorthSaying;
        return [.. parts.Where(p => p.Value > 0 && p.Value >= least).OrderByDescending(p => p.Value)
            .ThenBy(p => p.Key.Value, StringComparer.Ordinal).Take(Reasons).Select(p => new Reason(p.Key, p.Value))];
    }
}
