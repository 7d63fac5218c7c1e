using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace IPB.Suggestions;

/// <summary>Finds the weights: a maximum entropy model, by stochastic dual coordinate ascent.</summary>
internal static class Learner
{
    // Chosen on a validation part of the training data; divided by the number of cases, so that few cases move the
    // weights as carefully as many.
    private const float Caution = 0.2f;
    private const int Rounds = 20;

    /// <param name="labels">Department of each case, from 0.</param>
    /// <param name="seed">The same cases and seed give the same weights.</param>
    public static Weights Learn(
        IReadOnlyList<Evidence[]> cases, IReadOnlyList<int> labels, (int Evidence, int Departments) size, int seed)
    {
        if (size.Evidence == 0) return new(size.Departments, [], new float[size.Departments]);
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, size.Evidence);
        schema[nameof(Row.Label)].ColumnType = new KeyDataViewType(typeof(uint), size.Departments);
        var ml = new MLContext(seed);
        var data = ml.Data.LoadFromEnumerable(cases.Select((c, i) => Row.Of(c, labels[i], size.Evidence)).ToArray(),
            schema);
        var trainer = ml.MulticlassClassification.Trainers.SdcaMaximumEntropy(
            new SdcaMaximumEntropyMulticlassTrainer.Options
            {
                L2Regularization = Caution / cases.Count,
                L1Regularization = 0,
                MaximumNumberOfIterations = Rounds,
                ConvergenceTolerance = 0.01f,
                // More threads would race, and no two models would be the same.
                NumberOfThreads = 1,
            });
        return Centred(trainer.Fit(data).Model, size);
    }

    private static Weights Centred(MaximumEntropyModelParameters model, (int Evidence, int Departments) size)
    {
        VBuffer<float>[] learned = [];
        model.GetWeights(ref learned, out _);
        var values = new float[size.Evidence * size.Departments];
        for (var d = 0; d < size.Departments; d++)
            foreach (var (evidence, weight) in learned[d].Items())
                values[(evidence * size.Departments) + d] = weight;
        for (var i = 0; i < size.Evidence; i++)
            Centre(values.AsSpan(i * size.Departments, size.Departments));
        var start = model.GetBiases().ToArray();
        Centre(start);
        return new(size.Departments, values, start);
    }

    // A sum that every department gets alike decides nothing; without it a weight says what it does.
    private static void Centre(Span<float> row)
    {
        var sum = 0f;
        foreach (var x in row) sum += x;
        foreach (ref var x in row) x -= sum / row.Length;
    }

    private sealed class Row
    {
        public uint Label { get; init; }
        public VBuffer<float> Features { get; init; }

        public static Row Of(Evidence[] evidence, int label, int size) => new()
        {
            Label = (uint)label,
            Features = new(size, evidence.Length,
                [.. evidence.Select(e => e.Strength)], [.. evidence.Select(e => e.Index)]),
        };
    }
}
