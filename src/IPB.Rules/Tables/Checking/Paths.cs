namespace IPB.Rules;

/// <summary>Names such as <c>fields.budget</c> in contexts within contexts.</summary>
internal static class Paths
{
    public static readonly IReadOnlyDictionary<string, object?> Nothing = new Dictionary<string, object?>();

    /// <summary>The path that a node reads, if it is one.</summary>
    public static string? Of(Node node) => node switch
    {
        Name { Text: not Name.Input } name => name.Text,
        Access { Source: Name { Text: not Name.Input } name } access when access.Links.All(link => link is Member) =>
            string.Join('.', access.Links.Cast<Member>().Select(member => member.Name).Prepend(name.Text)),
        _ => null,
    };

    /// <summary>The value at the path; null when it is missing.</summary>
    public static object? Read(IReadOnlyDictionary<string, object?> context, string path) =>
        new Run(context).Read(new NamePath(path.Split('.')));

    /// <summary>A copy with the value at the path.</summary>
    public static Dictionary<string, object?> With(
        IReadOnlyDictionary<string, object?> context, string path, object? value)
    {
        var copy = context.ToDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal);
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0)
        {
            copy[path] = value;
            return copy;
        }
        var inner = copy.GetValueOrDefault(path[..dot]);
        copy[path[..dot]] = With(FeelValue.From(inner) as IReadOnlyDictionary<string, object?> ?? Nothing,
            path[(dot + 1)..], value);
        return copy;
    }
}
