using System.Collections.Immutable;

namespace IPB.Rules;

/// <summary>
/// Reads cells and conditions as formulas over tests of single subjects. What is more than that (two names compared,
/// arithmetic on names) is null: it is not analysed.
/// </summary>
/// <param name="subjects">Gives the subject of a path.</param>
/// <param name="input">What <c>?</c> is in the column: a subject, or a condition; null: neither.</param>
internal sealed class FormulaReader(Func<string, Subject> subjects, Subject? input, Formula? condition)
{
    private static readonly ImmutableHashSet<string> WordTests =
        ["contains", "starts with", "ends with", "matches", "mentions"];

    public Formula? Read(TestList tests)
    {
        if (tests.Anything) return new Always(true);
        if (input is not null && Compares(input, IsInput, points => points.Add(tests)))
            return input.Add(AtomKind.Compares, value => Compiler.Compile(tests)(input.FrameOf(value)), []);
        if (ReadAll(tests.Tests, Read) is not { } any) return null;
        return tests.Negated ? new Opposite(All.Any(any)) : All.Any(any);
    }

    /// <summary>A condition, as an expression.</summary>
    public Formula? Read(Node node) => node switch
    {
        Literal { Value: var value } => new Always(value as bool?),
        Name { Text: Name.Input } when condition is not null => condition,
        Logic logic when ReadAll(logic.Operands, Read) is { } operands =>
            logic.IsAnd ? new All([.. operands]) : All.Any(operands),
        Call { Function.Name: "not", Arguments: [var operand] } => Read(operand) is { } f ? new Opposite(f) : null,
        _ when SubjectOf(node) is { } subject =>
            Read(node, subject, part => ReferenceEquals(Direct(part), subject)),
        _ => null,
    };

    private Formula? Read(Test test)
    {
        if (Compares(test)) return OneTest(test);
        if (test is not ValueTest { Value: var node } value) return null;
        if (value.ReadsInput) return Read(node);
        if (input is not null && !IsCondition(node)) return null;
        return Read(node) is { } answer && InputAnswer() is { } own ? new Same(own, answer) : null;
    }

    /// <summary>Whether it is a truth value for sure: a bare name can be anything.</summary>
    private static bool IsCondition(Node node) => node is Logic or Compare or Between or Within or Quantified
        || (node is Call call && (call.Function.Name == "not" || WordTests.Contains(call.Function.Name)));

    /// <summary>The truth value of the input itself, for a cell that holds a condition to compare with.</summary>
    private Formula? InputAnswer()
    {
        if (condition is not null || input is null) return condition;
        input.Points.Kinds.Add(Kind.Boolean);
        return input.Add(AtomKind.Compares, value => value as bool?, []);
    }

    private bool Compares(Test test) => input is not null
        && Compares(input, IsInput, points => points.Add(new TestList([test], Negated: false, Anything: false)));

    private Atom OneTest(Test test)
    {
        var code = Compiler.Compile(new TestList([test], Negated: false, Anything: false));
        return input!.Add(AtomKind.Compares, value => code(input.FrameOf(value)), []);
    }

    private static Atom? Read(Node node, Subject subject, Func<Node, bool> isSubject)
    {
        var code = Compiler.Compile(node);
        bool? Test(object? value) => code(subject.FrameOf(value)) as bool?;
        if (Compares(subject, isSubject, points => points.AddCondition(node)))
            return subject.Add(AtomKind.Compares, Test, []);
        if (KindOf(node, isSubject) is not { } kind) return null;
        return kind == AtomKind.Words
            ? subject.AddWords(Phrases.Key(node, isSubject), Test, [.. Phrases.Of(node)])
            : subject.Add(kind, Test, [.. Literals.Of(node).Where(v => v is not (null or bool)).Cast<object>()]);
    }

    private static AtomKind? KindOf(Node node, Func<Node, bool> isSubject) => node switch
    {
        Call call when WordTests.Contains(call.Function.Name) => AtomKind.Words,
        Call { Function.Name: "list contains" } call when isSubject(call.Arguments[0]) => AtomKind.Some,
        Within { Tests: [ValueTest test] } when isSubject(test.Value) => AtomKind.Some,
        Quantified { Iterators: [{ To: null } iterator] } quantified when isSubject(iterator.Domain) =>
            quantified.IsEvery ? AtomKind.Every : AtomKind.Some,
        _ => null,
    };

    private static bool Compares(Subject subject, Func<Node, bool> isInput, Func<Points, bool> add)
    {
        var points = new Points(isInput);
        if (subject.IsList || !add(points)) return false;
        subject.Points.Add(points);
        return true;
    }

    private bool IsInput(Node node) => ReferenceEquals(Direct(node), input);

    private Subject? Direct(Node node) => node is Name { Text: Name.Input } ? input
        : Paths.Of(node) is { } path ? subjects(path) : null;

    /// <summary>The only subject that it reads; null when there are several, or none.</summary>
    private Subject? SubjectOf(Node node)
    {
        var names = FreeNames.Of(node);
        var read = names.Certain.Select(path => subjects(path.Text)).ToHashSet();
        if (Literals.ReadInput(node)) read.Add(input ?? new Subject("?", isPath: false));
        return read.Count == 1 && names.Possible.IsEmpty && (read.First().IsPath || read.First() == input)
            ? read.First() : null;
    }

    private static List<Formula>? ReadAll<T>(ImmutableArray<T> parts, Func<T, Formula?> read)
    {
        var formulas = new List<Formula>();
        foreach (var part in parts)
        {
            if (read(part) is not { } formula) return null;
            formulas.Add(formula);
        }
        return formulas;
    }
}
