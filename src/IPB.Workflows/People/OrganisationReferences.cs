using IPB.Workflows.Files;

namespace IPB.Workflows.People;

/// <summary>Judges the roles and departments that a file names.</summary>
internal static class OrganisationReferences
{
    internal static void Resolve(Reading reading, Organisation organisation)
    {
        reading.Resolve(PartyWords.Role, [.. organisation.Roles.Select(r => r.Id)]);
        reading.Resolve(
            PartyWords.Department, [.. organisation.Departments.Select(d => d.Code), .. PartyWords.Relative]);
        foreach (var (at, party) in reading.Parties)
            if (organisation.FindRole(party.Role) is not null && IsKnown(organisation, party.Of)
                && MostHolders(organisation, party) == 0)
                reading.Add(at, "role-without-holder",
                    $"nobody in the organisation is \"{party}\"; give someone the role or name another");
    }

    /// <summary>How many people can at most be meant by a party, whatever the department of the case.</summary>
    internal static int MostHolders(Organisation organisation, Party party) => party.Of switch
    {
        null => organisation.Holders(Person.KeyOf(party.Role, "*")).Length,
        Party.LeadDepartment or Party.SubmittingDepartment or Party.ReferralBody => organisation.Departments
            .Select(d => organisation.Holders(Person.KeyOf(party.Role, d.Code)).Length).DefaultIfEmpty().Max(),
        var code => organisation.Holders(Person.KeyOf(party.Role, code)).Length,
    };

    private static bool IsKnown(Organisation organisation, string? department) =>
        department is null or Party.ReferralBody || PartyWords.Relative.Contains(department)
        || organisation.FindDepartment(department) is not null;
}
