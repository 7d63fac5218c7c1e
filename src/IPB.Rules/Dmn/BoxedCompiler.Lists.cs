using System.Collections.Immutable;
using System.Xml.Linq;

namespace IPB.Rules;

/// <summary>Boxes that mean the same as an expression of FEEL: they become its syntax, with boxes for operands.</summary>
internal sealed partial class BoxedCompiler
{
    private Boxed Conditional(XElement source, Scope scope) => Of(new Choice(
        Nowhere, Node(Inside(source, "if", scope)), Node(Inside(source, "then", scope)),
        Node(Inside(source, "else", scope))));

    private Boxed Filter(XElement source, Scope scope)
    {
        var list = Inside(source, "in", scope);
        var match = Inside(source, "match", ItemScope(scope, list.Type));
        return Of(new Access(Nowhere, Node(list), [new Filter(Node(match))])) with { Type = list.Type };
    }

    private Boxed For(XElement source, Scope scope) =>
        Iterated(source, scope, "return", (iterators, body) => new For(Nowhere, iterators, body));

    private Boxed Quantified(XElement source, Scope scope) => Iterated(source, scope, "satisfies",
        (iterators, body) => new Quantified(Nowhere, source.Name.LocalName == "every", iterators, body));

    private Boxed Iterated(
        XElement source, Scope scope, string body, Func<ImmutableArray<Iterator>, Node, Node> loop)
    {
        if (source.Given("iteratorVariable") is not { } name)
            return Broken(source, $"expected an iteratorVariable in '{source.Name.LocalName}', got none");
        var domain = Inside(source, "in", scope);
        var inner = scope.With(name, ItemOf(domain.Type)).With("partial", FeelType.ListOf(FeelType.Any));
        return Of(loop([new Iterator(name, Node(domain), null)], Node(Inside(source, body, inner))));
    }

    private Boxed List(XElement source, Scope scope) => Of(new ListOf(
        Nowhere, [.. source.Expressions().Select(e => (Node)Node(Compile(e, scope)))]));

    /// <summary>A list of contexts: a row has a value for each column.</summary>
    private Boxed Relation(XElement source, Scope scope)
    {
        var columns = source.Parts("column").Select(c => (Name: c.Given("name"), Type: file.Types.Of(c, title))).ToList();
        if (columns.Exists(c => c.Name is null)) return Broken(source, "expected a name for each column, got one without");
        var rows = ImmutableArray.CreateBuilder<Node>();
        foreach (var row in source.Parts("row"))
        {
            var cells = row.Expressions().ToList();
            if (cells.Count != columns.Count)
                return Broken(row, $"expected {columns.Count} values in the row, got {cells.Count}");
            rows.Add(new Coded(Nowhere, Row(columns.Select((c, i) =>
                (c.Name!, Typed(Compile(cells[i], scope), c.Type, file.At(cells[i], title)).Code)))));
        }
        return Of(new ListOf(Nowhere, rows.ToImmutable()));
    }

    /// <summary>Values of a row do not read each other, as the entries of a context do.</summary>
    private static Code Row(IEnumerable<(string Name, Code Value)> cells)
    {
        var all = cells.ToArray();
        return frame =>
        {
            var row = new Dictionary<string, object?>(StringComparer.Ordinal);
            foreach (var (name, value) in all) row[name] = value(frame);
            return row;
        };
    }

    private static Boxed Of(Node node) => new(Compiler.Compile(node), FeelType.Any);

    private static Scope ItemScope(Scope scope, FeelType list) => scope.With(Name.Item, ItemOf(list));

    private static FeelType ItemOf(FeelType list) => FeelType.Any;
}
