using IPB.Host.Cases;
using IPB.Host.Exports;
using IPB.Host.Pages;
using IPB.Workflows.Storage;

namespace IPB.Host.Lists;

/// <summary>What an export of cases holds: all that the list shows, each in a column of its own.</summary>
internal static class CaseColumns
{
    public static IReadOnlyList<ExportColumn<CaseRow>> Of(RowWords words, CityWords say, DateTimeOffset now) =>
    [
        new(CaseTexts.Number, r => r.Number, 16),
        new(ListTexts.Title, r => r.Title, 50),
        new(CaseTexts.Routine, words.Routine, 22),
        new(ListTexts.Phase, words.Phase, 16),
        new(CaseTexts.State, words.State, 24),
        new(CaseTexts.Lead, r => say.Department(r.LeadDepartment), 32),
        new(CaseTexts.Submitting, r => say.Department(r.SubmittingDepartment), 32),
        new(ListTexts.Submitter, r => say.Person(r.Submitter), 22),
        new(ListTexts.Owner, words.WaitsOn, 40),
        new(ListTexts.Opened, r => r.OpenedAt, 17),
        new(ListTexts.Since, r => r.StateSince, 17),
        new(ListTexts.DaysHere, r => r.IsClosed ? null : words.DaysHere(r, now), 12),
        new(ListTexts.Due, r => r.DueAt, 17),
        new(ListTexts.Held, r => r.HeldSince, 17),
        new(ListTexts.Closed, r => r.ClosedAt, 17),
        new(ListTexts.Ending, words.Ending, 14),
    ];
}
