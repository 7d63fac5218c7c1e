using System.Collections.Immutable;
using IPB.Workflows.Cases;

namespace IPB.Workflows.Notifications;

/// <summary>
/// A step answers what was asked before: a mail that asks and has not gone out yet, because it is new or held for quiet
/// hours, is taken back in the step's own transaction.
/// </summary>
/// <param name="People">Ids of those who have answered; null: the case has moved on, nobody is asked any more.</param>
public sealed record Withdrawal(ImmutableArray<string>? People)
{
    /// <summary>Kinds that ask for something.</summary>
    public static ImmutableArray<MessageKind> Kinds { get; } =
    [
        MessageKind.YourTurn, MessageKind.Decision, MessageKind.Statement,
        MessageKind.Reminder, MessageKind.Escalation, MessageKind.AskAgain, MessageKind.FollowUp,
    ];

    /// <summary>Whether a message of the kind asks its receiver for something.</summary>
    public static bool Asks(MessageKind kind) => Kinds.Contains(kind);

    /// <returns>Null when the step answers nothing.</returns>
    internal static Withdrawal? Of(Decision step)
    {
        if (step.Facts.Any(f => MovesOn(f, step.Case))) return new((ImmutableArray<string>?)null);
        ImmutableArray<string> answered =
        [
            .. step.Facts.SelectMany(f => f switch
            {
                Voted v => new[] { v.Vote.Person, v.Vote.OnBehalfOf },
                StatementGiven s => [s.Statement.Person, s.Statement.OnBehalfOf],
                _ => [],
            }).OfType<string>(),
        ];
        return answered.IsEmpty ? null : new(answered);
    }

    public bool Takes(Message message) =>
        Kinds.Contains(message.Kind) && (People is not { } people || people.Contains(message.To));

    // A closed case is answered by any trigger that a person fires.
    private static bool MovesOn(Fact fact, Case c) => fact
        is Entered or GateClosed or ReferralClosed or Held or Resumed or HoldRanOut or Closed
        || (c.IsClosed && fact is Triggered { Automatic: false });
}
