using System.Globalization;

namespace IPB.Workflows.Routines.Imports;

/// <summary>
/// Translates what conditions of the expression language JUEL commonly are into FEEL: comparisons, <c>and</c>,
/// <c>or</c>, <c>not</c>, <c>empty</c> and arithmetic of variables and constants. Calls are refused.
/// </summary>
internal sealed class Juel
{
    private const int MostCharacters = 2_000;
    private const int Deepest = 40;

    private readonly List<JuelToken> tokens;
    private readonly FieldUses uses;
    private readonly HashSet<string> reads;
    private int at;
    private int depth;

    private Juel(string text, FieldUses uses, HashSet<string> reads) =>
        (tokens, this.uses, this.reads) = (JuelToken.All(text), uses, reads);

    /// <param name="text">Without the braces around it.</param>
    /// <param name="reads">Gets the ids of the fields that it reads.</param>
    /// <exception cref="FormatException">It is more than can be translated; the message says what.</exception>
    internal static string ToFeel(string text, FieldUses uses, HashSet<string> reads)
    {
        if (text.Length > MostCharacters) throw new FormatException("it is too long");
        var juel = new Juel(text, uses, reads);
        var term = juel.Truth(juel.Or());
        return juel.Peek is null ? term.Feel : throw new FormatException($"\"{juel.Peek}\" is not expected there");
    }

    private string? Peek => at == tokens.Count ? null : tokens[at].IsText ? "''" : tokens[at].Value;

    private bool Take(params ReadOnlySpan<string> words)
    {
        if (at >= tokens.Count || tokens[at].IsText || !words.Contains(tokens[at].Value)) return false;
        at++;
        return true;
    }

    private Term Or() => Joined(And, "or", Level.Or, "||", "or");

    private Term And() => Joined(Equal, "and", Level.And, "&&", "and");

    private Term Joined(Func<Term> operand, string word, Level level, params string[] words)
    {
        var left = operand();
        while (Take(words))
        {
            var right = Truth(operand());
            left = new Term($"{Truth(left).In(level)} {word} {right.In(level)}", level);
        }
        return left;
    }

    private Term Equal()
    {
        var left = Order();
        while (true)
        {
            if (Take("==", "eq")) left = Compared(left, "=", Order(), false);
            else if (Take("!=", "ne")) left = Compared(left, "!=", Order(), false);
            else return left;
        }
    }

    private Term Order()
    {
        var left = Sum();
        while (true)
        {
            if (Take("<=", "le")) left = Compared(left, "<=", Sum(), true);
            else if (Take(">=", "ge")) left = Compared(left, ">=", Sum(), true);
            else if (Take("<", "lt")) left = Compared(left, "<", Sum(), true);
            else if (Take(">", "gt")) left = Compared(left, ">", Sum(), true);
            else return left;
        }
    }

    private Term Sum() => Calculated(Product, Level.Sum, "+", "-");

    private Term Product() => Calculated(Sign, Level.Product, "*", "/", "div");

    private Term Calculated(Func<Term> operand, Level level, params string[] signs)
    {
        var left = operand();
        while (at < tokens.Count && Peek is { } sign && Take(signs))
        {
            var right = operand();
            foreach (var term in (Term[])[left, right]) Note(term, 0m, true);
            left = new Term($"{left.In(level)} {(sign == "div" ? "/" : sign)} {right.In(level + 1)}", level);
        }
        return left;
    }

    private Term Sign()
    {
        if (Take("!", "not"))
        {
            if (Take("empty")) return new Term($"{Sign().In(Level.Sum)} != null", Level.Compare);
            var term = Truth(Sign());
            return term.Variable is not null ? new Term($"{term.Feel} = false", Level.Compare)
                : new Term($"not({term.Feel})", Level.Primary);
        }
        if (Take("empty")) return new Term($"{Sign().In(Level.Sum)} = null", Level.Compare);
        return Take("-") ? new Term($"-{Primary().In(Level.Primary)}", Level.Product) : Primary();
    }

    private Term Primary()
    {
        if (Take("("))
        {
            if (++depth > Deepest) throw new FormatException("it is nested too deep");
            var inner = Or();
            depth--;
            return Take(")") ? inner : throw new FormatException("a closing parenthesis is missing");
        }
        if (at >= tokens.Count) throw new FormatException("it ends too early");
        var token = tokens[at++];
        if (token.IsText) return new Term(Quoted(token.Value), Level.Primary) { Constant = token.Value };
        if (token.Value is "true" or "false")
            return new Term(token.Value, Level.Primary) { Constant = token.Value == "true" };
        if (token.Value == "null") return new Term("null", Level.Primary);
        if (decimal.TryParse(token.Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return new Term(token.Value, Level.Primary) { Constant = number };
        if (!char.IsLetter(token.Value[0]) && token.Value[0] != '_')
            throw new FormatException($"\"{token.Value}\" is not expected there");
        if (Peek is "(" or "[") throw new FormatException($"it calls \"{token.Value}\"");
        return Variable(token.Value);
    }

    private Term Variable(string name)
    {
        var use = uses.Of(name);
        if (use is not null) reads.Add(use.Id);
        return new Term(use?.Id ?? name, Level.Primary) { Variable = name };
    }

    private Term Compared(Term left, string sign, Term right, bool orders)
    {
        // Without a constant beside it, an order is one of numbers; equal variables may have any values.
        Note(left, right.Constant ?? (orders ? 0m : null), orders);
        Note(right, left.Constant ?? (orders ? 0m : null), orders);
        if (!orders && left.Variable is not null && right.Variable is not null)
            foreach (var term in (Term[])[left, right])
                if (uses.Of(term.Variable!) is { } use) use.IsOpen = true;
        return new Term($"{left.In(Level.Sum)} {sign} {right.In(Level.Sum)}", Level.Compare);
    }

    private Term Truth(Term term)
    {
        Note(term, true, false);
        return term;
    }

    private void Note(Term term, object? constant, bool orders)
    {
        if (term.Variable is { } variable) uses.Compared(variable, constant, orders);
    }

    internal static string Quoted(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private enum Level { Or, And, Compare, Sum, Product, Primary }

    private sealed record Term(string Feel, Level Level)
    {
        internal string? Variable { get; init; }
        internal object? Constant { get; init; }

        internal string In(Level level) => Level < level ? $"({Feel})" : Feel;
    }
}
