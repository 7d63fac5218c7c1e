using System.Collections.Immutable;

namespace IPB.Rules;

/// <summary>
/// Orders outputs by the place of their values in the allowed values, from the left; a value that is not among them
/// comes last.
/// </summary>
internal sealed class Priorities(ImmutableArray<TableOutput> outputs)
{
    private readonly TestCode[][] _places = [.. outputs.Select(Places)];

    public (object?[][] Rows, ImmutableArray<int> Rules) Sort(
        Frame frame, object?[][] rows, ImmutableArray<int> rules)
    {
        var sorted = Enumerable.Range(0, rows.Length)
            .OrderBy(i => Of(frame, rows[i]), Comparer<int[]>.Create(Compare)).ToArray();
        return ([.. sorted.Select(i => rows[i])], [.. sorted.Select(i => rules[i])]);
    }

    /// <summary>The place of each output's value.</summary>
    public int[] Of(Frame frame, object?[] row) =>
        [.. row.Select((value, output) => Place(frame.With(Name.Input, value), _places[output]))];

    public static int Compare(int[]? left, int[]? right) => left.AsSpan().SequenceCompareTo(right);

    private static int Place(Frame frame, TestCode[] places)
    {
        var place = Array.FindIndex(places, code => code(frame) == true);
        return place < 0 ? places.Length : place;
    }

    private static TestCode[] Places(TableOutput output) =>
        output.AllowedValues is { Tests: { Negated: false } allowed }
            ? [.. allowed.Tests.Select(test => Compiler.Compile(new TestList([test], Negated: false, Anything: false)))]
            : [];
}
