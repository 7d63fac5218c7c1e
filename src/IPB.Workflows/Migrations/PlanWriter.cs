using System.Globalization;
using System.Text;
using System.Text.Json;

namespace IPB.Workflows.Migrations;

/// <summary>Writes a migration plan as <see cref="PlanReader"/> reads it.</summary>
public static class PlanWriter
{
    /// <summary>The plan as YAML, the same text for equal plans.</summary>
    public static string Write(MigrationPlan plan) => Write(plan, _ => null, []);

    /// <param name="remark">What to say beside a state or field, by its id in the section; null: nothing.</param>
    /// <param name="open">States and fields for which nothing fits yet: written as <c>null</c>.</param>
    internal static string Write(MigrationPlan plan, Func<(string Section, string Id), string?> remark,
        IEnumerable<(string Section, string Id)> open)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture,
            $"routine: {Word(plan.Routine)}\nfrom: {plan.From}\nto: {plan.To}\n");
        if (plan.Late is { } late) text.Append(CultureInfo.InvariantCulture, $"late: {late}\n");
        var missing = open.ToLookup(o => o.Section, o => o.Id);
        Section("states", plan.States.Select(s => (s.Key, Of(s.Value))));
        Section("fields", plan.Fields.Select(f => (f.Key, Of(f.Value))));
        return text.ToString();

        void Section(string name, IEnumerable<(string Id, string Move)> moves)
        {
            var lines = moves.Concat(missing[name].Select(id => (Id: id, Move: "null"))).ToList();
            if (lines.Count > 0) text.Append(name).Append(":\n");
            foreach (var (id, move) in lines)
                text.Append("  ").Append(Word(id)).Append(": ").Append(move)
                    .Append(remark((name, id)) is { } why ? "  # " + why : "").Append('\n');
        }
    }

    private static string Of(StateMove move)
    {
        if (move.Stays) return "{ stay: true }";
        if (move is { Anew: false, VoidsGate: false }) return Word(move.To!);
        return $"{{ to: {Word(move.To!)}{(move.Anew ? ", time: anew" : "")}{(move.VoidsGate ? ", gate: void" : "")} }}";
    }

    private static string Of(FieldMove move)
    {
        if (move.Drops) return "{ drop: true }";
        if (move.Choices.IsEmpty) return Word(move.To!);
        var choices = string.Join(", ", move.Choices.Select(c => $"{Quoted(c.Key)}: {Quoted(c.Value)}"));
        return $"{{ to: {Word(move.To!)}, choices: {{ {choices} }} }}";
    }

    // A state may be called "null", which YAML reads as nothing.
    private static string Word(string id) => id is "null" ? Quoted(id) : id;

    private static string Quoted(string text) => JsonSerializer.Serialize(text, PlanJsonContext.Default.String);
}

[System.Text.Json.Serialization.JsonSerializable(typeof(string))]
internal sealed partial class PlanJsonContext : System.Text.Json.Serialization.JsonSerializerContext;
