using System.Collections.Immutable;
using IPB.Workflows.Notifications;
using IPB.Workflows.People;
using IPB.Workflows.Routing;

namespace IPB.Workflows.Cases;

/// <summary>
/// A problem becomes a case: checked, registered, routed, and its submitter told why it went where it went.
/// </summary>
internal static class Submission
{
    public static void Apply(StepBuilder step, Submit submit, Person by, string number)
    {
        var (title, description) = Read(step, submit);
        step.Add(new Submitted(number, step.Routine.Id, step.Routine.Version, title, description, by.Id,
            submit.Department));
        FieldInput.Apply(step, step.Routine.SubmitAsks, submit.Fields);
        step.Add(Route(step, by));
        PlaceUndecided(step);
        step.Tell([by], MessageKind.Received, new(number, title, step.Routine.Name, step.Routine.Start.Name)
        {
            CaseId = step.Id,
            Note = step.Case.RoutingReason,
        });
    }

    /// <exception cref="InvalidInput">With everything that is wrong.</exception>
    private static (string Title, string Description) Read(StepBuilder step, Submit submit)
    {
        var errors = ImmutableArray.CreateBuilder<(string, Text)>();
        var title = InputText.Required("title", submit.Title?.ReplaceLineEndings(" "), 200, errors);
        var description = InputText.Required("description", submit.Description, 10_000, errors);
        if (step.Organisation.FindDepartment(submit.Department ?? "") is null)
            errors.Add(("department", new(
                $"Det finns ingen förvaltning med koden \"{submit.Department}\".",
                $"There is no department with the code \"{submit.Department}\".")));
        return errors.Count == 0 ? (title!, description!) : throw new InvalidInput(errors.ToImmutable());
    }

    private static void PlaceUndecided(StepBuilder step)
    {
        if (step.World.PlaceUndecided is { } place && LeftOpen.ByRules(step.World, step.Case)
            && place(step.World, step.Case) is { } placed)
            step.Add(placed);
    }

    private static Routed Route(StepBuilder step, Person by) => step.Routine.Routing is { } table
        ? step.World.Router(table).Route(step.Case, by)
        : new Routed(null, [], [], step.Case.SubmittingDepartment, [], new(
            "Den förvaltning som anmäler leder ärendet.", "The submitting department leads the case."));
}
