using IPB.Workflows.Cases;
using IPB.Workflows.Partners;

namespace IPB.Host.Cases;

/// <summary>What people wrote in their own words.</summary>
internal static class TimelineQuotes
{
    public static string? Of(Fact fact) => fact switch
    {
        Commented comment => comment.Text,
        Triggered trigger => trigger.Reason,
        Voted voted => voted.Vote.Reason,
        StatementGiven given => given.Statement.Text,
        Unlinked unlinked => unlinked.Reason,
        Held held => held.Reason,
        Resumed resumed => resumed.Reason,
        ChildDropped dropped => dropped.Reason,
        AutomationFailed failed => failed.GivenUp,
        ConditionMet met => met.Note,
        InformationAsked asked => asked.Question,
        InformationGiven given => given.Answer,
        OpinionAsked asked => asked.Question,
        OpinionGiven given => given.Text,
        OpinionEnded ended => ended.Reason,
        Workflows.Access.Revealed revealed => revealed.Reason,
        PartnerInvited invited => invited.Why,
        PartnerAnswered answered => answered.Text,
        PartnerRevoked revoked => revoked.Reason,
        Assigned assigned => assigned.Reason,
        _ => null,
    };
}
