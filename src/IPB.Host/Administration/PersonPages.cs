using IPB.Host.Filing;
using IPB.Host.Pages;
using IPB.Workflows;
using IPB.Workflows.Cases;
using IPB.Workflows.Files;
using IPB.Workflows.Files.Editing;
using IPB.Workflows.Filing;
using IPB.Workflows.People;

namespace IPB.Host.Administration;

/// <summary>Roles and deputy of one person, given and taken by administrators.</summary>
internal static class PersonPages
{
    public const string Form = "person";

    public static void MapPersonPages(this IEndpointRouteBuilder group)
    {
        group.MapGet("/organisation/people/{id}", (string id, WorkflowEngine engine, FileDesk desk) =>
        {
            desk.RequireWriting();
            return engine.Organisation.FindPerson(id) is { } person
                ? Show.Page<PersonPage>(new PersonModel(person, FormState.None))
                    : Results.StatusCode(StatusCodes.Status404NotFound);
        });
        group.MapPost("/organisation/people/{id}", DoAsync);
    }

    private static async Task<IResult> DoAsync(
        string id, IFormCollection form, WorkflowEngine engine, FileDesk desk, FileSheets sheets, CancellationToken ct)
    {
        desk.RequireWriting();
        if (engine.Organisation.FindPerson(id)
            is not { } person) return Results.StatusCode(StatusCodes.Status404NotFound);
        try
        {
            var sheet = await sheets.ProposeAsync(WorkflowNames.Organisation, text =>
                DayForms.Edited(() => Edit(text, id, form)),
                "", ct);
            return sheet.Typed == sheet.State.Text ? throw new InvalidInput("role", DayTexts.NothingChanged)
                : Show.Page<FilePage>(sheet);
        }
        catch (Refusal refusal)
        {
            return Show.Page<PersonPage>(new PersonModel(person, FormState.Of(form, refusal)), Show.StatusOf(refusal));
        }
    }

    // What the file says now is what is changed, not what was shown.
    private static string Edit(string text, string id, IFormCollection form)
    {
        var person = OrganisationReader.Read(WorkflowNames.Organisation, text).Organisation?.FindPerson(id)
            ?? throw new FileRefused(RefusalKind.Conflict, "person-not-there", new Text(
                "Personen står inte i filen längre.", "The person no longer stands in the file."));
        var shown = form["had"].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries);
        var ticked = form["role"].OfType<string>().ToList();
        var wanted = person.Roles.Except(shown.Except(ticked)).Concat(ticked.Except(shown)).Distinct().ToList();
        text = OrganisationEdit.Roles(text, id, person.Roles, wanted);
        var deputy = form["deputy"].ToString() is { Length: > 0 } chosen ? chosen : null;
        return OrganisationEdit.Deputy(text, id, person.Deputy, deputy);
    }
}

public sealed record PersonModel(Person Person, FormState Form);
