using System.Collections.Immutable;

namespace IPB.Workflows.Cases;

/// <summary>The case goes over to another version of its routine.</summary>
/// <param name="Migration">Id of the migration.</param>
/// <param name="FromState">State of the old version.</param>
/// <param name="State">State of the new version.</param>
public sealed record Migrated(Guid Migration, int From, int To, string FromState, string State) : Fact
{
    /// <summary>When the time in the state began: where the old one's counts, before this step.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>The state's own time limit.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>The groups around the state, the outermost first; of those that go on with what they hold.</summary>
    public ImmutableArray<GroupStay> Groups
    {
        get => field.IsDefault ? [] : field;
        init;
    }
    public ImmutableArray<string> WaitsOn
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>The decision that goes on, as it goes on.</summary>
    public GateRound? Gate { get; init; }

    /// <summary>The referral that goes on, as it goes on.</summary>
    public ReferralRound? Referral { get; init; }

    /// <summary>The wait for child cases that goes on, as it goes on.</summary>
    public ChildRound? Wait { get; init; }

    /// <summary>The automations that go on, as they go on.</summary>
    public ImmutableArray<AutomationRun> Automations
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>Why a decision or a referral that was open does not go on; null: there was none, or it does.</summary>
    public Text? Why { get; init; }

    /// <summary>All values that the case holds from now on; null: as before.</summary>
    public ImmutableSortedDictionary<string, object>? Fields { get; init; }

    /// <summary>Who sees the case from now on.</summary>
    public Access.Visibility Visibility { get; init; }
    public bool ConfidentialDescription { get; init; }
}

/// <summary>A migration was undone: the case is again what it was before it, with the time that is left now.</summary>
/// <param name="Migration">Id of the migration.</param>
/// <param name="From">The version that the case leaves.</param>
/// <param name="Restored">
/// The case as it was, without its timers (those that are armed again follow) and without title and description.
/// </param>
public sealed record MigrationUndone(Guid Migration, int From, Case Restored) : Fact;
