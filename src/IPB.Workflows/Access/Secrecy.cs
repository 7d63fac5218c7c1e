using System.Collections.Immutable;
using IPB.Workflows.Cases;

namespace IPB.Workflows.Access;

/// <summary>
/// What of a case is withheld from somebody, and the same case and journal without it. A masked case still knows the
/// whole one, by which rules go; nothing but the mask is shown.
/// </summary>
/// <param name="Fields">Ids of fields.</param>
/// <param name="Description">Whether the description is withheld, too.</param>
public sealed record Secrecy(ImmutableSortedSet<string> Fields, bool Description)
{
    /// <summary>Stands where something is withheld.</summary>
    public const string Mask = "•••";

    /// <summary>What the description is called among the withheld.</summary>
    public const string DescriptionId = "description";

    public static Secrecy None { get; } = new([], false);

    public bool IsNone => Fields.IsEmpty && !Description;

    internal Case Of(Case c)
    {
        if (IsNone) return c;
        IEnumerable<string> hidden = Fields.Where(c.Fields.ContainsKey);
        return c with
        {
            Original = c,
            Hidden = [.. Description ? hidden.Append(DescriptionId) : hidden],
            Description = Description ? Mask : c.Description,
            Fields = Masked(c.Fields),
            Automations = [.. c.Automations.Select(Masked)],
            Children = [.. c.Children.Select(k => k.Order is { } order ? k with { Order = Masked(order) } : k)],
        };
    }

    internal JournalEntry Of(JournalEntry entry) => IsNone ? entry : entry with
    {
        Facts = entry.Facts.IsDefault ? entry.Facts : [.. entry.Facts.Select(Of)],
        Unreadable = entry.Unreadable is null ? null : Mask,
    };

    private Fact Of(Fact fact) => fact switch
    {
        Submitted f when Description => f with { Description = Mask },
        FieldsSet f => f with { Values = Masked(f.Values) },
        // What the rules and the suggestion found in the texts are words of them.
        Routed f => f with
        {
            Matches = [],
            Inputs = f.Inputs?.SetItems(Hidden(f.Inputs.Keys)
            .Select(id => KeyValuePair.Create(id, (object?)Mask)))
        },
        PlacedBySuggestion f => f with { Words = [] },
        Migrated f => f with
        {
            Fields = f.Fields is null ? null : Masked(f.Fields),
            Automations = [.. f.Automations.Select(Masked)],
        },
        AutomationStarted f => f with { Run = Masked(f.Run) },
        MigrationUndone f => f with { Restored = f.Restored with { Fields = Masked(f.Restored.Fields) } },
        ChildOrdered f => f with { Order = Masked(f.Order) },
        _ => fact,
    };

    private IEnumerable<string> Hidden(IEnumerable<string> ids) => ids.Where(Fields.Contains);

    private ImmutableSortedDictionary<string, object> Masked(ImmutableSortedDictionary<string, object> values) =>
        values.SetItems(Hidden(values.Keys).Select(id => KeyValuePair.Create(id, (object)Mask)));

    private static AutomationRun Masked(AutomationRun run) => run with
    {
        Inputs = run.Inputs.SetItems(run.Inputs.Keys.Select(id => KeyValuePair.Create(id, (object)Mask))),
        Kept = run.Kept is null ? null : Mask,
    };

    // What is handed over is worked out from anything that the parent holds.
    private static ChildOrder Masked(ChildOrder order) => order with
    {
        Description = Mask,
        Fields = order.Fields.SetItems(order.Fields.Keys.Select(id => KeyValuePair.Create(id, (object)Mask))),
    };
}
