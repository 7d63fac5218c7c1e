using System.Collections.Immutable;
using IPB.Workflows.Gates;
using IPB.Workflows.People;

namespace IPB.Workflows.Cases;

/// <summary>The form and the checklist of a state: filled in and saved while the case stands there.</summary>
internal static class Filling
{
    /// <exception cref="FormRefused">Nothing is filled in here, or not by them, or nothing is new.</exception>
    /// <exception cref="InvalidInput">With one text per field.</exception>
    public static void Apply(StepBuilder step, Fill fill, Person by)
    {
        var offered = step.State.Fillable;
        if (offered.IsEmpty)
            throw new FormRefused(RefusalKind.Conflict, "form-not-offered", new Text(
                $"Det finns inget att fylla i i läget ”{step.State.Name.Sv}”.",
                $"There is nothing to fill in in the state “{step.State.Name.En}”."));
        if (step.Case.Hold is not null)
            throw new FormRefused(RefusalKind.Conflict, "case-on-hold", Holding.StandsStill);
        if (UnderOf(step, by) is not { } under)
            throw new FormRefused(RefusalKind.NotAllowed, "form-not-permitted", Rights.Who(step, Keys(step)));
        step.ActUnder(under);
        var (values, cleared) = FieldInput.Read(step, offered, fill.Fields);
        if (values.IsEmpty && cleared.IsEmpty)
            throw new FormRefused(RefusalKind.Invalid, "nothing-new", new Text(
                "Inget är ändrat, så det finns inget att spara.", "Nothing was changed: there is nothing to save."));
        step.Add(new FieldsSet(values) { Cleared = cleared });
        Preparing.Note(step);
    }

    /// <summary>What a person can fill in now; null: nothing.</summary>
    public static FillOption? OptionOf(StepBuilder step, Person person) =>
        !step.State.Fillable.IsEmpty && step.Case.Hold is null && UnderOf(step, person) is not null
            ? new(step.State.Form, step.State.Checklist) : null;

    private static WaitingKey? UnderOf(StepBuilder step, Person by) =>
        Standing.Of(step, by, Keys(step)).FirstOrDefault();

    private static ImmutableArray<string> Keys(StepBuilder step) => step.State.Owner is { } owner
        ? [step.Organisation.KeyOf(owner, step.Case), .. step.Case.WaitsOn] : step.Case.WaitsOn;
}

/// <param name="Form">Fields of the state's form.</param>
/// <param name="Checklist">Yes-no fields that are ticked.</param>
public sealed record FillOption(ImmutableArray<string> Form, ImmutableArray<string> Checklist);
