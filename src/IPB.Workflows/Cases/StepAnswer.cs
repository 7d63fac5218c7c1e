using System.Collections.Immutable;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Cases;

/// <summary>
/// What the sender of a command hears: where the case stands after the step. Stored, and given again.
/// </summary>
/// <param name="Gate">Id of the gate round that is open now, or null.</param>
public sealed record StepAnswer(
    string Number, string Routine, string State, string LeadDepartment, long Version, string? Gate,
    ImmutableArray<string> RoutingRules, Text? RoutingReason, Ending? Ending)
{
    /// <summary>Id of the referral that is out now, or null.</summary>
    public string? Referral { get; init; }

    internal static StepAnswer Of(Case c) => new(c.Number, c.Routine, c.State, c.LeadDepartment, c.Version, c.Gate?.Id,
        c.RoutingRules, c.RoutingReason, c.Ending)
    {
        Referral = c.Referral?.Id,
    };
}
