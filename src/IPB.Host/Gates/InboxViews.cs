using System.Collections.Immutable;
using IPB.Workflows;
using IPB.Workflows.Access;
using IPB.Workflows.Calendars;
using IPB.Workflows.People;
using IPB.Workflows.Storage;

namespace IPB.Host.Gates;

/// <summary>Parts of an inbox; in addresses by their names in small letters.</summary>
public enum InboxView
{
    /// <summary>What waits on the person.</summary>
    Mine,

    /// <summary>What waits on somebody else in the person's department.</summary>
    Team,

    /// <summary>What the person has reported or done something in, and now waits on others.</summary>
    Others,

    /// <summary>The same when it is closed.</summary>
    Done,

    /// <summary>What a manager should look at: late, failed, or nobody's any more.</summary>
    Attention,
}

/// <summary>Which cases stand in the parts of somebody's inbox.</summary>
internal sealed class InboxViews(WorkflowEngine engine, Inbox inbox)
{
    public const int MostShown = 50;
    private static readonly ImmutableArray<string> Managers = ["head-of-department", "unit-manager"];

    public static string Name(InboxView view) => view.ToString().ToLowerInvariant();

    /// <summary>What is no part that the person has is their own.</summary>
    public InboxView Read(string? name, Person person) =>
        PartsOf(person).FirstOrDefault(v => Name(v) == name, InboxView.Mine);

    public IEnumerable<InboxView> PartsOf(Person person) => Enum.GetValues<InboxView>()
        .Where(v => v != InboxView.Attention || SeesAll(person) || person.Roles.Any(Managers.Contains));

    /// <summary>How many stand in each part, up to one more than <see cref="Inbox.MostCounted"/>; closed ones are not
    /// counted.</summary>
    /// <param name="mine">In the person's own, as it was counted.</param>
    public async Task<ImmutableArray<(InboxView View, int? Count)>> CountAsync(
        Person person, int mine, DateTimeOffset now, CancellationToken ct)
    {
        var parts = ImmutableArray.CreateBuilder<(InboxView, int?)>();
        foreach (var view in PartsOf(person))
            parts.Add((view, view switch
            {
                InboxView.Mine => mine,
                InboxView.Done => null,
                _ => await engine.Lists.CountAsync(
                    (await RequestAsync(view, person, now, ct)).Filter, Inbox.MostCounted + 1, ct),
            }));
        return parts.ToImmutable();
    }

    /// <param name="view">Any but what is the person's own, which columns alone do not say.</param>
    public async Task<ListRequest> RequestAsync(
        InboxView view, Person person, DateTimeOffset now, CancellationToken ct)
    {
        var keys = engine.Organisation.KeysFor(person, Stockholm.DateOf(now)).Select(k => k.Key);
        var own = new CaseFilter { WaitsOn = new([.. keys.Distinct()], Few: false) };
        var filter = view switch
        {
            InboxView.Team => new() { Open = true, WaitsOn = await DepartmentAsync(person, ct), Not = [own] },
            InboxView.Others => new() { Open = true, TookPart = person.Id, Not = [own] },
            InboxView.Done => new() { Open = false, TookPart = person.Id },
            _ => new CaseFilter
            {
                Open = true,
                Troubled = (now, await inbox.LostAsync(ct)),
                LeadDepartment = SeesAll(person) ? null : person.Department,
            },
        };
        return new(filter with { Sight = engine.SightOf(person, now) },
            view == InboxView.Done ? CaseOrder.LastClosed : CaseOrder.Urgent)
        { Limit = MostShown };
    }

    // What the whole city holds together is no department's.
    private Task<WaitingKeys> DepartmentAsync(Person person, CancellationToken ct) => inbox.KeysAsync(
        [.. engine.Organisation.People.Where(p => p.Department == person.Department).SelectMany(p => p.Keys())
            .Where(k => !k.EndsWith("@*", StringComparison.Ordinal)).Distinct()], ct);

    private bool SeesAll(Person person) => engine.Organisation.SightOf(person) == RoleSight.All;
}
