using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace IPB.Workflows.Files;

/// <summary>Writes a tree as YAML that reads back as the same tree.</summary>
internal static partial class YamlText
{
    internal static string Write(Node root)
    {
        var text = new StringBuilder();
        Write(text, root, 0);
        return text.ToString();
    }

    /// <summary>A value as one line: bare where that is safe in any place, else in double quotes.</summary>
    internal static string Scalar(ScalarNode node) =>
        node.IsNothing ? "null" : node.IsPlain && IsBare(node.Value) ? node.Value : Quoted(node.Value);

    /// <summary>Whether a value may stand without quotes, between brackets too.</summary>
    internal static bool IsBare(string value) => Bare().IsMatch(value);

    internal static string Quoted(string value)
    {
        var text = new StringBuilder("\"");
        foreach (var c in value)
            text.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                _ when char.IsControl(c) || c is '\u2028' or '\u2029' or '\uFEFF' =>
                    string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"),
                _ => c.ToString(),
            });
        return text.Append('"').ToString();
    }

    private static void Write(StringBuilder text, Node node, int indent)
    {
        switch (node)
        {
            case MapNode map:
                foreach (var (key, value) in map.Entries)
                    Value(text.Append(' ', indent).Append(Scalar(key)).Append(':'), value, indent + 2);
                break;
            case ListNode list:
                foreach (var item in list.Items) Value(text.Append(' ', indent).Append('-'), item, indent + 2);
                break;
            case ScalarNode scalar:
                text.Append(' ', indent).Append(Scalar(scalar)).Append('\n');
                break;
        }
    }

    private static void Value(StringBuilder text, Node value, int indent)
    {
        switch (value)
        {
            case ScalarNode scalar:
                text.Append(' ').Append(Scalar(scalar)).Append('\n');
                break;
            case MapNode { Entries.IsEmpty: true }:
                text.Append(" {}\n");
                break;
            case ListNode { Items.IsEmpty: true }:
                text.Append(" []\n");
                break;
            default:
                Write(text.Append('\n'), value, indent);
                break;
        }
    }

    [GeneratedRegex(@"^[\p{L}\p{N}_]([\p{L}\p{N}_ .()/'%+=<>;!?&*-]*[\p{L}\p{N}_.)/'%+=<>;!?&*-])?\z")]
    private static partial Regex Bare();
}
