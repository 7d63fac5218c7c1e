using IPB.Workflows.Cases;
using IPB.Workflows.People;
using IPB.Workflows.Tests.Cases;
using Delegation = IPB.Workflows.People.Delegation;

namespace IPB.Workflows.Tests.People;

/// <summary>The town with absences and delegations on the day of <see cref="Play.Monday"/> and around it.</summary>
internal static class CoverTown
{
    public static readonly DateOnly Monday = new(2026, 2, 2);

    public static World With(params object[] cover) => Town.World.With(Cover(cover));

    public static Cover Cover(params object[] cover) =>
        new(1, [.. cover.OfType<KeptAbsence>()], [.. cover.OfType<Delegation>()]);

    /// <param name="from">Days from Monday.</param>
    public static KeptAbsence Away(string person, string? substitute = null, int from = 0, int to = 30) =>
        new(Guid.NewGuid(), person, Monday.AddDays(from), Monday.AddDays(to))
        {
            Substitute = substitute,
            MadeBy = person,
        };

    public static Delegation Delegated(string from, string to, DelegationScope? scope = null, Delegation? of = null,
        int first = 0, int last = 30) =>
        new(Guid.NewGuid(), from, to, Monday.AddDays(first), Monday.AddDays(last))
        {
            Scope = scope ?? DelegationScope.All,
            Parent = of?.Id,
            Steps = of is null ? 2 : of.Steps - 1,
            Reason = "Busy",
            MadeBy = from,
        };

    public static string[] Behind(this World world, string key, DateOnly? day = null) =>
        [.. world.Organisation.On(day ?? Monday).Seats(key, null).Select(s => s.Person.Id)];
}
