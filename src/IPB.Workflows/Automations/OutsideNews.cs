using System.Collections.Immutable;
using IPB.Workflows.Cases;
using IPB.Workflows.Notifications;
using IPB.Workflows.People;

namespace IPB.Workflows.Automations;

/// <summary>What a runner that keeps runs of its own has to say outside of the calls that are made of it.</summary>
internal static class OutsideNews
{
    /// <exception cref="StaleNews">The run is over, or nobody waits for what is said.</exception>
    public static void Apply(StepBuilder step, Command command)
    {
        switch (command)
        {
            case WakeAutomation wake:
                if (Find(step, wake.Run) is not { Status: RunStatus.Waiting } waiting) throw new StaleNews();
                Running.Call(step, waiting, AutomationWake.Answered);
                break;
            case TellOfAutomation tell:
                if (Find(step, tell.Run) is not { Status: not RunStatus.Held } run) throw new StaleNews();
                step.Add(new AutomationProgressed(run.Id, tell.Note));
                if (!tell.To.IsEmpty)
                    step.Tell(PeopleOf(step, tell.To), MessageKind.News, step.Content() with { Note = tell.Note });
                break;
        }
    }

    private static AutomationRun? Find(StepBuilder step, string run) =>
        step.Case.Automations.FirstOrDefault(r => r.Id == run);

    // Somebody who has left must not make the news unheard: whoever has the case gets it then.
    private static ImmutableArray<Person> PeopleOf(StepBuilder step, ImmutableArray<string> to)
    {
        var people = step.People(to.Select(t => step.Organisation.FindPerson(t) is { } person ? Person.KeyOf(person.Id)
            : step.Organisation.KeyOf(Party.Parse(t), step.Case)));
        return people.IsEmpty ? step.People(Children.Hearing.Concerned(step)) : people;
    }
}
