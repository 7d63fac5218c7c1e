using System.Collections.Immutable;

namespace IPB.Rules;

/// <summary>
/// Finds what an expression reads from its context. Inside a filter a name can belong to the item or to the context,
/// which only the data decides: those are kept apart as possible.
/// </summary>
internal sealed class FreeNames
{
    private readonly List<NamePath> _certain = [];
    private readonly List<NamePath> _possible = [];
    private ImmutableHashSet<string> _bound = [Name.Input];
    private int _filters;

    public ImmutableArray<NamePath> Certain => [.. _certain.DistinctBy(path => path.Text)];

    public ImmutableArray<NamePath> Possible =>
        [.. _possible.DistinctBy(path => path.Text).ExceptBy(_certain.Select(path => path.Text), path => path.Text)];

    public static FreeNames Of(Node node)
    {
        var names = new FreeNames();
        names.Visit(node);
        return names;
    }

    public static FreeNames Of(TestList tests)
    {
        var names = new FreeNames();
        names.Visit(tests.Tests);
        return names;
    }

    private void Visit(Node node)
    {
        switch (node)
        {
            case Name name: Add(name.Text); break;
            case Access access: Visit(access); break;
            case Negate negate: Visit(negate.Operand); break;
            case Chain chain: Visit(chain.First); VisitAll(chain.Rest.Select(o => o.Operand)); break;
            case Compare compare: VisitAll([compare.Left, compare.Right]); break;
            case Between between: VisitAll([between.Value, between.Low, between.High]); break;
            case Within within: Visit(within.Value); Visit(within.Tests); break;
            case Logic logic: VisitAll(logic.Operands); break;
            case Choice choice: VisitAll([choice.Condition, choice.Then, choice.Else]); break;
            case ListOf list: VisitAll(list.Items); break;
            case ContextOf context: Visit(context); break;
            case For loop: Visit(loop.Iterators, loop.Body, Name.Partial); break;
            case Quantified quantified: Visit(quantified.Iterators, quantified.Body); break;
            case Call call: VisitAll(call.Arguments); break;
            case RangeOf range: VisitAll([range.Low, range.High]); break;
            case HalfRange range: Visit(range.Operand); break;
            case InstanceOf test: Visit(test.Value); break;
            case FunctionOf function: Visit(function); break;
        }
    }

    private void VisitAll(IEnumerable<Node> nodes)
    {
        foreach (var node in nodes) Visit(node);
    }

    private void Visit(Access access)
    {
        var members = access.Links.TakeWhile(l => l is Member).Cast<Member>().Select(m => m.Name);
        if (access.Source is not Name name) Visit(access.Source);
        else if (access.Links[0] is not Invocation) Add(name.Text, [.. members]);
        foreach (var link in access.Links)
        {
            if (link is Invocation invocation) VisitAll(invocation.Arguments);
            if (link is not Filter filter) continue;
            _filters++;
            Bind([Name.Item], filter.Condition);
            _filters--;
        }
    }

    private void Visit(FunctionOf function)
    {
        if (function.Body is not null) Bind(function.Formals.Select(f => f.Name), function.Body);
    }

    private void Visit(IEnumerable<Test> tests)
    {
        foreach (var test in tests)
        {
            if (test is OperatorTest comparison) Visit(comparison.Operand);
            if (test is RangeTest range) VisitAll([range.Low, range.High]);
            if (test is ValueTest value) Visit(value.Value);
        }
    }

    private void Visit(ContextOf context)
    {
        var before = _bound;
        foreach (var entry in context.Entries)
        {
            Visit(entry.Value);
            _bound = _bound.Add(entry.Key);
        }
        _bound = before;
    }

    private void Visit(ImmutableArray<Iterator> iterators, Node body, params ReadOnlySpan<string> bound)
    {
        var before = _bound;
        foreach (var iterator in iterators)
        {
            Visit(iterator.Domain);
            if (iterator.To is not null) Visit(iterator.To);
            _bound = _bound.Add(iterator.Name);
        }
        foreach (var name in bound) _bound = _bound.Add(name);
        Visit(body);
        _bound = before;
    }

    private void Bind(IEnumerable<string> names, Node body)
    {
        var before = _bound;
        _bound = _bound.Union(names);
        Visit(body);
        _bound = before;
    }

    private void Add(string root, params string[] members)
    {
        if (_bound.Contains(root)) return;
        (_filters > 0 ? _possible : _certain).Add(new NamePath([root, .. members]));
    }
}
