using System.Collections.Immutable;
using IPB.Workflows.Attachments;
using IPB.Workflows.Gates;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Cases;

/// <summary>Who acts, and under which id, so that a command sent twice takes effect once.</summary>
/// <param name="Person">Person id.</param>
/// <param name="Key">Idempotency key, 1–200 characters, unique per person.</param>
public sealed record Sender(string Person, string Key);

/// <summary>What a person or a timer wants of a case.</summary>
public abstract record Command
{
    /// <summary>The version that the sender saw; null: whatever it is now.</summary>
    public long? ExpectedVersion { get; init; }

    /// <summary>Set when it is one of several that were sent at once.</summary>
    public BulkMark? Bulk { get; init; }
}

/// <param name="Id">The same for all that were sent at once.</param>
/// <param name="Count">How many they are.</param>
public sealed record BulkMark(string Id, int Count);

/// <param name="Routine">Null: <c>problem-intake</c>.</param>
/// <param name="Department">Code of the submitting department.</param>
public sealed record Submit(
    string? Routine, string Title, string Description, string Department,
    ImmutableSortedDictionary<string, object> Fields) : Command
{
    /// <summary>Files that come with it.</summary>
    public ImmutableArray<KeptFile> Files { get; init; } = [];
}

public sealed record Fire(
    string Trigger, ImmutableSortedDictionary<string, object> Fields, string? Reason) : Command
{
    /// <summary>What is in the way; kept when the trigger bounces the case.</summary>
    public ObstacleKind? Obstacle { get; init; }
}

/// <param name="Gate">Id of the gate round that the sender saw.</param>
/// <param name="Met">Criteria that the decider found to be met.</param>
public sealed record Decide(
    string Gate, Outcome Outcome, string? Reason,
    ImmutableArray<string> Met, ImmutableArray<string> Conditions) : Command
{
    /// <summary>Why criteria that are not met are let pass, by their ids.</summary>
    public ImmutableSortedDictionary<string, string> Reasons { get; init; } =
        ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Scores by the ids of the criteria that have a scale.</summary>
    public ImmutableSortedDictionary<string, int> Scores { get; init; } =
        ImmutableSortedDictionary<string, int>.Empty;

    /// <summary>Conditions with an owner or a day of their own, beside those that are only a text.</summary>
    public ImmutableArray<DatedCondition> Tasks { get; init; } = [];

    /// <summary>What is in the way; kept with a return and a hold.</summary>
    public ObstacleKind? Obstacle { get; init; }
}

/// <summary>A decider asks for more information; the clock stands still until there is an answer.</summary>
/// <param name="Gate">Id of the gate round that the sender saw.</param>
/// <param name="From"><c>problem-owner</c>, or <c>case-owner</c>: whoever had the case before the gate.</param>
public sealed record AskInformation(string Gate, string? From, string? Question) : Command;

/// <summary>Whoever was asked answers.</summary>
public sealed record GiveInformation(string Gate, string? Answer) : Command;

/// <summary>A decider asks somebody for an opinion; nothing waits for it.</summary>
/// <param name="Gate">Id of the gate round that the sender saw.</param>
/// <param name="Of">Id, mail address or full name of a person.</param>
public sealed record AskOpinion(string Gate, string? Of, string? Question) : Command;

/// <param name="Number">As in <see cref="GateOpinion.Number"/>.</param>
/// <param name="Text">Required.</param>
public sealed record GiveOpinion(string Gate, int Number, OpinionStance Stance, string? Text) : Command;

/// <summary>Whoever asked for an opinion takes that back, or whoever was asked declines.</summary>
public sealed record EndOpinion(string Gate, int Number, string? Reason) : Command;

/// <summary>A condition of an approval is met.</summary>
/// <param name="Number">As in <see cref="ConditionTask.Number"/>.</param>
/// <param name="Note">What was done. Required.</param>
public sealed record MeetCondition(int Number, string? Note) : Command;

/// <param name="Text">May be blank where files come with it.</param>
public sealed record Comment(string Text) : Command
{
    /// <summary>Files that come with it.</summary>
    public ImmutableArray<KeptFile> Files { get; init; } = [];

    /// <summary>It came as a reply to a mail.</summary>
    public bool ByMail { get; init; }
}

