using IPB.Workflows.Cases;

namespace IPB.Workflows.Notifications;

/// <summary>Something to tell a person, written in the transaction of the step that causes it.</summary>
/// <param name="Id">Also the Message-ID of the mail: a second delivery can be recognised.</param>
/// <param name="To">Person id.</param>
public sealed record Message(Guid Id, string To, MessageKind Kind, MessageContent Content);

/// <summary>Stored as kebab-case names.</summary>
public enum MessageKind
{
    Received, YourTurn, Decision, Reminder, Escalation, FollowUp, Closed, Moved, Digest, Statistics,
    Statement, NoStatementNeeded,
    OnHold, AskAgain, Resumed, Migrated,
    Condition, ConditionReminder, ConditionLate, ConditionMet,
    Question, Answered,
    OpinionAsked, OpinionGiven, OpinionDeclined, NoOpinionNeeded,
    HandReminder,
    Delegated, DelegationRevoked, TakenOver, BackAgain,
    DueMoved,

    /// <summary>For people: something that happened to a child case, or to the parent.</summary>
    News,

    /// <summary>For people: something did not work and somebody must look at it.</summary>
    Incident,

    /// <summary>For somebody outside the city: they are invited to a case, and a link opens it.</summary>
    PartnerInvited,

    /// <summary>For people: somebody outside the city has answered.</summary>
    PartnerAnswered,

    /// <summary>For the engine itself: a child case is to be opened.</summary>
    OpenChild,

    /// <summary>For the engine itself: what became of a child case, for its parent.</summary>
    ChildNews,

    /// <summary>For the engine itself: what the parent did, for a child case.</summary>
    ParentNews,

    /// <summary>For the engine itself: an automation is to be called.</summary>
    RunAutomation,
}

/// <summary>What a message is about; put into words in the receiver's language when it is sent.</summary>
public sealed record MessageContent(string Number, string Title, Text Routine, Text State)
{
    public Guid? CaseId { get; init; }
    public DateTimeOffset? DueAt { get; init; }
    public string? Gate { get; init; }

    /// <summary>Version of the case after the step that caused it; null in messages from before it was kept.</summary>
    public long? Version { get; init; }

    /// <summary>The decisions that a digest asks for, in the order of its rows.</summary>
    public System.Collections.Immutable.ImmutableArray<DecisionAsked> Decisions
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>It is about a limit in hours or minutes, which runs at night, too: the mail does not wait.</summary>
    public bool Urgent { get; init; }

    /// <summary>Id of the referral that a statement is asked for in, and what is asked.</summary>
    public string? Referral { get; init; }
    public Text? Question { get; init; }

    /// <summary>Who caused it, by name, and what they wrote.</summary>
    public string? By { get; init; }
    public string? Reason { get; init; }

    /// <summary>Name of the person in whose place the receiver gets it; null: in their own.</summary>
    public string? For { get; init; }

    /// <summary>Why the case went where it went or a referral ended, or the question of a follow-up.</summary>
    public Text? Note { get; init; }

    /// <summary>What a message for the engine itself carries.</summary>
    public ChildOrder? Order { get; init; }
    public ChildNews? Child { get; init; }
    public ParentNews? Parent { get; init; }
    public Automations.RunOrder? Run { get; init; }

    /// <summary>Whom a message to somebody outside the city goes to.</summary>
    public PartnerAddress? Partner { get; init; }

    /// <summary>Rows of a digest or a statistics message, in both languages.</summary>
    public System.Collections.Immutable.ImmutableArray<Text> Rows { get; init; } = [];
}

/// <summary>Somebody outside the city, as their mail is written to them.</summary>
/// <param name="Number">As in <see cref="Partners.Partner.Number"/>.</param>
public sealed record PartnerAddress(
    int Number, string Name, string Email, string Language, string Why, DateTimeOffset Until)
{
    /// <summary>They are asked for something, not only shown how it goes.</summary>
    public bool MayAnswer { get; init; }
}

/// <summary>An open gate where the receiver of a message has a say.</summary>
/// <param name="Number">As in <see cref="Cases.Case.Number"/>.</param>
/// <param name="Version">Of the case when the message was written.</param>
public sealed record DecisionAsked(Guid CaseId, string Number, string Gate, long Version);

public static class MessageKindNames
{
    /// <summary>The stored name.</summary>
    public static string Name(this MessageKind kind) => kind switch
    {
        MessageKind.YourTurn => "your-turn",
        MessageKind.FollowUp => "follow-up",
        MessageKind.NoStatementNeeded => "no-statement-needed",
        MessageKind.OnHold => "on-hold",
        MessageKind.AskAgain => "ask-again",
        MessageKind.ConditionReminder => "condition-reminder",
        MessageKind.ConditionLate => "condition-late",
        MessageKind.ConditionMet => "condition-met",
        MessageKind.OpinionAsked => "opinion-asked",
        MessageKind.OpinionGiven => "opinion-given",
        MessageKind.OpinionDeclined => "opinion-declined",
        MessageKind.NoOpinionNeeded => "no-opinion-needed",
        MessageKind.HandReminder => "hand-reminder",
        MessageKind.DelegationRevoked => "delegation-revoked",
        MessageKind.TakenOver => "taken-over",
        MessageKind.BackAgain => "back-again",
        MessageKind.DueMoved => "due-moved",
        MessageKind.PartnerInvited => "partner-invited",
        MessageKind.PartnerAnswered => "partner-answered",
        MessageKind.OpenChild => "open-child",
        MessageKind.ChildNews => "child-news",
        MessageKind.ParentNews => "parent-news",
        MessageKind.RunAutomation => "run-automation",
        _ => kind.ToString().ToLowerInvariant(),
    };

    /// <summary>Whether the engine itself carries it out, instead of a mail server.</summary>
    public static bool IsForEngine(this MessageKind kind) =>
        kind is MessageKind.OpenChild or MessageKind.ChildNews or MessageKind.ParentNews
            or MessageKind.RunAutomation;

    /// <exception cref="ArgumentException">No kind has the name.</exception>
    public static MessageKind Parse(string name) =>
        Enum.GetValues<MessageKind>().Cast<MessageKind?>().FirstOrDefault(k => k!.Value.Name() == name)
        ?? throw new ArgumentException($"no message is of the kind \"{name}\"", nameof(name));
}
