using System.Xml.Linq;

namespace IPB.Rules;

internal sealed partial class BoxedCompiler
{
    /// <summary>The body of a function; its frame has the parameters.</summary>
    public Code FunctionBody(XElement source, Scope scope, Signature signature)
    {
        var kind = source.Given("kind") ?? "FEEL";
        return kind == "FEEL"
            ? Compile(source.Expression(), signature.In(scope)).Code
            : Answering(Refused(source, $"a function of the kind {kind}")).Code;
    }

    private Boxed Function(XElement source, Scope scope)
    {
        var signature = Signature.Of(file, source, title, ItemType.Any);
        var body = FunctionBody(source, scope, signature);
        return new Boxed(
            frame => new ModelFunction(
                (DmnRun)frame.Run, signature, arguments => body(signature.Bind(frame, arguments))),
            signature.Type);
    }

    /// <summary>Entries read the ones before them; an entry without name is the value of the whole.</summary>
    private Boxed Context(XElement source, Scope scope)
    {
        var entries = new List<(string? Name, Boxed Value)>();
        var types = new List<KeyValuePair<string, FeelType>>();
        foreach (var entry in source.Parts("contextEntry"))
        {
            var (name, value) = Entry(entry, scope);
            entries.Add((name, value));
            if (name is null) break;
            scope = scope.With(name, value.Type);
            types.Add(KeyValuePair.Create(name, value.Type));
        }
        var all = entries.ToArray();
        return entries is [.., (null, { } result)]
            ? new Boxed(frame => Fill(all, frame), result.Type)
            : new Boxed(frame => Fill(all, frame), FeelType.ContextOf(types));
    }

    private (string? Name, Boxed Value) Entry(XElement entry, Scope scope)
    {
        var variable = entry.Part("variable");
        var type = file.Types.Of(variable, title);
        var value = Compile(entry.Expression(), scope, type);
        if (!ReferenceEquals(type, ItemType.Any)) value = Typed(value, type, file.At(entry, title));
        return (variable?.Given("name"), value);
    }

    private static object? Fill((string? Name, Boxed Value)[] entries, Frame frame)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, boxed) in entries)
        {
            frame.Budget.Step();
            var value = boxed.Code(frame);
            if (name is null) return value;
            values[name] = value;
            frame = frame.With(name, value);
        }
        return values;
    }

    /// <summary>A call with named arguments. A name that is no parameter makes it null.</summary>
    private Boxed Invocation(XElement source, Scope scope)
    {
        var called = source.Expression();
        var function = Compile(called, scope).Code;
        var builtIn = called?.GivenText() is { } name ? BuiltIns.Find(name) : null;
        var place = file.At(source, title);
        var bindings = source.Parts("binding").Select(b => Binding(b, scope)).ToArray();
        if (bindings.DistinctBy(b => b.Name).Count() < bindings.Length)
            return Broken(source, "expected one binding for each parameter, got two for one");
        return new Boxed(frame => Invoke(frame, function(frame) ?? builtIn, bindings, place), FeelType.Any);
    }

    private (string Name, Code Value) Binding(XElement binding, Scope scope)
    {
        var parameter = binding.Part("parameter");
        var name = parameter?.Given("name") ?? throw file.Fault(binding, "expected a parameter with a name, got none");
        var type = file.Types.Of(parameter, title);
        return (name, Typed(Compile(binding.Expression(), scope), type, file.At(binding, title)).Code);
    }

    private static object? Invoke(Frame frame, object? called, (string Name, Code Value)[] bindings, Place place)
    {
        frame.Budget.Spend(1 + bindings.Length);
        if (called is Function builtIn && builtIn.Bind([.. bindings.Select(b => b.Name)]) is { } call)
            return call.Invoke(frame.Budget, [.. bindings.Select(b => b.Value(frame))]);
        var arguments = bindings.ToDictionary(b => b.Name, b => b.Value(frame), StringComparer.Ordinal);
        if (called is not FeelFunction function)
            return Wrong(frame, place, $"expected a function to invoke, got {ItemType.Shown(called)}");
        if (arguments.Keys.FirstOrDefault(n => !function.Parameters.Contains(n)) is { } unknown)
            return Wrong(frame, place, $"expected one of {string.Join(", ", function.Parameters)}, got '{unknown}'");
        return function.Invoke(frame.Budget, [.. function.Parameters.Select(p => arguments.GetValueOrDefault(p))]);
    }
}
