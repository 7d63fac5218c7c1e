using System.Collections.Immutable;

namespace IPB.Rules;

/// <summary>
/// Finds what an expression reads from its context. Inside a filter a name can belong to the item or to the context,
/// which only the data decides: those are kept apart as possible.
/// </summary>
internal sealed class FreeNames
{
    private readonly List<string> _certain = [];
    private readonly List<string> _possible = [];
    private ImmutableHashSet<string> _bound = [Name.Input];
    private int _filters;

    public ImmutableArray<string> Certain => [.. _certain.Distinct(StringComparer.Ordinal)];

    public ImmutableArray<string> Possible =>
        [.. _possible.Distinct(StringComparer.Ordinal).Except(_certain, StringComparer.Ordinal)];

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
            case Name name: Add(name.Text, name.Text); break;
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
            case For loop: Visit(loop.Iterators, loop.Body); break;
            case Quantified quantified: Visit(quantified.Iterators, quantified.Body); break;
            case Call call: VisitAll(call.Arguments); break;
        }
    }

    private void VisitAll(IEnumerable<Node> nodes)
    {
        foreach (var node in nodes) Visit(node);
    }

    private void Visit(Access access)
    {
        var members = access.Links.TakeWhile(l => l is Member).Cast<Member>().Select(m => m.Name);
        if (access.Source is Name name) Add(name.Text, string.Join('.', members.Prepend(name.Text)));
        else Visit(access.Source);
        foreach (var filter in access.Links.OfType<Filter>())
        {
            _filters++;
            Bind(Name.Item, () => Visit(filter.Condition));
            _filters--;
        }
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

    private void Visit(ImmutableArray<Iterator> iterators, Node body)
    {
        var before = _bound;
        foreach (var iterator in iterators)
        {
            Visit(iterator.Domain);
            if (iterator.To is not null) Visit(iterator.To);
            _bound = _bound.Add(iterator.Name);
        }
        Visit(body);
        _bound = before;
    }

    private void Bind(string name, Action visit)
    {
        var before = _bound;
        _bound = _bound.Add(name);
        visit();
        _bound = before;
    }

    private void Add(string root, string path)
    {
        if (_bound.Contains(root)) return;
        (_filters > 0 ? _possible : _certain).Add(path);
    }
}
