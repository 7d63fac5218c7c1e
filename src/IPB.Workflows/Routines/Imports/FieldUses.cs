using System.Collections.Immutable;
using IPB.Workflows.Cases;
using IPB.Workflows.Files;

namespace IPB.Workflows.Routines.Imports;

/// <summary>The variables that conditions read, and what their use tells of their type.</summary>
internal sealed class FieldUses(bool isOurs)
{
    private const int MostChoices = 12;
    private readonly Dictionary<string, FieldUse> byVariable = [];

    internal IEnumerable<FieldUse> All => byVariable.Values.OrderBy(u => u.Id, StringComparer.Ordinal);

    /// <summary>Id of the field that each variable became.</summary>
    internal ImmutableDictionary<string, string> Fields =>
        byVariable.ToImmutableDictionary(u => u.Key, u => u.Value.Id);

    /// <summary>The name to read in a condition; null where every case has it.</summary>
    internal FieldUse? Of(string variable)
    {
        if (isOurs && ConditionNames.BuiltIn.Contains(variable)) return null;
        if (byVariable.TryGetValue(variable, out var known)) return known;
        var id = Words.Field(variable);
        if (ConditionNames.BuiltIn.Contains(id) || FieldReader.FeelWords.Contains(id)) id = "process_" + id;
        while (byVariable.Values.Any(u => u.Id == id)) id += "_2";
        return byVariable[variable] = new FieldUse(variable, id);
    }

    /// <summary>What is compared with the variable tells its type.</summary>
    internal void Compared(string variable, object? constant, bool orders)
    {
        if (Of(variable) is not { } use) return;
        if (constant is decimal) use.IsNumber = true;
        else if (constant is bool) use.IsYesNo = true;
        else if (constant is DateOnly) use.IsDate = true;
        else if (constant is string text) use.Texts.Add(text);
        if (orders && constant is string) use.IsOpen = true;
    }

    internal sealed class FieldUse(string variable, string id)
    {
        public string Variable { get; } = variable;
        public string Id { get; } = id;
        public string? Label { get; set; }
        public bool IsNumber { get; set; }
        public bool IsYesNo { get; set; }
        public bool IsDate { get; set; }

        /// <summary>Its values are more than those it is compared with.</summary>
        public bool IsOpen { get; set; }
        public SortedSet<string> Texts { get; } = new(StringComparer.Ordinal);

        public FieldType Type => IsNumber ? FieldType.Number
            : Texts.Count > 0 ? IsChoice ? FieldType.Choice : FieldType.Text
            : IsDate ? FieldType.Date
            : IsYesNo ? FieldType.YesNo
            : FieldType.Text;

        private bool IsChoice => !IsOpen && Texts.Count < MostChoices && Texts.All(IdShape.Choice.Fits);

        public ImmutableArray<string> Choices =>
            Type == FieldType.Choice ? [.. Texts, .. Texts.Contains("other") ? [] : (string[])["other"]] : [];
    }
}
