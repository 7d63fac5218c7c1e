using System.Collections.Immutable;
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
}

/// <param name="Routine">Null: <c>problem-intake</c>.</param>
/// <param name="Department">Code of the submitting department.</param>
public sealed record Submit(
    string? Routine, string Title, string Description, string Department,
    ImmutableSortedDictionary<string, object> Fields) : Command;

public sealed record Fire(
    string Trigger, ImmutableSortedDictionary<string, object> Fields, string? Reason) : Command;

/// <param name="Gate">Id of the gate round that the sender saw.</param>
/// <param name="Met">Criteria that the decider found to be met.</param>
public sealed record Decide(
    string Gate, Outcome Outcome, string? Reason,
    ImmutableArray<string> Met, ImmutableArray<string> Conditions) : Command;

public sealed record Comment(string Text) : Command
{
    /// <summary>It came as a reply to a mail.</summary>
    public bool ByMail { get; init; }
}

/// <summary>Say that one is on it; decides nothing.</summary>
public sealed record Acknowledge : Command
{
    /// <summary>It came by the link of a mail, perhaps from somebody who was not signed in.</summary>
    public bool ByLink { get; init; }
}

/// <summary>Fill in the form and checklist of the state. Blank values empty a field.</summary>
public sealed record Fill(ImmutableSortedDictionary<string, object> Fields) : Command;

/// <summary>Put the case on hold: its clock stands still.</summary>
public sealed record Hold(string Reason) : Command;

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
