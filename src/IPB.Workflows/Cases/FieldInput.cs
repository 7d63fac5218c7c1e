using System.Collections.Immutable;
using System.Globalization;
using IPB.Workflows.People;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Cases;

/// <summary>
/// Values of fields as people and programs send them: checked against the routine, all errors at once.
/// </summary>
internal static class FieldInput
{
    /// <summary>Asked for by a trigger like a field: gives the case to the department of the code sent.</summary>
    public const string LeadDepartment = "lead_department";

    private const decimal Largest = 1_000_000_000_000m;

    /// <summary>
    /// Sets the values sent. Every required one of <paramref name="asks"/> must have a value afterwards.
    /// </summary>
    /// <exception cref="InvalidInput">With one text per field.</exception>
    public static void Apply(
        StepBuilder step, ImmutableArray<string> asks, ImmutableSortedDictionary<string, object> sent)
    {
        var errors = ImmutableArray.CreateBuilder<(string, Text)>();
        var values = ImmutableSortedDictionary.CreateBuilder<string, object>();
        foreach (var (id, raw) in sent)
        {
            if (id == LeadDepartment && asks.Contains(id)) Place(step, raw, errors);
            else if (step.Routine.FindField(id) is not { } field || !asks.Contains(id))
                errors.Add((id, new($"\"{id}\" efterfrågas inte här.", $"\"{id}\" is not asked for here.")));
            else if (Read(field, raw, out var error) is { } value) values[id] = value;
            else if (error is not null) errors.Add((id, error));
        }

        foreach (var id in asks)
            if (step.Routine.FindField(id) is { Required: true } field && !values.ContainsKey(id)
                && !step.Case.Fields.ContainsKey(id) && !errors.Exists(id))
                errors.Add((id, MustHave(field)));
        if (asks.Contains(LeadDepartment) && !sent.ContainsKey(LeadDepartment))
            errors.Add((LeadDepartment, new("Välj en förvaltning.", "Choose a department.")));

        if (errors.Count > 0) throw new InvalidInput(errors.ToImmutable());
        if (values.Count > 0) step.Add(new FieldsSet(values.ToImmutable()));
    }

    /// <summary>What is new of the values sent for a form: each may be left out, blank ones are emptied.</summary>
    /// <exception cref="InvalidInput">With one text per field.</exception>
    public static (ImmutableSortedDictionary<string, object> Values, ImmutableArray<string> Cleared) Read(
        StepBuilder step, ImmutableArray<string> offered, ImmutableSortedDictionary<string, object> sent)
    {
        var errors = ImmutableArray.CreateBuilder<(string, Text)>();
        var values = ImmutableSortedDictionary.CreateBuilder<string, object>();
        var cleared = ImmutableArray.CreateBuilder<string>();
        foreach (var (id, raw) in sent)
        {
            var held = step.Case.Fields.GetValueOrDefault(id);
            if (step.Routine.FindField(id) is not { } field || !offered.Contains(id))
                errors.Add((id, new($"\"{id}\" efterfrågas inte här.", $"\"{id}\" is not asked for here.")));
            else if (Read(field, raw, out var error) is { } value)
            {
                if (!value.Equals(held)) values[id] = value;
            }
            else if (error is not null) errors.Add((id, error));
            else if (held is not null && field.Required) errors.Add((id, MustHave(field)));
            else if (held is not null) cleared.Add(id);
        }

        return errors.Count == 0 ? (values.ToImmutable(), cleared.ToImmutable())
            : throw new InvalidInput(errors.ToImmutable());
    }

    private static Text MustHave(Field field) =>
        new($"{field.Name.Sv} behöver fyllas i.", $"{field.Name.En} must be filled in.");

    /// <exception cref="InvalidInput">There is none with the code sent.</exception>
    public static Department Department(StepBuilder step, object code) =>
        step.Organisation.FindDepartment(code as string ?? "") ?? throw new InvalidInput(LeadDepartment, new(
            $"Det finns ingen förvaltning med koden \"{code}\".",
            $"There is no department with the code \"{code}\"."));

