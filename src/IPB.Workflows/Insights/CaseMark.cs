using System.Collections.Immutable;
using System.Text.RegularExpressions;
using IPB.Workflows.Cases;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Insights;

/// <summary>Something that happened to a case and is counted across cases.</summary>
/// <param name="Kind">One of the constants of this class; stored for ever.</param>
/// <param name="State">Where the case stood.</param>
/// <param name="Department">Code of the department that led it.</param>
internal sealed record CaseMark(string Kind, Guid Case, long Seq, DateTimeOffset At, string Actor, string Routine,
    string State, string Department)
{
    public const string Hold = "hold";
    public const string Return = "return";
    public const string Bounce = "bounce";
    public const string Asked = "asked";
    public const string Answered = "answered";
    public const string Reopened = "reopened";
    public const string Incident = "incident";

    /// <summary>Code of the department that a bounced case went to.</summary>
    public string? To { get; init; }

    /// <summary>What was in the way, when that was said.</summary>
    public ObstacleKind? Obstacle { get; init; }

    /// <summary>
    /// The reason given, the trigger that was the answer, or the key of the child case or id of the run.
    /// </summary>
    public string? Detail { get; init; }

    /// <summary>The choice that went with an answer.</summary>
    public string? Choice { get; init; }
}

/// <summary>What a step leaves behind to be counted. Pure.</summary>
internal static partial class Marking
{
    /// <param name="before">Null for the step that opens the case.</param>
    public static IEnumerable<CaseMark> Of(Case? before, Case after, string actor, ImmutableArray<Fact> facts)
    {
        if (before is null) yield break;
        var vote = facts.OfType<Voted>().LastOrDefault()?.Vote;
        foreach (var fact in facts)
        {
            if (fact is Held held)
                yield return Mark(CaseMark.Hold, after) with { Detail = held.Reason, Obstacle = held.Obstacle };
            else if (fact is Bounced bounced)
                yield return Mark(CaseMark.Bounce, before) with
                {
                    Department = bounced.From,
                    To = bounced.To,
                    Detail = bounced.Reason,
                    Obstacle = bounced.Obstacle,
                };
            else if (fact is GateClosed { Outcome: Outcome.Return })
                yield return Mark(CaseMark.Return, before) with { Detail = vote?.Reason, Obstacle = vote?.Obstacle };
            else if (fact is ChildRefused refused)
                yield return Mark(CaseMark.Incident, after) with { Detail = refused.Key };
            else if (fact is AutomationStuck stuck)
                yield return Mark(CaseMark.Incident, after) with { Detail = stuck.Run };
            else if (fact is Asked { Recurring: null } && before.IsClosed)
                yield return Mark(CaseMark.Asked, before);
            else if (fact is Triggered { Automatic: false } answer && KindOf(before, facts) is { } kind)
                yield return Mark(kind, before) with { Detail = answer.Trigger, Choice = ChoiceOf(facts) };
        }

        CaseMark Mark(string kind, Case at) =>
            new(kind, after.Id, after.Version, after.UpdatedAt, actor, after.Routine, at.State, at.LeadDepartment);
    }

    // A closed case waits on somebody only while a follow-up question is not answered.
    private static string? KindOf(Case before, ImmutableArray<Fact> facts) =>
        !before.IsClosed ? null
        : facts.Any(f => f is Reopened) ? CaseMark.Reopened
        : before.WaitsOn.IsEmpty ? null : CaseMark.Answered;

    /// <summary>Whether somebody's hold ended with the step; a decider's question is none.</summary>
    public static bool EndsHold(Case? before, Case after) =>
        before?.Hold is { Question: null } hold && after.Hold?.Since != hold.Since;

    /// <summary>Keys of child cases and ids of runs that are no incident any more.</summary>
    /// <param name="before">Null for the step that opens the case.</param>
    public static IEnumerable<string> EndedIncidents(Case? before, Case after, ImmutableArray<Fact> facts) =>
        facts.Select(f => f switch
        {
            ChildRetried retried => retried.Key,
            ChildDropped dropped => dropped.Key,
            ChildOpened opened => opened.Key,
            _ => null,
        }).OfType<string>().Concat(StuckRuns(before).Except(StuckRuns(after)));

    private static IEnumerable<string> StuckRuns(Case? c) =>
        c is null ? [] : c.Automations.Where(r => r.Status == RunStatus.Stuck).Select(r => r.Id);

    private static string? ChoiceOf(ImmutableArray<Fact> facts) => facts.OfType<FieldsSet>()
        .SelectMany(f => f.Values.Values).OfType<string>().FirstOrDefault(v => Id().IsMatch(v));

    [GeneratedRegex("^[a-z][a-z0-9-]{0,60}$")]
    private static partial Regex Id();
}
