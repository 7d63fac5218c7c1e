using IPB.Workflows.Notifications;

namespace IPB.Workflows.Cases;

/// <summary>A recurring routine asks somebody about a case, wherever it stands.</summary>
internal static class Asking
{
    /// <returns>False: the case has moved on, nothing is asked.</returns>
    public static bool Apply(StepBuilder step, RecurringRoutine recurring)
    {
        if (recurring.Asks is not { } asks || recurring.To is not { } to || !asks.Concerns(step.Case)) return false;
        var key = step.Organisation.KeyOf(to, step.Case);
        var people = step.People([key]);
        step.Add(new Asked(key, [.. people.Select(p => p.Id)], asks.Question) { Recurring = recurring.Id });
        step.Tell(people, MessageKind.FollowUp, step.Content() with { Note = asks.Question });
        return true;
    }
}
