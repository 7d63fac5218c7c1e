using IPB.Workflows.Cases;
using Microsoft.Extensions.Primitives;

namespace IPB.Host.Pages;

/// <summary>What was typed into a form, and why it was refused. Empty for a page that is only shown.</summary>
public sealed record FormState(string Form, IReadOnlyDictionary<string, StringValues> Values, Refusal? Refusal)
{
    /// <summary>Name of the hidden field that says which form of the page was sent.</summary>
    public const string FormField = "form";

    public static FormState None { get; } = new("", new Dictionary<string, StringValues>(), null);

    public static FormState Of(IFormCollection form, Refusal refusal) =>
        new(form[FormField].ToString(), form.ToDictionary(f => f.Key, f => f.Value), refusal);

    /// <summary>What was typed before, to be gone on with; nothing is refused.</summary>
    public static FormState Typed(string form, IReadOnlyDictionary<string, string> values) =>
        new(form, values.ToDictionary(v => v.Key, v => new StringValues(v.Value)), null) { IsDraft = true };

    /// <summary>The values are those of a form that has not been sent.</summary>
    public bool IsDraft { get; private init; }

    public bool Is(string form) => Form == form && (IsDraft || Refusal is not null);

    /// <summary>What was typed, else what the field holds.</summary>
    public string Value(string form, string field, string held = "") =>
        Is(form) ? Values.GetValueOrDefault(field, StringValues.Empty).ToString() : held;

    public bool Ticked(string form, string field, string value) =>
        Is(form) && Values.GetValueOrDefault(field, StringValues.Empty).Contains(value);

    /// <summary>What is wrong with a field, or null. Its id in the text gives way to its label.</summary>
    public string? Error(string form, string field, string label, string language) =>
        Is(form) && Refusal is InvalidInput input
        && input.Fields.Where(f => f.Field == field).Select(f => f.Text).FirstOrDefault() is { } text
            ? text.In(language).Replace($"\"{field}\"", $"\"{label}\"", StringComparison.Ordinal) : null;
}
