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

    /// <summary>The <see cref="Trigger"/>, or null.</summary>
    internal Trigger? Trigger { get; init; }
    internal Outcome? Outcome { get; init; }

    /// <summary>What one referral body says; null for a referral whose statements no condition reads.</summary>
    internal Stance? Stance { get; init; }

    /// <summary>What is counted by it, where that matters.</summary>
    internal Count? Count { get; init; }
    internal Count? CountToo { get; init; }

    /// <summary>Who may lead afterwards, where that matters and nobody is asked.</summary>
    internal NextLead? Lead { get; init; }

    /// <summary>Place among the timers of the state.</summary>
    internal int Timer { get; init; } = -1;

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

/// <summary>A state of the routine with all that can happen there.</summary>
internal sealed class Place(State state, int index)
{
    internal State State { get; } = state;
    internal int Index { get; } = index;

    internal ImmutableArray<Move> Automatic { get; set; } = [];
    internal ImmutableArray<Move> ByPeople { get; set; } = [];

    /// <summary>What time brings about: the timers of the state, then the end of a referral.</summary>
    internal ImmutableArray<TimedTrigger> Timed { get; set; } = [];

    /// <summary>Of each timer: it fires, and it passes.</summary>
    internal ImmutableArray<(Move Fires, Move Passes)> Timers { get; set; } = [];

    /// <summary>Of each timer: the others that are surely due before it, as bits.</summary>
    internal ImmutableArray<uint> Before { get; set; } = [];

    /// <summary>Of each timer: the others of which it is not known which is due first, as bits.</summary>
    internal ImmutableArray<uint> Unordered { get; set; } = [];
    internal ImmutableArray<(Mandate Mandate, Guard? When)> Mandates { get; set; } = [];

    /// <summary>The bits of a valuation that begin at nothing when a case comes here.</summary>
    internal ulong Clears { get; set; }

    /// <summary>The bits of a valuation that some place reachable from here reads.</summary>
    internal ulong Live { get; set; }

    internal IEnumerable<Move> Moves => Automatic.Concat(ByPeople).Concat(Timers.Select(t => t.Fires));
}
