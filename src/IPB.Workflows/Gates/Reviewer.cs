using IPB.Workflows.Cases;
using IPB.Workflows.People;

namespace IPB.Workflows.Gates;

/// <summary>Whom a decider names to be asked for an opinion.</summary>
internal static class Reviewer
{
    /// <param name="named">Id, mail address or full name.</param>
    /// <exception cref="InvalidInput">Nobody or several are named so, or it is the submitter or the asker.</exception>
    public static Person Find(StepBuilder step, string? named, Person by)
    {
        var text = InputText.Required("of", named, 200);
        var person = step.Organisation.FindPerson(text) ?? ByName(step.Organisation, text);
        if (person.Id == step.Case.Submitter)
            throw Wrong(new(
                $"{person.Name} är problemägare: be om mer information i stället för en synpunkt på det egna ärendet.",
                $"{person.Name} is the problem owner: ask for information in place of an opinion on their own case."));
        return person.Id == by.Id ? throw Wrong(new("Du kan inte be dig själv om en synpunkt.",
            "You cannot ask yourself for an opinion.")) : person;
    }

    private static Person ByName(Organisation organisation, string text)
    {
        var found = organisation.People.Where(p => Same(p.Email, text) || Same(p.Name, text)).Take(2).ToList();
        return found switch
        {
            [var one] => one,
            [] => throw Wrong(new($"Det finns ingen person \"{text}\". Skriv namn, e-postadress eller id.",
                $"There is no person \"{text}\". Write a name, a mail address or an id.")),
            _ => throw Wrong(new($"Flera heter \"{text}\". Skriv e-postadressen i stället.",
                $"Several people are called \"{text}\". Write the mail address instead.")),
        };
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private static InvalidInput Wrong(Text text) => new("of", text);
}