/// <summary>Give what the case waits for to one person, who could do it anyway.</summary>
/// <param name="To">Person id.</param>
public sealed record Assign(string To, string? Reason) : Command;

/// <summary>Note that people were reminded by hand, beside what the routine's clock does.</summary>
/// <param name="People">Ids of those whom the case waits on and who are told.</param>
public sealed record Remind(ImmutableArray<string> People) : Command;

/// <summary>Say that one is on it; decides nothing.</summary>
public sealed record Acknowledge : Command
{
    /// <summary>It came by the link of a mail, perhaps from somebody who was not signed in.</summary>
    public bool ByLink { get; init; }
}

/// <summary>Fill in the form and checklist of the state. Blank values empty a field.</summary>
public sealed record Fill(ImmutableSortedDictionary<string, object> Fields) : Command;

/// <summary>Put the case on hold: its clock stands still.</summary>
public sealed record Hold(string Reason) : Command
{
    /// <summary>What is in the way.</summary>
    public ObstacleKind? Obstacle { get; init; }
}

/// <summary>Let a case on hold go on with the time that it had left.</summary>
public sealed record Resume(string? Reason) : Command;

/// <summary>A referral body's statement.</summary>
/// <param name="Referral">Id of the referral that the sender saw.</param>
/// <param name="Body">Id of the body that it is given for.</param>
/// <param name="Text">Needed for objections.</param>
public sealed record Answer(string Referral, string Body, Stance Stance, string? Text) : Command;

/// <param name="Other">Number of the other case, as in <see cref="Case.Number"/>; it is changed in the same step.
/// </param>
public sealed record Link(string Other, Relation Relation) : Command;

/// <param name="Reason">Required.</param>
public sealed record Unlink(string Other, Relation Relation, string? Reason) : Command;

/// <summary>What linking or unlinking does to the other case. Never sent by a person.</summary>
internal sealed record MirrorLink(string From, Command Of) : Command;

/// <summary>The city's calendar was changed. Never sent by a person.</summary>
internal sealed record Recount(Calendars.CalendarSet Before, Calendars.CalendarSet After) : Command;

/// <summary>A recurring routine asks about the case. Never sent by a person.</summary>
internal sealed record AskNow(Notifications.RecurringRoutine Recurring) : Command;

/// <summary>A timer of the case is due. Never sent by a person.</summary>
internal sealed record FireTimer(string Key) : Command;

/// <summary>Try again to open a child case that could not be opened.</summary>
/// <param name="Child">Its key in the parent, see <see cref="ChildCase.Key"/>.</param>
public sealed record RetryChild(string Child) : Command;

/// <summary>Give up a child case that could not be opened: it counts as discontinued.</summary>
/// <param name="Reason">Required.</param>
public sealed record DropChild(string Child, string? Reason) : Command;

/// <summary>News of a child case, told to its parent. Never sent by a person.</summary>
internal sealed record HearOfChild(ChildNews News) : Command;

/// <summary>A child case was opened, in the same transaction. Never sent by a person.</summary>
internal sealed record ChildIsOpen(string Child, string Number) : Command;

/// <summary>A child case cannot be opened. Never sent by a person.</summary>
internal sealed record RefuseChild(string Child, Text Reason) : Command;

/// <summary>The parent waits for it no more. Never sent by a person.</summary>
internal sealed record HearOfParent(Text Why) : Command;

/// <summary>Try again an automation that failed.</summary>
/// <param name="Run">Its id, see <see cref="AutomationRun.Id"/>.</param>
public sealed record RetryAutomation(string Run) : Command;

/// <summary>Give up an automation: it counts as failed for good.</summary>
/// <param name="Reason">Required.</param>
public sealed record GiveUpAutomation(string Run, string? Reason) : Command;

/// <summary>The answer that an automation waits for. Sent by whoever knows its callback address.</summary>
internal sealed record AnswerAutomation(string Run, string Answer) : AutomationNews;

/// <summary>How far an automation is. Never sent by a person.</summary>
internal sealed record ReportAutomation(string Run, int Call, Text Note) : AutomationNews;

/// <summary>How a call of an automation ended. Never sent by a person.</summary>
internal sealed record HearOfAutomation(
    string Run, int Call, string Name, Automations.AutomationOutcome Outcome) : AutomationNews;
