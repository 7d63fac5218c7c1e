using System.Collections.Immutable;
using IPB.Workflows.Calendars;
using IPB.Workflows.Cases;
using IPB.Workflows.Migrations;
using IPB.Workflows.Routines;

namespace IPB.Host.Migrations;

/// <summary>The mapping form, read as a plan.</summary>
internal static class MigrationForms
{
    public const string Form = "plan";

    /// <summary>Chosen instead of a state: cases stay. No id can be called so.</summary>
    public const string Stay = "!stay";

    /// <summary>Chosen instead of a field: the value is let go.</summary>
    public const string Drop = "!drop";

    public static string State(string id) => "state." + id;
    public static string Anew(string id) => "anew." + id;
    public static string Void(string id) => "void." + id;
    public static string Field(string id) => "field." + id;
    public static string Choice(string field, string choice) => $"choice.{field}.{choice}";

    /// <exception cref="InvalidInput">The time for what is late cannot be read.</exception>
    public static MigrationPlan Plan(IFormCollection form, Routine old, Routine next) =>
        new(old.Id, old.Version, next.Version)
        {
            States = Chosen(old.InnermostStates.Select(s => s.Id), id => form[State(id)],
                (id, to) => new StateMove(to == Stay ? null : to)
                {
                    Stays = to == Stay,
                    Anew = to != Stay && form[Anew(id)] == "on",
                    VoidsGate = to != Stay && form[Void(id)] == "on",
                }),
            Fields = Chosen(old.Fields.Select(f => f.Id), id => form[Field(id)],
                (id, to) => new FieldMove(to == Drop ? null : to)
                {
                    Drops = to == Drop,
                    Choices = to == Drop ? ImmutableSortedDictionary<string, string>.Empty
                        : Chosen(old.FindField(id)!.Choices.Select(c => c.Id), c => form[Choice(id, c)], (_, c) => c),
                }),
            Late = Late(form["late"].ToString()),
        };

    private static ImmutableSortedDictionary<string, T> Chosen<T>(
        IEnumerable<string> ids, Func<string, string?> chosen, Func<string, string, T> move) =>
        ids.Select(id => (Id: id, To: chosen(id))).Where(m => !string.IsNullOrEmpty(m.To))
            .ToImmutableSortedDictionary(m => m.Id, m => move(m.Id, m.To!), StringComparer.Ordinal);

    private static TimeLimit? Late(string text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        return TimeLimit.TryParse(text.Trim(), out var limit, out _) ? limit : throw new InvalidInput("late", new(
            $"Tiden ”{text}” går inte att läsa. Skriv till exempel 5 working days eller 2 weeks.",
            $"The time “{text}” cannot be read. Write for example 5 working days or 2 weeks."));
    }
}
