using IPB.Workflows.Calendars;
using IPB.Workflows.Cases;
using IPB.Workflows.People;

namespace IPB.Host.Demo;

/// <summary>Somebody is away in the demo city, and somebody has delegated; where its organisation has them.</summary>
internal static class DemoCover
{
    public static async Task KeepAsync(City city, CancellationToken ct)
    {
        var today = Stockholm.DateOf(await city.Database.NowAsync(ct));
        if (Has(city, "david.levin", "anna.ek"))
            await city.Engine.Cover.DoAsync(
                new ReportAbsence("david.levin", today.AddDays(-3), today.AddDays(9), "anna.ek"),
                new Sender("david.levin", "demo:cover:absence"), ct);
        if (Has(city, "lars.wallin", "maria.lind"))
            await city.Engine.Cover.DoAsync(
                new Workflows.People.Delegate("lars.wallin", "maria.lind", today.AddDays(-3), today.AddDays(180),
                    "Maria leder stadens piloter i lokalfrågor och beslutar om dem.")
                {
                    Scope = new() { Routines = ["innovation-case"], Roles = ["head-of-department"], UpTo = 250_000 },
                }, new Sender("lars.wallin", "demo:cover:delegation"), ct);
    }

    private static bool Has(City city, params string[] people) =>
        people.All(p => city.Engine.Organisation.FindPerson(p) is not null)
        && city.Engine.Routines.Find("innovation-case") is not null;
}
