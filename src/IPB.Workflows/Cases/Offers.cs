using IPB.Workflows.People;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Cases;

/// <summary>
/// What people may do where a case is. Two triggers can have one name, that of the state and that of a group around it:
/// people see one button, and the condition of the nearer one decides which of them it is.
/// </summary>
internal static class Offers
{
    internal static IEnumerable<Trigger> ByPeople(StepBuilder step) =>
        step.Routine.Offered(step.State).Select(o => o.Trigger).Where(t => !t.BySystem);

    /// <summary>The trigger that a command fires, if any of its name can be; null when there is none.</summary>
    internal static Trigger? Pick(StepBuilder step, TransitionChooser chooser, Fire fire)
    {
        var named = ByPeople(step).Where(t => t.Id == fire.Trigger).ToList();
        return named.Count < 2 ? named.FirstOrDefault() : Chosen(named, chooser, Filled(step, named[0], fire));
    }

    /// <summary>What a person may fire, each name once.</summary>
    internal static IEnumerable<Trigger> For(StepBuilder step, TransitionChooser chooser, Person person) =>
        ByPeople(step).GroupBy(t => t.Id).Select(g => g.ToList())
            .Select(named => named.Count < 2 ? named[0] : Chosen(named, chooser, step.Case))
            .Where(t => Rights.MayFire(step, t, person));

    private static Trigger Chosen(List<Trigger> named, TransitionChooser chooser, Case c) =>
        chooser.Choose(c, named[0].Id).By?.Trigger ?? named[0];

    // They ask for the same (a check of the routine), so that what was filled in can be looked at before.
    private static Case Filled(StepBuilder step, Trigger trigger, Fire fire)
    {
        var probe = new StepBuilder(step.World, step.Routine, step.Case, step.Id, step.Actor, step.Now);
        FieldInput.Apply(probe, trigger.Asks.Remove(FieldInput.LeadDepartment),
            fire.Fields.Remove(FieldInput.LeadDepartment));
        return probe.Case;
    }
}
