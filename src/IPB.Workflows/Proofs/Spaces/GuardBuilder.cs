using System.Collections.Immutable;
using IPB.Rules;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Proofs;

/// <summary>Turns conditions into guards over the classes of the variables.</summary>
internal sealed class GuardBuilder(Routine routine, IReadOnlyDictionary<string, Variable> variables)
{
    private const int MostRows = 4_096;

    /// <summary>Conditions, or parts of them, that could not be solved.</summary>
    internal Dictionary<Expression, string> Open { get; } = [];

    internal Guard? Build(Expression? condition) =>
        condition is null ? null : Build(ConditionPart.Of(condition), condition);

    private Guard Build(ConditionPart part, Expression whole) => part switch
    {
        JoinedParts joined => new JoinedGuard(joined.IsAnd, [.. joined.Parts.Select(p => Build(p, whole))]),
        NegatedPart negated => new NotGuard(Build(negated.Part, whole)),
        ComparedName compared => Compared(compared, whole),
        _ => Other(part.Test, whole),
    };

    private Guard Compared(ComparedName test, Expression whole)
    {
        // An order of texts has classes between the constants that the values do not stand for.
        var ordersTexts = test.Orders && test.Constants.Any(c => c is string);
        if (variables.TryGetValue(test.Name, out var variable) && (!ordersTexts || IsListed(test.Name)))
            return Table([variable], test.Test);
        return Other(test.Test, whole);
    }

    // What reads only fields with few values can be tried out, whatever it does with them.
    private Guard Other(Expression test, Expression whole)
    {
        var names = test.Names.Concat(test.PossibleNames).Distinct().ToList();
        if (names.All(n => IsListed(n) && variables.ContainsKey(n)))
        {
            ImmutableArray<Variable> reads = [.. names.Select(n => variables[n])];
            if (reads.Aggregate(1L, (rows, v) => rows * v.Values.Length) <= MostRows) return Table(reads, test);
        }
        Open[whole] = test.Text;
        return new OpenGuard();
    }

    internal bool IsListed(string name) => IsListed(routine, name);

    internal static bool IsListed(Routine routine, string name) =>
        AnswerMoves.AreRead([name]) || routine.FindField(name) is { Type: FieldType.Choice or FieldType.YesNo };

    private static Answers AnswerOf(object? value) =>
        value switch { true => Answers.True, false => Answers.False, _ => Answers.Null };

    private static TableGuard Table(ImmutableArray<Variable> reads, Expression test)
    {
        var answers = new List<Answers>();
        var context = new Dictionary<string, object?>();
        void Fill(int at)
        {
            if (at == reads.Length)
            {
                answers.Add(AnswerOf(test.Evaluate(context)));
                return;
            }
            foreach (var value in reads[at].Values)
            {
                context[reads[at].Name] = value;
                Fill(at + 1);
            }
        }
        Fill(0);
        return new TableGuard(reads, [.. answers]);
    }
}
