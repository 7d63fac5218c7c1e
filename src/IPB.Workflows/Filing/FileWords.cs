using System.Collections.Immutable;
using IPB.Workflows.Calendars;
using IPB.Workflows.Files;
using IPB.Workflows.Notifications;
using IPB.Workflows.People;
using IPB.Workflows.Routines;
using IPB.Workflows.Routines.Changes;
using IPB.Workflows.Routing;

namespace IPB.Workflows.Filing;

/// <summary>What another text of a file means, in words: sentences without a full stop.</summary>
/// <param name="organisation">Names departments and roles.</param>
/// <param name="around">The folder, for fragments that routines use.</param>
public sealed class FileWords(Organisation organisation, FolderTexts around)
{
    /// <param name="before">Null: the file is new.</param>
    /// <returns>
    /// Empty where nothing but the writing differs, where one of the texts has errors, and for kinds of files of which
    /// only the lines can be compared.
    /// </returns>
    public ImmutableArray<Text> Between(string name, string? before, string after) => name switch
    {
        WorkflowNames.Organisation when before is not null => People(name, before, after),
        WorkflowNames.Calendar => Calendar(name, before, after),
        WorkflowNames.Recurring => Recurring(name, before ?? "recurring: []", after),
        _ when name.EndsWith(RoutineReader.Ending, StringComparison.Ordinal) => Routine(name, before, after),
        _ when RoutingFiles.Id(name) is not null => Table(name, before, after),
        _ => [],
    };

    /// <summary>What a changed fragment makes of the routines that use it.</summary>
    public ImmutableArray<Text> Of(IEnumerable<Routine> before, IEnumerable<Routine> after) =>
    [
        .. from now in after
           let old = before.FirstOrDefault(r => r.Id == now.Id)
           where old is not null
           from change in RoutineDiff.Between(old, now, organisation)
           select new Text($"{now.Name.Sv}: {change.Text.Sv}", $"{now.Name.En}: {change.Text.En}"),
    ];

    private static ImmutableArray<Text> People(string name, string before, string after) =>
        (OrganisationReader.Read(name, before).Organisation, OrganisationReader.Read(name, after).Organisation)
            is ({ } old, { } now) ? OrganisationDiff.Between(old, now) : [];

    private ImmutableArray<Text> Calendar(string name, string? before, string after) =>
        (before is null ? WorkingCalendar.Standard : CalendarReader.Read(name, before).Calendars,
            CalendarReader.Read(name, after).Calendars) is ({ } old, { } now)
            ? CalendarSetDiff.Between(old, now, organisation) : [];

    private ImmutableArray<Text> Table(string name, string? before, string after)
    {
        if (RoutingFiles.Read(name, after, organisation, null).Table is not { } now) return [];
        if (before is null)
            return [new($"vägvisningen {now.Name.Sv} är ny, med {now.Rules.Length} regler",
                $"the routing table {now.Name.En} is new, with {now.Rules.Length} rules")];
        return RoutingFiles.Read(name, before, organisation, null).Table is { } old
            ? RoutingTableDiff.Between(old, now, organisation) : [];
    }

    private ImmutableArray<Text> Routine(string name, string? before, string after)
    {
        var fragments = Fragments.Read(around.Folder, around.Files);
        if (RoutineReader.ReadPublished(name, after, fragments).Routine is not { } now) return [];
        if (before is null) return [new($"rutinen {now.Name.Sv} är ny", $"the routine {now.Name.En} is new")];
        if (RoutineReader.ReadPublished(name, before, fragments).Routine is not { } old) return [];
        ImmutableArray<Text> version = old.Version == now.Version ? []
            : [new($"version {now.Version} (var {old.Version})", $"version {now.Version} (was {old.Version})")];
        return [.. version, .. RoutineDiff.Between(old, now, organisation).Select(c => c.Text)];
    }

    private static ImmutableArray<Text> Recurring(string name, string before, string after)
    {
        var (old, now) = (RecurringReader.Read(name, before), RecurringReader.Read(name, after));
        if (!now.Findings.IsEmpty) return [];
        return
        [
            .. now.Routines.Where(r => old.Routines.All(o => o.Id != r.Id))
                .Select(r => new Text($"{r.Name.Sv} är ny", $"{r.Name.En} is new")),
            .. old.Routines.Where(r => now.Routines.All(o => o.Id != r.Id))
                .Select(r => new Text($"{r.Name.Sv} tas bort", $"{r.Name.En} is removed")),
            .. now.Routines.Where(r => old.Routines.Any(o => o.Id == r.Id && !o.Equals(r)))
                .Select(r => new Text($"{r.Name.Sv} är ändrad", $"{r.Name.En} has changed")),
        ];
    }
}
