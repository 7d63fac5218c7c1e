using System.Collections.Immutable;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Cases;

/// <summary>Why a command was not carried out. Nothing was changed.</summary>
public enum RefusalKind { Invalid, NotAllowed, NotFound, Conflict }

/// <summary>A refusal that people and programs can act on.</summary>
public abstract class Refusal : Exception
{
    private protected Refusal(RefusalKind kind, string code, Text text, params ImmutableArray<Text> reasons)
        : base(text.En + string.Concat(reasons.Select(r => " " + r.En)))
    {
        (Kind, Code, Text, Reasons) = (kind, code, text, reasons);
    }

    public RefusalKind Kind { get; }

    /// <summary>Stable, kebab-case.</summary>
    public string Code { get; }
    public Text Text { get; }
    public ImmutableArray<Text> Reasons { get; }

    /// <summary>Ids of triggers or outcomes that would be allowed to the same person now.</summary>
    public ImmutableArray<string> Allowed { get; init; } = [];
}

/// <summary>The input itself is wrong; <see cref="Fields"/> says where.</summary>
public sealed class InvalidInput(ImmutableArray<(string Field, Text Text)> fields) : Refusal(
    RefusalKind.Invalid, "invalid-input", new("Uppgifterna behöver rättas.", "Some of what was sent needs correcting."),
    [.. fields.Select(f => f.Text)])
{
    public InvalidInput(string field, Text text) : this([(field, text)])
    {
    }

    public ImmutableArray<(string Field, Text Text)> Fields { get; } = fields;
}

public sealed class TriggerRefused : Refusal
{
    public TriggerRefused(RefusalKind kind, State state, Trigger trigger, params ImmutableArray<Text> reasons)
        : this(kind, state, trigger.Id, trigger.Name, reasons)
    {
    }

    public TriggerRefused(RefusalKind kind, State state, string trigger, params ImmutableArray<Text> reasons)
        : this(kind, state, trigger, state.Find(trigger)?.Name ?? new(trigger, trigger), reasons)
    {
    }

    private TriggerRefused(RefusalKind kind, State state, string trigger, Text name, ImmutableArray<Text> reasons)
        : base(kind, kind switch
        {
            RefusalKind.NotAllowed => "trigger-not-permitted",
            RefusalKind.Invalid => "trigger-incomplete",
            _ => "trigger-refused",
        }, new(
            $"\"{name.Sv}\" kan inte göras i läget \"{state.Name.Sv}\".",
            $"\"{name.En}\" cannot be done in the state \"{state.Name.En}\"."), reasons) =>
        (State, Trigger) = (state, trigger);

    public State State { get; }
    public string Trigger { get; }

    /// <summary>Ids of fields that it needs and that have no value, or are not ticked.</summary>
    public ImmutableArray<string> Missing { get; init; } = [];
}

public sealed class DecisionRefused(RefusalKind kind, string code, params ImmutableArray<Text> reasons)
    : Refusal(kind, code, new("Beslutet togs inte emot.", "The decision was not accepted."), reasons)
{
    /// <summary>Ids of fields that a yes needs and that have no value, or are not ticked.</summary>
    public ImmutableArray<string> Missing { get; init; } = [];
}

/// <summary>A condition was not taken as met.</summary>
public sealed class ConditionRefused(RefusalKind kind, string code, Text reason) : Refusal(
    kind, code, new("Villkoret ändrades inte.", "The condition was not changed."), reason);

public sealed class StatementRefused(RefusalKind kind, string code, params ImmutableArray<Text> reasons)
    : Refusal(kind, code, new("Yttrandet togs inte emot.", "The statement was not accepted."), reasons);

public sealed class LinkRefused(string code, Text reason) : Refusal(
    code == "link-not-found" ? RefusalKind.NotFound : RefusalKind.Conflict, code,
    new("Kopplingen ändrades inte.", "The link was not changed."), reason);

/// <summary>The form of the state was not saved.</summary>
public sealed class FormRefused(RefusalKind kind, string code, params ImmutableArray<Text> reasons)
    : Refusal(kind, code, new("Uppgifterna sparades inte.", "What was filled in was not saved."), reasons);

/// <summary>A case is not put on hold here, or does not go on.</summary>
public sealed class HoldRefused(RefusalKind kind, string code, params ImmutableArray<Text> reasons)
    : Refusal(kind, code, new("Det gick inte att låta ärendet vila eller återuppta det.",
        "The case could not be put on hold or resumed."), reasons);

/// <summary>Nothing is done about a child case.</summary>
public sealed class ChildRefusal(RefusalKind kind, string code, Text reason) : Refusal(kind, code,
    new("Inget gjordes med underärendet.", "Nothing was done about the child case."), reason);

/// <summary>Nothing is done about an automation.</summary>
public sealed class AutomationRefused(RefusalKind kind, string code, Text reason) : Refusal(kind, code,
    new("Inget gjordes med automatiken.", "Nothing was done about the automation."), reason);

/// <summary>News that comes too late: what it says is known, or no longer so. Nothing is wrong.</summary>
internal sealed class StaleNews() : Refusal(RefusalKind.Conflict, "stale-news",
    new("Det är redan känt.", "That is known already."));

/// <summary>Whoever wants to say that they are on it has nothing to do there.</summary>
public sealed class AcknowledgeRefused(string code, Text reason) : Refusal(
    code == "not-waiting-on-you" ? RefusalKind.NotAllowed : RefusalKind.Conflict, code,
    new("Det gick inte att anteckna.", "It could not be noted."), reason);

/// <summary>What the case waits for is not given to that person, or not by this one.</summary>
public sealed class AssignRefused(RefusalKind kind, string code, params ImmutableArray<Text> reasons)
    : Refusal(
        kind, code, new("Ärendet gavs inte till någon annan.", "The case was not given to anybody else."), reasons);

/// <summary>Nobody is reminded.</summary>
public sealed class RemindRefused(RefusalKind kind, string code, params ImmutableArray<Text> reasons)
    : Refusal(kind, code, new("Ingen påmindes.", "Nobody was reminded."), reasons);

public sealed class CaseNotFound(string number) : Refusal(
    RefusalKind.NotFound, "case-not-found",
    new($"Det finns inget ärende {number}.", $"There is no case {number}."))
{
    public string Number { get; } = number;
}

public sealed class StaleVersion(long expected, long actual) : Refusal(
    RefusalKind.Conflict, "stale-version",
    new("Ärendet har ändrats sedan du såg det. Läs om det och försök igen.",
        "The case has changed since you saw it. Read it again and retry."),
    new Text($"Du såg version {expected}, nu är den {actual}.", $"You saw version {expected}, it is now {actual}."))
{
    public long Actual { get; } = actual;
}

public sealed class KeyReused() : Refusal(
    RefusalKind.Invalid, "idempotency-key-reused",
    new("Nyckeln har redan använts för ett annat anrop.", "The idempotency key was already used for another command."));
