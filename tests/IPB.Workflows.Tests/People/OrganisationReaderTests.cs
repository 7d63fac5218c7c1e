using IPB.Workflows.People;
using IPB.Workflows.Tests.Files;

namespace IPB.Workflows.Tests.People;

public class OrganisationReaderTests
{
    [Fact]
    public void Good_organisation_is_read()
    {
        var file = OrganisationReader.Read("organisation.yaml", Sample.City);
        Assert.Empty(file.Findings);
        var city = file.Organisation!;
        Assert.Equal(["SLK", "LFF"], city.Departments.Select(d => d.Code));
        Assert.Equal("Unit manager", city.FindRole("unit-manager")!.Name.En);
        Assert.Equal("anna.ek", city.Fallback.Id);
        var lars = city.FindPerson("lars.ek")!;
        Assert.Equal(("Lars Ek", "lars.ek@stad.example", "en", "LFF", "anna.ek", false),
            (lars.Name, lars.Email, lars.Language, lars.Department, lars.Deputy, lars.Persona));
        Assert.Equal(["unit-manager", "board-member"], lars.Roles);
        Assert.Equal(new Absence(new(2026, 12, 21), new(2027, 1, 6)), Assert.Single(lars.Absences));
        Assert.True(city.Fallback.Persona);
    }

    public static TheoryData<string, string, string> Slips => new()
    {
        { "fallback: anna.ek", "fallback: anna.ekk", "2: person \"anna.ekk\" is unknown; did you mean \"anna.ek\"?" },
        { "- { code: LFF", "- { code: SLK, name: { sv: A, en: A }, kind: company, remit: a }\n  - { code: LFF",
            "5: department \"SLK\" is already defined; give each its own name" },
        { "kind: department, remit: samordning", "kind: departement, remit: x",
            "4: kind \"departement\" is unknown; did you mean \"department\"?" },
        { "id: auditor", "id: system", "10: role \"system\": the name already means something else; choose another" },
        { "roles: [unit-manager,", "roles: [unit-manger,",
            "15: role \"unit-manger\" is unknown; did you mean \"unit-manager\"?" },
        { "anna.ek@stad.example", "anna.ek.stad.example",
            "12: email: expected a mail address, got \"anna.ek.stad.example\"" },
        { "language: en", "language: de", "14: language \"de\" is unknown; expected one of \"en\", \"sv\"" },
        { "department: LFF,\n", "department: LF,\n", "14: department \"LF\" is unknown; did you mean \"LFF\"?" },
        { "deputy: anna.ek", "deputy: lars.ek", "15: person \"lars.ek\" is their own deputy; name someone else" },
        { "to: 2027-01-06", "to: 2026-01-06", "16: to: expected 2026-12-21 or later, got 2026-01-06" },
        { "to: 2027-01-06", "to: 6 jan", "16: to: expected a date such as 2026-12-24, got \"6 jan\"" },
    };

    [Theory]
    [MemberData(nameof(Slips))]
    public void One_slip_gives_one_finding(string part, string slip, string expected)
    {
        var file = OrganisationReader.Read("organisation.yaml", Sample.With(part, slip, Sample.City));
        Assert.Null(file.Organisation);
        var finding = Assert.Single(file.Findings);
        Assert.Equal(expected, $"{finding.Line}: {finding.Message}");
    }
}
