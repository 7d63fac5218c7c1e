using System.Collections.Immutable;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Gates;

/// <summary>What a gate round asks beside the number of votes, as it stood when it opened.</summary>
public sealed record GateTerms
{
    /// <summary>
    /// <see cref="Mandate.All"/> or <see cref="Mandate.Majority"/>, of which the number was counted; 0: neither.
    /// </summary>
    public int Asked { get; init; }
    public GateStop Stop { get; init; }

    /// <summary>Waiting keys of those whose no stops whatever the others say.</summary>
    public ImmutableArray<string> Veto
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>A yes takes two people, and nobody decides who prepared the case.</summary>
    public bool FourEyes { get; init; }

    internal bool IsUsual => Asked == 0 && Stop == GateStop.Any && Veto.IsEmpty && !FourEyes;

    internal static bool Same(GateTerms? a, GateTerms? b) => a is null || b is null ? a == b
        : (a.Asked, a.Stop, a.FourEyes) == (b.Asked, b.Stop, b.FourEyes) && a.Veto.SequenceEqual(b.Veto);
}
