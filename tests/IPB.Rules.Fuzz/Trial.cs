namespace IPB.Rules.Fuzz;

/// <summary>How a text ended.</summary>
/// <param name="IsValid">It parsed.</param>
/// <param name="IsClean">The check found nothing in it.</param>
/// <param name="IsStopped">An evaluation ran out of its budget.</param>
internal readonly record struct Outcome(bool IsValid, bool IsClean, bool IsStopped);

/// <summary>Generates texts and runs them through everything that there is; whatever they throw is a fault.</summary>
internal static class Trial
{
    private static readonly DateTimeOffset Now = new(2024, 2, 29, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The text of a number: the same number, the same text.</summary>
    public static string Text(int number)
    {
        var random = new Random(number);
        var spoiler = new Spoiler(random);
        return random.Next(10) switch
        {
            < 5 => Valid(random),
            < 8 => spoiler.Mistake(Valid(random)),
            8 => spoiler.Row(),
            _ => random.Next(2) == 0 ? spoiler.Tower() : spoiler.Characters(),
        };
    }

    public static string Valid(Random random) => new Writer(random).Any(random.Next(1, 5));

    public static string Tests(Random random) => new Writer(random).Tests(random.Next(1, 4));

    public static Outcome Run(string text)
    {
        var outcome = RunTests(text);
        if (!Expression.TryParse(text, Surroundings.Scope, out var expression, out var error))
        {
            Require(error.Position >= 0 && error.Position <= text.Length, $"the place {error.Position}");
            return outcome;
        }
        var findings = expression.Check(Surroundings.Scope);
        foreach (var finding in findings)
            Require(finding.Position >= 0 && finding.Position + finding.Length <= text.Length, finding.ToString());
        _ = expression.Type(Surroundings.Scope).ToString();
        var isStopped = IsStopped(() => FeelValue.Print(expression.Evaluate(Surroundings.Values, Now)))
            | IsStopped(() => expression.Explain(Surroundings.Values));
        return new Outcome(true, findings.Count == 0, outcome.IsStopped || isStopped);
    }

    private static Outcome RunTests(string text)
    {
        if (!UnaryTests.TryParse(text, Surroundings.Scope, out var tests, out _)) return default;
        var findings = tests.Check(Surroundings.Scope, FeelType.Number);
        var isStopped = IsStopped(() => tests.Matches(3, Surroundings.Values));
        return new Outcome(true, findings.Count == 0, isStopped);
    }

    private static void Require(bool holds, string what)
    {
        if (!holds) throw new InvalidOperationException($"outside of the text: {what}");
    }

    private static bool IsStopped(Func<object?> evaluate)
    {
        try
        {
            evaluate();
            return false;
        }
        catch (FeelBudgetException)
        {
            return true;
        }
        // A value can hold others deeper than values given from outside may.
        catch (FeelValueException)
        {
            return true;
        }
    }
}
