using IPB.Workflows.Attachments;
using IPB.Workflows.Cases;
using IPB.Workflows.Partners;
using IPB.Workflows.People;

namespace IPB.Host.Cases;

/// <summary>Which fact of a step is its headline, and which ones only the clock brought about.</summary>
internal static class TimelineRank
{
    public static string Shape(JournalEntry entry) =>
        entry.Facts.Any(f => f is Voted or GateClosed) ? "decision"
        : entry.Actor == Party.System ? "system" : "person";

    // What a step is about comes first; what followed from it is below.
    public static int Of(Fact fact) => fact switch
    {
        Submitted or Migrated or MigrationUndone => 0,
        Voted or StatementGiven or ConditionMet or InformationAsked or InformationGiven => 1,
        OpinionAsked { Key: null } or OpinionGiven or OpinionEnded { End: not OpinionEnd.NotNeeded } => 1,
        Triggered { Automatic: false } => 2,
        Held or Resumed or ChildRetried or ChildDropped or AutomationFailed { GivenUp: not null } => 2,
        PartnerInvited or PartnerLinkSent or PartnerOpened or PartnerAnswered or PartnerRevoked => 2,
        Commented or Acknowledged or Attached or Workflows.Access.Revealed => 3,
        Assigned or RemindedByHand => 2,
        PartOfBulk => 15,
        Reminded or Escalated or Asked or AskedToResume or HoldRanOut or Recounted => 4,
        AutomationDone or AutomationFailed or AutomationStuck or AutomationTooLate => 4,
        Triggered => 5,
        ChildEnded or ChildReopened or ChildOpened or ChildRefused or ParentWentOn => 5,
        GateClosed or ReferralClosed => 6,
        Entered => 7,
        _ => IsClockwork(fact) ? 20 : 10,
    };

    public static bool IsClockwork(Fact fact) =>
        fact is TimerArmed or TimerCancelled or TimerFired or TimerSuspended;
}
