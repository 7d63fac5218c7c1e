using IPB.Host.Access;
using IPB.Host.Pages;
using IPB.Workflows;
using IPB.Workflows.Insights;
using IPB.Workflows.Routines;

namespace IPB.Host.Insight;

/// <summary>What figures are about, in the reader's words. Where versions differ, the newest says.</summary>
public sealed class InsightNames(WorkflowEngine engine, CurrentPerson me, CityWords say)
{
    public string Routine(string id) => engine.Routines.FindNewest(id) is { } routine ? me.Say(routine.Name) : id;

    public string Phase(string routine, string phase) => Find(routine, r => r.Phases.FirstOrDefault(p => p.Id == phase))
        is { } found ? me.Say(found.Name) : phase;

    public string State(string routine, string state) => Find(routine, r => r.Find(state)) is { } found
        ? me.Say(found.Name) : state;

    public string Department(string code) => say.Department(code);

    /// <summary>An answer as people gave it: the choice where one went with it, else the name of the button.</summary>
    public string Answer(FollowUpAnswer answer)
    {
        var trigger = Find(answer.Routine, r => r.Find(answer.State)?.Find(answer.Trigger));
        var choice = answer.Choice is null ? null : Find(answer.Routine, r => r.Fields
            .Where(f => trigger?.Asks.Contains(f.Id) == true).SelectMany(f => f.Choices)
            .FirstOrDefault(c => c.Id == answer.Choice));
        return choice is not null ? me.Say(choice.Name) : trigger is not null ? me.Say(trigger.Name) : answer.Trigger;
    }

    private T? Find<T>(string routine, Func<Routine, T?> part) where T : class =>
        engine.Routines.VersionsOf(routine).OrderDescending().Select(v => engine.Routines.Find(routine, v))
            .OfType<Routine>().Select(part).FirstOrDefault(p => p is not null);
}
