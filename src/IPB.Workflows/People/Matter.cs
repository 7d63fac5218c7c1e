using IPB.Workflows.Cases;
using IPB.Workflows.Routines;

namespace IPB.Workflows.People;

/// <summary>What a case is about, as far as delegations are limited by it.</summary>
/// <param name="State">The state, or gate, that the case is in.</param>
/// <param name="Amount">The largest of its amounts; null: it holds none.</param>
/// <param name="Asks">Whether its routine has a field for an amount at all.</param>
internal sealed record Matter(string Routine, string State, decimal? Amount, bool Asks)
{
    public static Matter Of(Routine routine, Case c)
    {
        var amounts = routine.Fields.Where(f => f.Type == FieldType.Money).Select(f => f.Id).ToList();
        return new(routine.Id, c.State,
            amounts.Select(id => c.Fields.GetValueOrDefault(id)).OfType<decimal>().Select(a => (decimal?)a).Max(),
            amounts.Count > 0);
    }

    /// <summary>An amount that nobody has stated yet may be any.</summary>
    public bool IsWithin(decimal most) => Amount is { } amount ? amount <= most : !Asks;
}