    private static void Place(StepBuilder step, object raw, ImmutableArray<(string, Text)>.Builder errors)
    {
        try
        {
            var department = Department(step, raw);
            var by = step.Organisation.FindPerson(step.Actor)!.Name;
            step.Add(new LeadChanged(step.Case.LeadDepartment, department.Code)
            {
                Why = new($"{by} bestämde att ärendet hör till {department.Name.Sv}.",
                    $"{by} decided that the case belongs to {department.Name.En}."),
            });
        }
        catch (InvalidInput e)
        {
            errors.AddRange(e.Fields);
        }
    }

    private static bool Exists(this ImmutableArray<(string Field, Text)>.Builder errors, string field) =>
        errors.Any(e => e.Field == field);

    /// <returns>Null when there is nothing, or, with an error, nothing that the field can hold.</returns>
    internal static object? Read(Field field, object raw, out Text? error)
    {
        error = null;
        if (raw is string s && string.IsNullOrWhiteSpace(s)) return null;
        object? value = field.Type switch
        {
            FieldType.Text or FieldType.LongText => ReadText(field, raw, out error),
            FieldType.Number or FieldType.Money => ReadNumber(field, raw, out error),
            FieldType.Date => ReadDate(raw),
            FieldType.YesNo => ReadYesNo(raw),
            FieldType.Evidence => ReadEvidence(field, raw, out error),
            _ => field.Choices.FirstOrDefault(c => c.Id == raw as string)?.Id,
        };
        if (value is null) error ??= Expected(field, raw);
        return value;
    }

    private static string? ReadText(Field field, object raw, out Text? error)
    {
        error = null;
        if (raw is not string text) return null;
        try
        {
            var limit = field.Max is { } max ? (int)max : field.Type == FieldType.Text ? 400 : 10_000;
            return InputText.Optional(field.Id, text, limit);
        }
        catch (InvalidInput e)
        {
            error = e.Reasons[0];
            return null;
        }
    }

    private static string? ReadEvidence(Field field, object raw, out Text? error)
    {
        var text = ReadText(field with { Max = EvidenceInput.Longest }, raw, out error);
        return text is not null && EvidenceInput.Is(text) ? text : null;
    }

    private static decimal? ReadNumber(Field field, object raw, out Text? error)
    {
        error = null;
        var parsed = decimal.TryParse(
            (raw as string)?.Replace(" ", "", StringComparison.Ordinal).Replace(',', '.'),
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
            out var number);
        if (raw is decimal d) number = d;
        else if (!parsed) return null;
        if (number >= (field.Min ?? -Largest) && number <= (field.Max ?? Largest)) return number;
        var (min, max) = (field.Min ?? -Largest, field.Max ?? Largest);
        error = new($"{field.Name.Sv} ska vara mellan {min} och {max}, inte {number}.",
            $"{field.Name.En} must be between {min} and {max}, not {number}.");
        return null;
    }

    private static object? ReadDate(object raw) => raw switch
    {
        DateOnly date => date,
        string text when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture,
            DateTimeStyles.None, out var date) => date,
        _ => null,
    };

    private static object? ReadYesNo(object raw) => raw switch
    {
        bool b => b,
        "true" or "on" => true,
        "false" => false,
        _ => null,
    };

    private static Text Expected(Field field, object raw)
    {
        var (sv, en) = field.Type switch
        {
            FieldType.Number or FieldType.Money => ("ett tal", "a number"),
            FieldType.Date => ("ett datum som 2026-11-23", "a date such as 2026-11-23"),
            FieldType.YesNo => ("ja eller nej (true, false)", "yes or no (true, false)"),
            FieldType.Evidence => ("ett diarienummer som KS 2026/123 eller en adress som börjar med https://",
                "a registration number such as KS 2026/123, or an address that starts with https://"),
            FieldType.Choice => (
                "ett av " + string.Join(", ", field.Choices.Select(c => c.Id)),
                "one of " + string.Join(", ", field.Choices.Select(c => c.Id))),
            _ => ("en text", "a text"),
        };
        return new($"{field.Name.Sv} ska vara {sv}, inte \"{raw}\".", $"{field.Name.En} must be {en}, not \"{raw}\".");
    }
}
