using System.Collections.Immutable;
using IPB.Rules;
using IPB.Workflows.Cases;
using IPB.Workflows.People;

namespace IPB.Workflows.Routing;

/// <summary>What a routing table can read of every case, beside the fields of its routine.</summary>
internal static class RoutingNames
{
    /// <summary>What the case itself shows in full: not repeated where the table's inputs are stored.</summary>
    internal static readonly ImmutableArray<string> OfText = ["text", "title", "description"];

    internal const string Roles = "submitter_roles";

    internal static readonly ImmutableArray<string> Always = [.. OfText, "submitting_department", Roles];

    /// <summary>The types of the names that every case has and of a table's inputs.</summary>
    internal static Dictionary<string, FeelType> Types(ImmutableArray<RoutingInput> inputs)
    {
        var types = Always.ToDictionary(n => n, _ => FeelType.String);
        types[Roles] = FeelType.ListOf(FeelType.String);
        foreach (var input in inputs) types[input.Name] = RoutingDecision.TypeOf(input);
        return types;
    }

    internal static Dictionary<string, object?> Of(Case c, Person? submitter) =>
        Of(c.Title, c.Description, c.SubmittingDepartment,
            c.Fields.Select(f => KeyValuePair.Create(f.Key, (object?)f.Value)), submitter);

    /// <param name="submission">Facts of the journal entry that submitted the case.</param>
    internal static Dictionary<string, object?> Of(ImmutableArray<Fact> submission, Organisation organisation)
    {
        var submitted = submission.OfType<Submitted>().Single();
        var fields = submission.OfType<FieldsSet>().SelectMany(f => f.Values)
            .Select(f => KeyValuePair.Create(f.Key, (object?)f.Value));
        return Of(submitted.Title, submitted.Description, submitted.Department, fields,
            organisation.FindPerson(submitted.Submitter));
    }

    private static Dictionary<string, object?> Of(
        string title, string description, string department,
        IEnumerable<KeyValuePair<string, object?>> fields, Person? submitter) =>
        new(fields)
        {
            ["text"] = title + "\n" + description,
            ["title"] = title,
            ["description"] = description,
            ["submitting_department"] = department,
            [Roles] = (submitter?.Roles ?? []).Cast<object?>().ToList(),
        };

    /// <summary>The names that a table's columns and cells read, and <c>text</c> where words are looked for.</summary>
    internal static IEnumerable<string> Read(RoutingTable table)
    {
        var decision = table.Decision;
        return decision.Inputs.SelectMany(i => i.Expression.Names)
            .Concat(decision.Rules.SelectMany(r => r.Inputs).SelectMany(cell => cell.Names))
            .Select(name => name == RoutingTable.WordsInput ? "text" : name.Split('.')[0]).Distinct();
    }

    /// <summary>As it is stored with the case: a text, number, truth value or date; lists as one text.</summary>
    internal static object? Shown(object? value) => value switch
    {
        IEnumerable<object?> list => string.Join(", ", list),
        null or string or decimal or bool or DateOnly => value,
        FeelNumber number => (decimal)number,
        _ => FeelValue.Print(FeelValue.From(value)),
    };
}
