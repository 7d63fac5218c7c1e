namespace IPB.Workflows.Cases;

/// <summary>What the facts of automations do to a case.</summary>
internal static class AutomationJournal
{
    /// <returns>Null when the fact is none of automations.</returns>
    internal static Case? Apply(Case c, Fact fact) => fact switch
    {
        AutomationStarted f => c with
        {
            Automations = c.Automations.RemoveAll(r => r.Id == f.After).Add(f.Run),
            AutomationRuns = Math.Max(c.AutomationRuns, f.Run.Number),
        },
        AutomationProgressed f => With(c, f.Run, r => r with { Note = f.Note }),
        AutomationWaits f => With(c, f.Run, r => r with
        {
            Status = RunStatus.Waiting,
            Until = f.Until,
            Note = f.For,
            Kept = f.Kept,
            Failures = 0,
            Why = null,
        }),
        AutomationAnswered f => With(c, f.Run, r => r with { Answer = f.Answer, AnsweredDuring = r.Call }),
        AutomationCalled f => With(c, f.Run, r => r with
        {
            Status = RunStatus.Running,
            Call = f.Call,
            Wake = f.Why,
            Until = null,
            Failures = r.Status == RunStatus.Stuck ? 0 : r.Failures,
        }),
        AutomationFaulted f => With(c, f.Run, r => r with
        {
            Status = RunStatus.Retrying,
            Failures = f.Failures,
            Why = f.Why,
            Until = f.Next,
        }),
        AutomationStuck f => With(c, f.Run, r => r with { Status = RunStatus.Stuck, Why = f.Why, Until = null }),
        AutomationCancelled { Why: RunCancel.Held } f =>
            With(c, f.Run, r => r with { Status = RunStatus.Held, Until = null }),
        AutomationCancelled f => Without(c, f.Run),
        AutomationDone f => Without(c, f.Run),
        AutomationFailed f => Without(c, f.Run),
        DocumentFiled f => c with { Documents = c.Documents.Add(f.Document) },
        AutomationTooLate => c,
        _ => null,
    };

    private static Case Without(Case c, string run) =>
        c with { Automations = c.Automations.RemoveAll(r => r.Id == run) };

    private static Case With(Case c, string run, Func<AutomationRun, AutomationRun> change) =>
        c with { Automations = [.. c.Automations.Select(r => r.Id == run ? change(r) : r)] };
}
