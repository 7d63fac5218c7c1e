using System.Text.RegularExpressions;

namespace IPB.Workflows.Files;

/// <summary>How names of one kind are written.</summary>
/// <param name="Description">For a message: what was expected.</param>
internal sealed partial record IdShape(Regex Form, string Description)
{
    private const int Longest = 60;

    internal static IdShape Kebab { get; } = new(
        KebabForm(), "small letters a-z, digits and hyphens, beginning with a letter, such as \"in-review\"");

    internal static IdShape Field { get; } = new(
        FieldForm(), "small letters a-z, digits and underscores, beginning with a letter, such as \"user_voices\"");

    internal static IdShape Choice { get; } = new(
        ChoiceForm(), "letters a-z, digits, hyphens and underscores, such as \"legal\"");

    internal static IdShape Department { get; } = new(
        DepartmentForm(), "capital letters, digits and hyphens, beginning with a letter, such as \"SLK\"");

    internal static IdShape Person { get; } = new(
        PersonForm(), "small letters a-z, digits, dots and hyphens, such as \"maria.lind\"");

    internal bool Fits(string id) => id.Length <= Longest && Form.IsMatch(id);

    [GeneratedRegex(@"^[a-z][a-z0-9-]*\z")]
    private static partial Regex KebabForm();

    [GeneratedRegex(@"^[a-z][a-z0-9_]*\z")]
    private static partial Regex FieldForm();

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9_-]*\z")]
    private static partial Regex ChoiceForm();

    [GeneratedRegex(@"^[A-ZÅÄÖ][A-ZÅÄÖ0-9-]*\z")]
    private static partial Regex DepartmentForm();

    [GeneratedRegex(@"^[a-z][a-z0-9]*([.-][a-z0-9]+)*\z")]
    private static partial Regex PersonForm();
}
