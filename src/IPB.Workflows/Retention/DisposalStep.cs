using System.Collections.Immutable;
using IPB.Workflows.Cases;

namespace IPB.Workflows.Retention;

/// <summary>Whether a case goes. Pure: asked when a list is made, and again under the case's lock.</summary>
internal static class DisposalStep
{
    /// <summary>Why a case is kept; null: it goes.</summary>
    public static Kept? Decide(Case c, Surroundings around, DisposalTerms terms) =>
        !c.IsClosed ? new(KeptReason.Open)
        : terms.Rules.RuleFor(c.Routine, c.State)?.Canonical != terms.RuleText ? new(KeptReason.OtherRule)
        : c.ClosedAt >= terms.ClosedBefore ? new(KeptReason.TooYoung)
        : around.Exempted ? new(KeptReason.Exempted)
        : Related(c).Where(around.Open.Contains).Order(StringComparer.Ordinal).FirstOrDefault() is { } open
            ? new(KeptReason.RelatedOpen, open)
        : !c.Timers.IsEmpty ? new(KeptReason.TimerArmed)
        // A question about the result that nobody answered in all these years keeps no case.
        : c.ConditionTasks.Any(t => t.IsOpen) || !c.Automations.IsEmpty
            || c.Children.Any(k => k.Number is null && k.IsOpen)
            ? new(KeptReason.Waiting)
        : around.MessageWaiting ? new(KeptReason.MessageWaiting)
        : null;

    /// <summary>Numbers of the cases that it is linked to, that opened it, and that it opened.</summary>
    public static IEnumerable<string> Related(Case c) => c.Links.Select(l => l.Number)
        .Concat(c.Children.Select(k => k.Number).Append(c.Parent?.Number).OfType<string>());
}

/// <param name="Other">Number of the case that is the reason.</param>
internal sealed record Kept(KeptReason Reason, string? Other = null);

/// <summary>What a disposal goes by.</summary>
/// <param name="Rules">Those that hold now.</param>
/// <param name="RuleText">The rule of the disposal as it was proposed.</param>
internal sealed record DisposalTerms(RetentionRules Rules, string RuleText, DateTimeOffset ClosedBefore);

/// <summary>What there is around a case.</summary>
/// <param name="Open">Numbers of open cases among those that it is related to.</param>
internal sealed record Surroundings(bool Exempted, bool MessageWaiting, ImmutableHashSet<string> Open);
