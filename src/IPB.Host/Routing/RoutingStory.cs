using System.Collections.Immutable;
using IPB.Workflows;
using IPB.Workflows.Cases;
using IPB.Workflows.Routing;

namespace IPB.Host.Routing;

/// <summary>Every decision about which department leads a case, from the first.</summary>
internal static class RoutingStory
{
    public static IEnumerable<(JournalEntry Entry, Fact Decision)> Of(IEnumerable<JournalEntry> journal) =>
        journal.SelectMany(e => e.Facts, (entry, fact) => (entry, fact))
            .Where(x => x.fact is Routed or PlacedBySuggestion or Bounced or LeadChanged);
}

/// <summary>Why a case is where it is, and how it came there.</summary>
/// <param name="Why">In words.</param>
/// <param name="SaidNo">Codes of the departments that said that the case is not theirs, in order.</param>
/// <param name="Placed">A person decides which department leads: the case is sent on no more.</param>
internal sealed record RoutingStoryView(
    string Number, string LeadDepartment, Text? Why, ImmutableArray<string> SaidNo, bool Placed,
    IReadOnlyList<RoutingDecisionView> Decisions)
{
    public static RoutingStoryView Of(Case c, IEnumerable<JournalEntry> journal, RoutingWords words) =>
        new(c.Number, c.LeadDepartment, c.RoutingReason, c.SaidNo, c.IsPlaced,
            [.. RoutingStory.Of(journal).Select(x => RoutingDecisionView.Of(x.Entry, x.Decision, words))]);
}

/// <summary>One decision.</summary>
/// <param name="Kind">
/// <c>routed</c> by a table, <c>suggested</c> by settled cases with certainty, <c>bounced</c> as not theirs, or
/// <c>placed</c> by a person.
/// </param>
/// <param name="By">Person id, or <c>system</c>.</param>
/// <param name="From">Code of the department that had it before; null for the first decision.</param>
/// <param name="Table">Id and version, <c>problem-intake/1</c>.</param>
/// <param name="Inputs">What the table read beside title and text, by name.</param>
/// <param name="Matches">Words of the case that made the first rule match, or spoke for the suggestion.</param>
/// <param name="Rules">The rules that matched, in order; the first decided.</param>
/// <param name="Words">The same in sentences.</param>
/// <param name="WhatIf">
/// The smallest changes of one or two things that would have sent the case elsewhere; none once the table has changed.
/// </param>
internal sealed record RoutingDecisionView(
    long Seq, DateTimeOffset At, string Kind, string By, string? From, string To, string? Reason, string? Table,
    IReadOnlyDictionary<string, object?> Inputs, ImmutableArray<string> Matches,
    IReadOnlyList<MatchedRuleView> Rules, ImmutableArray<Text> Words, ImmutableArray<WhatIfView> WhatIf)
{
    private static readonly ImmutableSortedDictionary<string, object?> None =
        ImmutableSortedDictionary<string, object?>.Empty;

    public static RoutingDecisionView Of(JournalEntry entry, Fact decision, RoutingWords words)
    {
        var said = words.Of(decision);
        return decision switch
        {
            Routed f => new(entry.Seq, entry.At, "routed", entry.Actor, null, f.To, null, f.Table,
                f.Inputs ?? None, f.Matches,
                [.. words.RulesOf(f).Select(r => new MatchedRuleView(r.Id, r.Place, r.To, r.Why))], said,
                [.. words.ChangesOf(entry.Facts).Select(WhatIfView.Of)]),
            PlacedBySuggestion f => new(entry.Seq, entry.At, "suggested", entry.Actor, f.From, f.To, null, null,
                None, f.Words, [], said, []),
            Bounced f => new(entry.Seq, entry.At, "bounced", entry.Actor, f.From, f.To, f.Reason, f.Table,
                None, [], [], said, []),
            LeadChanged f => new(entry.Seq, entry.At, "placed", entry.Actor, f.From, f.To,
                entry.Facts.OfType<Triggered>().FirstOrDefault()?.Reason, null, None, [], [], said, []),
            _ => throw new ArgumentException($"{decision.GetType().Name} decides no department", nameof(decision)),
        };
    }
}

/// <param name="Place">1 for the first rule of the table; null: the table has changed since.</param>
internal sealed record MatchedRuleView(string Id, int? Place, string? To, Text? Why);

/// <param name="To">Code of the department that would have led.</param>
/// <param name="Rule">The rule that would have decided.</param>
/// <param name="Changes">All of them together.</param>
/// <param name="Words">The same as a sentence.</param>
internal sealed record WhatIfView(string To, string Rule, ImmutableArray<RoutingInputChange> Changes, Text Words)
{
    public static WhatIfView Of(ChangeWords change) =>
        new(change.Change.To, change.Change.Rule, change.Change.Changes, change.Sentence);
}
