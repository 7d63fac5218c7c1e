using System.Collections.Immutable;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Proofs;

/// <summary>What can happen to a case in a place.</summary>
/// <param name="Kind">Who or what makes it happen.</param>
/// <param name="Name">Id of the trigger, or name of the outcome.</param>
/// <param name="From">Index of the place; -1 for the submission.</param>
/// <param name="To">Index of the place entered; null: the case stays.</param>
internal sealed record Move(MoveKind Kind, string Name, int From, int? To)
{
    internal Guard? When { get; init; }

    /// <summary>The condition as its author wrote it.</summary>
    internal Rules.Expression? Condition { get; init; }

    /// <summary>Every field that it asks for.</summary>
    internal ImmutableArray<string> Asks { get; init; } = [];

    /// <summary>Those of them that conditions read.</summary>
    internal ImmutableArray<Ask> Choices { get; init; } = [];

    /// <summary>The trigger, or null.</summary>
    internal OfferedTrigger? Offered { get; init; }
    internal Trigger? Trigger => Offered?.Trigger;

    /// <summary>How many of the groups around the place it does not leave, counted from the outermost.</summary>
    internal int Kept { get; init; }
    internal Outcome? Outcome { get; init; }

    /// <summary>What one referral body says; null for a referral whose statements no condition reads.</summary>
    internal Stance? Stance { get; init; }

    /// <summary>What is counted by it, where that matters.</summary>
    internal Count? Count { get; init; }
    internal Count? CountToo { get; init; }

    /// <summary>Who may lead afterwards, where that matters and nobody is asked.</summary>
    internal NextLead? Lead { get; init; }

    /// <summary>The timer that makes it happen, or null.</summary>
    internal PlaceTimer? Timer { get; init; }

    public bool Equals(Move? other) => ReferenceEquals(this, other);
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}

internal enum MoveKind
{
    Submit,
    Person,
    Outcome,

    /// <summary>A referral body answers, or as many as it takes.</summary>
    Answer,

    /// <summary>A child case ends, or as many as it takes.</summary>
    Child,

    /// <summary>An automation is done, with results.</summary>
    Automation,

    /// <summary>An automation has failed for good.</summary>
    AutomationFails,

    /// <summary>A trigger that the engine fires as soon as its condition holds.</summary>
    Automatic,

    /// <summary>A timer is due and its trigger fires.</summary>
    Timer,

    /// <summary>Somebody fills in the form or the checklist of the state.</summary>
    Fill,

    /// <summary>A case was put on hold, and nobody let it go on in time.</summary>
    HoldRanOut,

    /// <summary>A timer is due, but the condition of its trigger does not hold.</summary>
    Passed,
}

/// <summary>A variable that somebody fills in.</summary>
/// <param name="Indexes">The values that can be chosen, as indexes of the variable.</param>
/// <param name="NeedsValue">Whether there must be a value afterwards.</param>
internal readonly record struct Ask(Variable Variable, ImmutableArray<int> Indexes, bool NeedsValue)
{
    /// <summary>The indexes that the variable can have afterwards.</summary>
    internal IEnumerable<int> After(int before)
    {
        if (!Indexes.Contains(before) && !(NeedsValue && Variable.Values[before] is null)) yield return before;
        foreach (var index in Indexes) yield return index;
    }
}

/// <summary>Counts one up, as far as the variable goes, or at once to its end.</summary>
internal sealed record Count(Variable Variable, bool ToEnd)
{
    internal ulong After(ulong values)
    {
        var last = Variable.Values.Length - 1;
        return Variable.With(values, ToEnd ? last : Math.Min(Variable.IndexIn(values) + 1, last));
    }
}

/// <summary>Gives the case to a department.</summary>
/// <param name="Indexes">The values that the variable can have afterwards.</param>
/// <param name="Changing">Those of them that it cannot have had before.</param>
internal sealed record NextLead(Variable Variable, ImmutableArray<int> Indexes, ImmutableArray<int> Changing)
{
    internal IEnumerable<ulong> After(ulong values)
    {
        var before = Variable.IndexIn(values);
        return Indexes.Where(i => i != before || !Changing.Contains(i)).Select(i => Variable.With(values, i));
    }
}

/// <summary>A timer that can be due in a place.</summary>
/// <param name="Bit">Its place among the timers of the place: those of the outermost group first.</param>
/// <param name="Home">The state, or the group around it, that arms it.</param>
/// <param name="Level">Which group it is, counted from the outermost; for the state itself how many there are.</param>
/// <param name="Index">Its place in the list of <paramref name="Home"/>; -1 for the end of a referral.</param>
internal sealed record PlaceTimer(int Bit, State Home, int Level, int Index)
{
    internal TimedTrigger Timed => Index < 0 ? Home.Referral!.OverdueAfter! : Home.Timed[Index];
    internal string Key => Index < 0 ? Timers.TimerKey.Of(Home, Timers.TimerKind.Overdue, 0)
        : Timers.TimerKey.Of(Home, Timers.TimerKind.Fire, Index);

    /// <summary>When it is due: the first trigger of its name whose condition holds fires, or none.</summary>
    internal ImmutableArray<Move> Fires { get; set; } = [];
    internal Move Passes { get; set; } = null!;

    /// <summary>The others that are surely due before it, as bits.</summary>
    internal ulong Before { get; set; }

    /// <summary>The others of which it is not known which is due first, as bits.</summary>
    internal ulong Unordered { get; set; }

    public bool Equals(PlaceTimer? other) => ReferenceEquals(this, other);
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}

/// <summary>An innermost state of the routine with all that can happen there.</summary>
internal sealed class Place(State state, int index)
{
    internal State State { get; } = state;
    internal int Index { get; } = index;

    /// <summary>The groups around it, the outermost first.</summary>
    internal ImmutableArray<State> Groups { get; init; } = [];

    internal ImmutableArray<Move> Automatic { get; set; } = [];
    internal ImmutableArray<Move> ByPeople { get; set; } = [];

    /// <summary>What time brings about: those of the groups, then of the state, then the end of a referral.</summary>
    internal ImmutableArray<PlaceTimer> Timers { get; set; } = [];
    internal ImmutableArray<(Mandate Mandate, Guard? When)> Mandates { get; set; } = [];

    /// <summary>The bits of a valuation that begin at nothing when a case comes here.</summary>
    internal ulong Clears { get; set; }

    /// <summary>The bits of a valuation that some place reachable from here reads.</summary>
    internal ulong Live { get; set; }

    internal IEnumerable<Move> Moves => Automatic.Concat(ByPeople).Concat(Timers.SelectMany(t => t.Fires));
}
