using System.Xml.Linq;

namespace IPB.Rules;

/// <summary>
/// Boxes over lists and conditions. They are stricter than the same words in a text: a domain that is no list and a
/// condition that is neither a truth value nor null make the whole null.
/// </summary>
internal sealed partial class BoxedCompiler
{
    private Boxed Conditional(XElement source, Scope scope)
    {
        var condition = Inside(source, "if", scope).Code;
        var (then, otherwise) = (Inside(source, "then", scope), Inside(source, "else", scope));
        var place = file.At(source, title);
        return new Boxed(
            frame => condition(frame) switch
            {
                true => then.Code(frame),
                false or null => otherwise.Code(frame),
                var other => NotTruth(frame, place, other),
            },
            then.Type.Equals(otherwise.Type) ? then.Type : FeelType.Any);
    }

    private Boxed Filter(XElement source, Scope scope)
    {
        var list = Inside(source, "in", scope);
        var match = Inside(source, "match", ItemScope(scope, list.Type)).Code;
        var place = file.At(source, title);
        return new Boxed(
            frame =>
            {
                if (Items(frame, place, list.Code(frame)) is not { } items) return null;
                var kept = new List<object?>();
                foreach (var item in items)
                {
                    frame.Budget.Step();
                    var value = match(frame.WithItem(item));
                    if (value is not (bool or null)) return NotTruth(frame, place, value);
                    if (value is true) kept.Add(item);
                }
                return kept.ToArray();
            },
            list.Type);
    }

    /// <summary>The body may read the values so far as <c>partial</c>.</summary>
    private Boxed For(XElement source, Scope scope)
    {
        if (Loop(source, scope.With("partial", FeelType.ListOf(FeelType.Any)), "return") is not { } loop)
            return Broken(source, "expected an iteratorVariable in 'for', got none");
        return new Boxed(
            frame =>
            {
                if (loop.Items(frame) is not { } items) return null;
                var values = new List<object?>();
                foreach (var item in items)
                {
                    frame.Budget.Step();
                    values.Add(loop.Body.Code(frame.With(loop.Name, item).With("partial", values.ToArray())));
                    Budget.CheckSize(values.Count);
                }
                return values.ToArray();
            },
            FeelType.ListOf(loop.Body.Type));
    }

    /// <summary><c>some</c> is an or over all items, <c>every</c> an and.</summary>
    private Boxed Quantified(XElement source, Scope scope)
    {
        var isEvery = source.Name.LocalName == "every";
        if (Loop(source, scope, "satisfies") is not { } loop)
            return Broken(source, $"expected an iteratorVariable in '{source.Name.LocalName}', got none");
        return new Boxed(
            frame =>
            {
                if (loop.Items(frame) is not { } items) return null;
                bool? result = isEvery;
                foreach (var item in items)
                {
                    frame.Budget.Step();
                    var value = loop.Body.Code(frame.With(loop.Name, item));
                    if (value is not (bool or null)) return NotTruth(frame, file.At(source, title), value);
                    result = isEvery ? Truth.And(result, value as bool?) : Truth.Or(result, value as bool?);
                }
                return Truth.Of(result);
            },
            FeelType.Boolean);
    }

    private sealed record LoopParts(string Name, Func<Frame, IReadOnlyList<object?>?> Items, Boxed Body);

    private LoopParts? Loop(XElement source, Scope scope, string body)
    {
        if (source.Given("iteratorVariable") is not { } name) return null;
        var domain = Inside(source, "in", scope);
        var place = file.At(source, title);
        var inner = Inside(source, body, scope.With(name, domain.Type.Item ?? FeelType.Any));
        return new LoopParts(name, frame => Items(frame, place, domain.Code(frame)), inner);
    }

    private static IReadOnlyList<object?>? Items(Frame frame, Place place, object? value)
    {
        if (value is not IReadOnlyList<object?> list)
        {
            Wrong(frame, place, $"expected a list, got {ItemType.Shown(value)}");
            return null;
        }
        frame.Budget.Walk(list.Count);
        return list;
    }

    private static object? NotTruth(Frame frame, Place place, object? value) =>
        Wrong(frame, place, $"expected true or false, got {ItemType.Shown(value)}");

    private static object? Wrong(Frame frame, Place place, string fault)
    {
        DmnRun.Report(frame, place.Remark(DmnDiagnosticKind.WrongValue, fault));
        return null;
    }

    private Boxed List(XElement source, Scope scope)
    {
        var items = source.Expressions().Select(e => Compile(e, scope).Code).ToArray();
        return new Boxed(frame => Evaluated(frame, items), FeelType.ListOf(FeelType.Any));
    }

    private static object?[] Evaluated(Frame frame, Code[] items)
    {
        frame.Budget.Walk(items.Length);
        return Array.ConvertAll(items, item => item(frame));
    }

    /// <summary>A list of contexts: a row has a value for each column.</summary>
    private Boxed Relation(XElement source, Scope scope)
    {
        var columns = source.Parts("column")
            .Select(c => (Name: c.Given("name"), Type: file.Types.Of(c, title))).ToList();
        if (columns.Exists(c => c.Name is null))
            return Broken(source, "expected a name for each column, got one without");
        var rows = new List<Code>();
        foreach (var row in source.Parts("row"))
        {
            var cells = row.Expressions().ToList();
            if (cells.Count != columns.Count)
                return Broken(row, $"expected {columns.Count} values in the row, got {cells.Count}");
            rows.Add(Row(columns.Select((c, i) =>
                (c.Name!, Typed(Compile(cells[i], scope), c.Type, file.At(cells[i], title)).Code))));
        }
        var all = rows.ToArray();
        var type = FeelType.ContextOf(columns.Select(c => KeyValuePair.Create(c.Name!, c.Type.Feel)));
        return new Boxed(frame => Evaluated(frame, all), FeelType.ListOf(type));
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

    /// <summary>In a filter the members of the item can be read like names.</summary>
    private static Scope ItemScope(Scope scope, FeelType list)
    {
        var item = list.Item ?? FeelType.Any;
        return item.Members.Aggregate(scope.With(Name.Item, item), (inner, m) => inner.With(m.Key, m.Value));
    }
}
