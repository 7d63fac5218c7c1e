namespace IPB.Rules;

/// <summary>A part of an expression with its value.</summary>
/// <param name="Text">The part as written, without brackets around it.</param>
/// <param name="Value">What it evaluated to: true, false, null or any other value.</param>
/// <param name="Reads">The values of the names it reads, in order of appearance; empty when it has parts.</param>
/// <param name="Parts">The operands when it is an <c>and</c> or an <c>or</c>; else empty.</param>
public sealed record Explanation(
    string Text, object? Value, IReadOnlyList<ReadValue> Reads, IReadOnlyList<Explanation> Parts)
{
    internal static Explanation Of(string source, Node node, Frame frame)
    {
        var value = Compiler.Compile(node)(frame);
        var text = source[node.At.Start..node.At.End];
        return node is Logic logic
            ? new Explanation(text, value, [], [.. logic.Operands.Select(operand => Of(source, operand, frame))])
            : new Explanation(text, value, ReadsOf(node, frame), []);
    }

    private static ReadValue[] ReadsOf(Node node, Frame frame) =>
        [.. FreeNames.Of(node).Certain.Select(path => new ReadValue(path.Text, frame.Free(0, path)))];
}

/// <summary>
/// A name that was read from the context, such as <c>fields.budget</c>, and its value; null when missing.
/// </summary>
public sealed record ReadValue(string Name, object? Value);
