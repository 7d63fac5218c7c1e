using System.Collections.Immutable;

namespace IPB.Rules;

internal sealed partial class Parser
{
    private const string Item = "a name for the item";

    private For For()
    {
        var start = _tokens[_at++].Start;
        var outside = _bound.Count;
        var iterators = Iterators("return");
        Bind(Name.Partial);
        var loop = new For(From(start, Expression(), out var body), iterators, body);
        Unbind(outside);
        return loop;
    }

    private Quantified Quantified()
    {
        var isEvery = Current.Is("every");
        var start = _tokens[_at++].Start;
        var outside = _bound.Count;
        var iterators = Iterators("satisfies");
        var quantified = new Quantified(From(start, Expression(), out var body), isEvery, iterators, body);
        Unbind(outside);
        return quantified;
    }

    private ImmutableArray<Iterator> Iterators(string end)
    {
        var iterators = ImmutableArray.CreateBuilder<Iterator>();
        do iterators.Add(Iterator());
        while (Accept(","));
        if (!Accept(end)) throw Fault($"',' or '{end}'");
        return iterators.ToImmutable();
    }

    private Iterator Iterator()
    {
        if (Reserved.Contains(Current.Text)) throw Fault(Item);
        var name = NewName(Item, "in");
        Expect("in");
        var domain = Expression();
        var iterator = new Iterator(name, domain, Accept("..") ? Expression() : null);
        Bind(name);
        return iterator;
    }

    /// <summary>Functions outside of the language (<c>external</c>) are read and never run: they give null.</summary>
    private FunctionOf FunctionDefinition()
    {
        var start = _tokens[_at++].Start;
        _at++;
        var outside = _bound.Count;
        var formals = Items(")", Formal);
        var isExternal = Accept("external");
        var definition = new FunctionOf(From(start, Expression(), out var body), formals, isExternal ? null : body);
        Unbind(outside);
        return definition;
    }

    private Formal Formal()
    {
        var start = Current.Start;
        var name = NewName("a name for the parameter", ":", ",", ")");
        var (type, typeName) = Accept(":") ? TypeHere() : (FeelType.Any, "Any");
        Bind(name);
        return new Formal(From(start), name, type, typeName);
    }
}
