using System.Collections.Immutable;

namespace IPB.Rules;

internal sealed partial class Parser
{
    private Call Call(int start, Function function)
    {
        var (arguments, names) = Arguments();
        return new Call(From(start), function, arguments) { Names = names };
    }

    private Invocation InvocationHere()
    {
        var start = Current.Start;
        var (arguments, names) = Arguments();
        return new Invocation(From(start), arguments, names);
    }

    /// <summary>From the bracket on: values by place, or each after its name.</summary>
    private (ImmutableArray<Node> Values, ImmutableArray<string> Names) Arguments()
    {
        _at++;
        var names = ImmutableArray.CreateBuilder<string>();
        var isNamed = ArgumentNameHere();
        var values = Items(")", () =>
        {
            if (!isNamed) return Expression();
            names.Add(NewName("the name of a parameter", ":"));
            Expect(":");
            return Expression();
        });
        return (values, names.ToImmutable());
    }

    private bool ArgumentNameHere()
    {
        if (Current.Kind != TokenKind.Name) return false;
        var at = _at;
        while (IsInName(_tokens[at])) at++;
        return _tokens[at].Is(":");
    }
}
