using System.Collections.Immutable;
using System.Globalization;
using IPB.Rules;
using IPB.Workflows.Cases;
using IPB.Workflows.Notifications;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Children;

/// <summary>
/// Child cases are ordered in the step that opens them: the fact counts them as open at once, the message has them
/// opened, each under its own key.
/// </summary>
internal static class Ordering
{
    private const int LongestTitle = 200;
    private const int LongestDescription = 10_000;

    public static void Order(StepBuilder step, ImmutableArray<Opening> openings)
    {
        if (openings.IsEmpty) return;
        // What is handed over is what the case holds now, whatever becomes of it before the child is there.
        var names = ConditionNames.Of(step.Routine, step.Case);
        foreach (var opening in openings)
            foreach (var department in opening.DepartmentsOf(step.Case, step.ChosenDepartments))
                Order(step, OrderOf(step.Case, opening, department, names));
    }

    public static void Send(StepBuilder step, ChildOrder order) =>
        step.Send(MessageKind.OpenChild, c => c with { Order = order });

    private static void Order(StepBuilder step, ChildOrder order)
    {
        step.Add(new ChildOrdered(order));
        Send(step, order);
    }

    private static ChildOrder OrderOf(
        Case c, Opening opening, string? department, IReadOnlyDictionary<string, object?> names)
    {
        var title = Cut(Words(opening.Title, names) ?? c.Title, LongestTitle);
        return new(c.Number, $"{CaseNumber.Slug(c.Number)}.child.{c.Children.Length + 1}", opening.Routine, title,
            Cut(Words(opening.Description, names) ?? c.Description, LongestDescription), c.Submitter,
            c.LeadDepartment, (c.Parent?.Depth ?? 0) + 1)
        {
            Department = department,
            Fields = Values(opening, names),
        };
    }

    private static ImmutableSortedDictionary<string, object> Values(
        Opening opening, IReadOnlyDictionary<string, object?> names)
    {
        var values = ImmutableSortedDictionary.CreateBuilder<string, object>();
        foreach (var (id, value) in opening.Fields)
            if (Plain(value.Evaluate(names)) is { } plain) values[id] = plain;
        return values.ToImmutable();
    }

    private static string? Words(Expression? value, IReadOnlyDictionary<string, object?> names) =>
        Plain(value?.Evaluate(names)) is { } plain
            && Convert.ToString(plain, CultureInfo.InvariantCulture) is { } words && !string.IsNullOrWhiteSpace(words)
            ? words : null;

    /// <summary>A value as fields hold it; null: nothing that a field could hold.</summary>
    internal static object? Plain(object? value) => value switch
    {
        null => null,
        string or bool or decimal or DateOnly => value,
        FeelNumber number => (decimal)number,
        FeelDate date => date.ToDateOnly(),
        _ => value.ToString(),
    };

    private static string Cut(string text, int longest)
    {
        if (text.Length <= longest) return text;
        var end = char.IsHighSurrogate(text[longest - 2]) ? longest - 2 : longest - 1;
        return string.Concat(text.AsSpan(0, end), "…");
    }
}
