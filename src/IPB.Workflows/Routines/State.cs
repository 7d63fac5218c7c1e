using System.Collections.Immutable;
using IPB.Rules;
using IPB.Workflows.Calendars;
using IPB.Workflows.People;

namespace IPB.Workflows.Routines;

/// <summary>
/// A state of a routine: who has the case there, until when, and what may happen. A group is a state with states in it:
/// a case is always in an innermost one, and in all groups around that.
/// </summary>
public sealed record State(string Id, Text Name)
{
    /// <summary>Id of the group that it stands in, or null.</summary>
    public string? Parent { get; init; }

    /// <summary>Whether it has sub-states.</summary>
    public bool IsGroup { get; init; }

    /// <summary>Id of the phase, that of the group where it says none, or null.</summary>
    public string? Phase { get; init; }

    /// <summary>
    /// Whose turn it is; that of the group where it says none. Null in a gate (its deciders have it), in a referral (so
    /// have its bodies) and in an end.
    /// </summary>
    public Party? Owner { get; init; }
    public TimeLimit? Due { get; init; }
    public ImmutableArray<Reminder> Reminders { get; init; } = [];
    public ImmutableArray<Escalation> Escalations { get; init; } = [];
    public ImmutableArray<TimedTrigger> Timed { get; init; } = [];
    public ImmutableArray<FollowUp> FollowUps { get; init; } = [];
    public ImmutableArray<Trigger> Triggers { get; init; } = [];
    public Gate? Gate { get; init; }

    /// <summary>Set where several are asked for a statement at the same time.</summary>
    public Referral? Referral { get; init; }

    /// <summary>Child cases that are opened when a case comes here.</summary>
    public ImmutableArray<Opening> Opens { get; init; } = [];

    /// <summary>Set where the case waits until enough of its child cases have ended.</summary>
    public ChildWait? Children { get; init; }

    /// <summary>What programs do for a case that comes here.</summary>
    public AutomationUse? Automation { get; init; }

    /// <summary>Fields that are filled in and saved while the case stands here, ids of the routine's fields.</summary>
    public ImmutableArray<string> Form { get; init; } = [];

    /// <summary>Yes-no fields that are ticked the same way.</summary>
    public ImmutableArray<string> Checklist { get; init; } = [];

    /// <summary>The form, then the checklist.</summary>
    public ImmutableArray<string> Fillable => Form.AddRange(Checklist);

    /// <summary>
    /// Set where the case is closed. A closed case may still have follow-ups and triggers that reopen it.
    /// </summary>
    public Ending? End { get; init; }

    /// <summary>
    /// How many cases should be here at once; null: as many as come. Of a gate, or of a state that belongs to no phase.
    /// </summary>
    public int? WipLimit { get; init; }

    public Trigger? Find(string trigger) => Triggers.FirstOrDefault(t => t.Id == trigger);
}

public enum Ending { Solved, Rejected, Discontinued, Completed }

/// <summary>Something that may happen in a state.</summary>
public sealed record Trigger(string Id, Text Name)
{
    /// <summary>The state it leads to. Null: the case stays and nothing restarts.</summary>
    public string? To { get; init; }

    /// <summary>Who may fire it; empty: the owner of the state that the case is in.</summary>
    public ImmutableArray<Party> By { get; init; } = [];

    /// <summary>Must be true for the trigger to fire.</summary>
    public Expression? When { get; init; }

    /// <summary>The condition in words, shown when it does not hold.</summary>
    public Text? WhenText { get; init; }

    /// <summary>Fields that whoever fires it fills in; required ones must have a value afterwards.</summary>
    public ImmutableArray<string> Asks { get; init; } = [];
    public bool ReasonRequired { get; init; }

    /// <summary>Fields that must have a value, or be ticked where they are yes or no.</summary>
    public ImmutableArray<string> Needs { get; init; } = [];

    /// <summary>Child cases that firing it opens.</summary>
    public ImmutableArray<Opening> Opens { get; init; } = [];

    /// <summary>What programs do once it is fired, in the state that the case is in then.</summary>
    public AutomationUse? Automation { get; init; }

    /// <summary>Set where firing it says that the case is not the lead department's.</summary>
    public Bounce? Bounce { get; init; }

    /// <summary>
    /// Fired by the engine: by a timer or an automation, or, where none names it, as soon as <see cref="When"/> holds.
    /// </summary>
    public bool BySystem => By is [{ Role: Party.System }];
}

/// <summary>
/// What becomes of a case that its lead department sends on; the trigger leads to where the next one has it.
/// </summary>
/// <param name="Times">The bounce with this number goes to <paramref name="Then"/>, 1 to 9.</param>
/// <param name="Then">Where somebody places the case by hand. Also taken when no rule is left.</param>
public sealed record Bounce(int Times, string Then)
{
    /// <summary>Whether the next bounce of a case goes to <see cref="Then"/>.</summary>
    public bool IsLast(Cases.Case c) => c.SaidNo.Length + 1 >= Times;
}

/// <summary>When a reminder is sent, seen from the time limit of the state.</summary>
public sealed record Reminder(ReminderSide Side, TimeLimit? By)
{
    /// <summary>
    /// As the author writes it: <c>2 working days before</c>, <c>on due</c>, <c>2 working days after</c>.
    /// </summary>
    public override string ToString() => Side switch
    {
        ReminderSide.Before => $"{By} before",
        ReminderSide.After => $"{By} after",
        _ => "on due",
    };
}

public enum ReminderSide { Before, OnDue, After }

/// <summary>After a time in the state the case is also laid before someone else.</summary>
public sealed record Escalation(TimeLimit After, Party To);

/// <summary>After a time in the state the engine fires a trigger.</summary>
public sealed record TimedTrigger(TimeLimit After, string Fire);

/// <summary>After a time in the state someone is asked a question; the answer is a trigger of the state.</summary>
public sealed record FollowUp(TimeLimit After, Party Ask, Text Question);
