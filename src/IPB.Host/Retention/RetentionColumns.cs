using IPB.Host.Access;
using IPB.Host.Exports;
using IPB.Host.Pages;
using IPB.Workflows;
using IPB.Workflows.Retention;

namespace IPB.Host.Retention;

/// <summary>What people take with them of disposals: a list to be read, and the record of all that went.</summary>
internal static class RetentionColumns
{
    public static IReadOnlyList<ExportColumn<DisposalCase>> OfList(
        WorkflowEngine engine, CurrentPerson me, Disposal disposal, CityWords say) =>
    [
        .. Of(engine, me).Select(c => new ExportColumn<DisposalCase>(c.Name, c.Value, c.Width)),
        new(RetentionTexts.Outcome, c =>
            me.Say(RetentionTexts.CaseStatus(c.Status, disposal.ApprovedAt is not null)), 16),
        new(RetentionTexts.Why, c => c.Why is { } why ? me.Say(why) : null, 50),
        new(RetentionTexts.Gone, c => c.Status == DisposalCaseStatus.Disposed ? c.At : null, 17),
        new(RetentionTexts.Decision, _ => disposal.Decision, 40),
        new(RetentionTexts.ProposedBy, _ => say.Person(disposal.ProposedBy), 24),
    ];

    public static IReadOnlyList<ExportColumn<(DisposalCase Case, Disposal Disposal)>> OfRecord(
        WorkflowEngine engine, CurrentPerson me, CityWords say) =>
    [
        .. Of(engine, me).Select(c => new ExportColumn<(DisposalCase Case, Disposal Disposal)>(
            c.Name, r => c.Value(r.Case), c.Width)),
        new(RetentionTexts.Gone, r => r.Case.At, 17),
        new(RetentionTexts.Rule, r => r.Disposal.Rule, 20),
        new(RetentionTexts.Decision, r => r.Disposal.Decision, 40),
        new(RetentionTexts.ProposedBy, r => say.Person(r.Disposal.ProposedBy), 24),
        new(RetentionTexts.ApprovedBy, r => say.Person(r.Disposal.ApprovedBy!), 24),
        new(RetentionTexts.Seal, r => r.Case.Head, 66),
    ];

    private static IEnumerable<ExportColumn<DisposalCase>> Of(WorkflowEngine engine, CurrentPerson me) =>
    [
        new(RetentionTexts.Number, c => c.Number, 16),
        new(RetentionTexts.Routine, c =>
            engine.Routines.FindNewest(c.Routine) is { } r ? me.Say(r.Name) : c.Routine, 24),
        new(RetentionTexts.Opened, c => c.OpenedAt, 17),
        new(RetentionTexts.Closed, c => c.ClosedAt, 17),
        new(RetentionTexts.Steps, c => (int)c.Version, 10),
    ];
}
