using IPB.Workflows.Cases;
using IPB.Workflows.People;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Proofs;

/// <summary>
/// A case that stands in a state, to ask the engine's own rules who may do what: on a day when everybody is there,
/// because an absence ends and a state in which nobody may do anything does not.
/// </summary>
internal sealed class CaseOnPaper
{
    private readonly Routine routine;
    private readonly State state;
    private readonly DateTimeOffset now;

    internal CaseOnPaper(Routine routine, State state, Organisation organisation)
    {
        (this.routine, this.state) = (routine, state);
        // A routine is proved for the roles of the city, whoever is on holiday this week.
        World = new World(organisation.With(Cover.None), Calendars.WorkingCalendar.Standard, []);
        var back = organisation.People.SelectMany(p => p.Absences).Select(a => a.To).DefaultIfEmpty().Max();
        now = new DateTimeOffset(back.AddDays(back < DateOnly.MaxValue ? 2 : 0), TimeOnly.MinValue, TimeSpan.Zero);
    }

    internal World World { get; }

    /// <summary>Every lead department, with every submitting one where that can be another and matters.</summary>
    internal IEnumerable<(string Lead, string Submitting)> Departments(IEnumerable<Party> parties)
    {
        var both = parties.Any(p => p.Of == Party.SubmittingDepartment) && routine.Routing is not null;
        var codes = World.Organisation.Departments.Select(d => d.Code).ToList();
        return codes.SelectMany(lead => (both ? codes : [lead]).Select(submitting => (lead, submitting)));
    }

    internal StepBuilder Step((string Lead, string Submitting) departments, string submitter) => Step(new Case
    {
        Id = Guid.Empty,
        Number = "IPB 2026-00001",
        Routine = routine.Id,
        RoutineVersion = routine.Version,
        Title = "",
        Description = "",
        Submitter = submitter,
        SubmittingDepartment = departments.Submitting,
        LeadDepartment = departments.Lead,
        State = state.Id,
    });

    internal StepBuilder Step(Case c) => new(World, routine, c, Guid.Empty, Party.System, now);
}
