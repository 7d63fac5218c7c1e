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
            submit.Department)
        {
            Visibility = step.Routine.Visibility,
            ConfidentialDescription = step.Routine.Confidential is { Description: true },
        });
        FieldInput.Apply(step, step.Routine.SubmitAsks, submit.Fields);
        step.Add(Route(step, by));
        PlaceUndecided(step);
        step.Tell([by], MessageKind.Received, new(number, title, step.Routine.Name, step.Routine.Start.Name)
        {
            CaseId = step.Id,
            Note = step.Case.RoutingReason,
        });
    }

    /// <summary>A case that another one ordered: its submitter is that one's.</summary>
    /// <exception cref="InvalidInput">With everything that is wrong.</exception>
    public static void Apply(StepBuilder step, ChildOrder order, string number)
    {
        if (order.Depth > ChildOrder.MostDepth)
            throw new InvalidInput("parent", new(
                $"Det står redan {ChildOrder.MostDepth} ärenden över det: rutinerna öppnar varandra utan slut.",
                $"{ChildOrder.MostDepth} cases stand above it already: the routines open each other without end."));
        if (order.Department is { } code) FieldInput.Department(step, code);
        var by = step.Organisation.FindPerson(order.Submitter) ?? step.Organisation.Fallback;
        var (title, description) = Read(step,
            new(order.Routine, order.Title, order.Description, order.SubmittingDepartment, order.Fields));
        step.Add(new Submitted(number, step.Routine.Id, step.Routine.Version, title, description, by.Id,
            order.SubmittingDepartment)
        {
            Visibility = step.Routine.Visibility,
            ConfidentialDescription = step.Routine.Confidential is { Description: true },
        });
        step.Add(new OpenedAsChild(order.Parent, order.Key, order.Depth));
        FieldInput.Apply(step, step.Routine.SubmitAsks, order.Fields);
        step.Add(order.Department is { } department ? new Routed(null, [], [], department, [], new(
            $"Ärendet {order.Parent} öppnade det för den förvaltningen.",
            $"Case {order.Parent} opened it for that department.")) : Route(step, by));
        if (order.Department is null) PlaceUndecided(step);
        step.Tell([by], MessageKind.News, new(number, title, step.Routine.Name, step.Routine.Start.Name)
        {
            CaseId = step.Id,
            Note = new($"Ärendet {order.Parent} öppnade det här underärendet. Du är problemägare i det också.",
                $"Case {order.Parent} opened this child case. You are its problem owner, too."),
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
