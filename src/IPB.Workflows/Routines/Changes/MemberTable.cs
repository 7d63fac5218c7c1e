using System.Collections.Immutable;

namespace IPB.Workflows.Routines.Changes;

/// <summary>The words for every member of one record of a routine.</summary>
internal abstract class MemberTable(Type type)
{
    internal Type Type => type;

    /// <summary>Members that have words. One without is still told, by its bare name.</summary>
    internal abstract IReadOnlyCollection<string> Members { get; }

    internal static readonly ImmutableArray<MemberTable> All =
    [
        RoutineTable.Members, EvaluationTable.Members, PhaseTable.Members, FieldTable.Members, ChoiceTable.Members,
        StateTable.Members, ReminderTable.Members, EscalationTable.Members, TimedTable.Members, FollowUpTable.Members,
        TriggerTable.Members, BounceTable.Members, GateTable.Members, AdviceTable.Members, MandateTable.Members,
        CriterionTable.Members, ScenarioTable.Members, HoldTable.Members, ReferralTable.Members,
        ReferralChoiceTable.Members,
        OpeningTable.Members, OpeningChoiceTable.Members, ChildWaitTable.Members,
        AutomationTable.Members, ConfidentialityTable.Members,
    ];
}

internal sealed class MemberTable<T>(params (string Member, Action<Told<T>> Tell)[] rows) : MemberTable(typeof(T))
    where T : class
{
    private readonly Dictionary<string, Action<Told<T>>> tells = rows.ToDictionary(r => r.Member, r => r.Tell);

    internal override IReadOnlyCollection<string> Members => tells.Keys;

    internal Action<Told<T>>? Find(string member) => tells.GetValueOrDefault(member);
}
