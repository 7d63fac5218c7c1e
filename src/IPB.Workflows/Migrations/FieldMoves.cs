using System.Collections.Immutable;
using System.Globalization;
using IPB.Workflows.Cases;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Migrations;

/// <summary>What becomes of the values that a case holds.</summary>
/// <param name="Values">All values afterwards.</param>
/// <param name="Fates">Those that do not stay as and where they are.</param>
/// <param name="Problems">Values that no rule says anything about.</param>
internal sealed record FieldMoves(
    ImmutableSortedDictionary<string, object> Values, ImmutableArray<FieldFate> Fates, ImmutableArray<Text> Problems)
{
    public static FieldMoves Of(MigrationRules rules, Case c)
    {
        var values = ImmutableSortedDictionary.CreateBuilder<string, object>();
        var fates = ImmutableArray.CreateBuilder<FieldFate>();
        var problems = ImmutableArray.CreateBuilder<Text>();
        foreach (var (id, value) in c.Fields)
        {
            var old = rules.From.Routine.FindField(id) ?? new Field(id, FieldType.Text, new(id, id));
            var move = rules.Plan.Fields.GetValueOrDefault(id);
            if (move is { Drops: true }) fates.Add(new(id, null, Shown(old, old, value), null));
            else if (move?.To is not { } to) problems.Add(NoField(old));
            else if (values.ContainsKey(to)) problems.Add(Twice(old, rules.To.Routine.FindField(to)!));
            else if (Convert(old, rules.To.Routine.FindField(to)!, value, move, problems) is { } converted)
            {
                values[to] = converted;
                if (to != id || !converted.Equals(value))
                    fates.Add(Fate(old, rules.To.Routine.FindField(to)!, value, converted));
            }
        }

        return new(values.ToImmutable(), fates.ToImmutable(), problems.ToImmutable());
    }

    private static FieldFate Fate(Field old, Field next, object value, object converted) =>
        new(old.Id, next.Id, Shown(old, next, value), Shown(old, next, converted));

    // A report is read by more people than a case.
    private static string Shown(Field old, Field next, object value) =>
        old.Confidential || next.Confidential ? Access.Secrecy.Mask : Written(value);

    /// <summary>A value as people and programs write it.</summary>
    internal static string Written(object value) => value switch
    {
        bool yes => yes ? "true" : "false",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => (string)value,
    };

    private static object? Convert(
        Field old, Field next, object value, FieldMove move, ImmutableArray<Text>.Builder problems)
    {
        if (move.Choices.GetValueOrDefault(Written(value)) is { } choice) return choice;
        // What was right when it was filled in stays, whatever limits are set for what is filled in from now on.
        if (old.Type == next.Type && (next.Type != FieldType.Choice || next.Choices.Any(c => c.Id == value as string)))
            return value;
        var read = FieldInput.Read(next, next.Type is FieldType.Text or FieldType.LongText ? AsWords(old, value)
            : Written(value), out var error);
        if (read is null) problems.Add(error ?? NoField(old));
        return read;
    }

    // Where a choice becomes a text, people read its name and not its id.
    private static string AsWords(Field old, object value) =>
        old.Choices.FirstOrDefault(c => c.Id == value as string)?.Name.Sv ?? Written(value);

    private static Text NoField(Field old) => new(
        $"Värdet i ”{old.Name.Sv}” har inget fält i den nya versionen: välj ett, eller att det släpps.",
        $"The value of “{old.Name.En}” has no field in the new version: choose one, or let it go.");

    private static Text Twice(Field old, Field next) => new(
        $"”{old.Name.Sv}” och ett annat fält med värde ska bli samma fält, ”{next.Name.Sv}”.",
        $"“{old.Name.En}” and another field with a value are to become the same field, “{next.Name.En}”.");
}
