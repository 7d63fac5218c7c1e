using IPB.Workflows.People;

namespace IPB.Workflows.Cases;

/// <summary>Somebody whom the case waits on has seen it and is on it. Decides nothing and stops no clock.</summary>
/// <param name="ByLink">By the link of a mail, which may have been opened by somebody who was not signed in.</param>
public sealed record Acknowledged(bool ByLink) : Fact;

/// <summary>Says that somebody is on it.</summary>
internal static class Acknowledging
{
    /// <exception cref="AcknowledgeRefused">The case does not wait on them.</exception>
    public static void Apply(StepBuilder step, Acknowledge command, Person by)
    {
        if (step.Case.IsClosed)
            throw new AcknowledgeRefused("case-closed", new("Ärendet är avslutat.", "The case is closed."));
        if (Standing.Of(step, by, step.Case.WaitsOn).FirstOrDefault() is not { } key)
            throw new AcknowledgeRefused("not-waiting-on-you", new(
                "Ärendet väntar inte på dig.", "The case does not wait on you."));
        step.ActUnder(key);
        step.Add(new Acknowledged(command.ByLink));
    }
}
