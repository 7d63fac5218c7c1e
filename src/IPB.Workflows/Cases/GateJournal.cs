namespace IPB.Workflows.Cases;

/// <summary>What gates and their conditions do to a case.</summary>
internal static class GateJournal
{
    internal static Case? Apply(Case c, Fact fact, DateTimeOffset at) => fact switch
    {
        GateOpened f => c with
        {
            Gate = new(f.Gate, f.State, f.Deciders, f.Quorum) { Terms = f.Terms, Point = f.Point },
            GateRounds = f.Round,
        },
        Voted f => c with { Gate = c.Gate! with { Votes = c.Gate.Votes.Add(f.Vote) } },
        GateClosed f => Closed(c, f, at),
        InformationAsked f => c with
        {
            Hold = new(at, f.By, f.Question, c.DueAt, c.WaitsOn) { Question = new(f.Key, f.By, f.Question, at) },
            DueAt = null,
            WaitsOn = [f.Key],
        },
        InformationGiven f => c with
        {
            Gate = c.Gate! with
            {
                Questions = c.Gate.Questions.Add(c.Hold!.Question! with
                {
                    Answer = f.Answer,
                    AnsweredBy = f.By,
                    AnsweredAt = at,
                }),
            },
        },
        Prepared f => c with { Preparers = c.Preparers.Add(f.Person) },
        ConditionSet f => c with { ConditionTasks = c.ConditionTasks.Add(f.Task) },
        ConditionMet f => With(c, f.Number, t => t with { MetAt = at, MetBy = f.By, Note = f.Note }),
        ConditionLate f => With(c, f.Number, t => t with { LateSince = at }),
        ConditionDropped f => With(c, f.Number, t => t with { Dropped = true }),
        ConditionReminded => c,
        _ => OpinionJournal.Apply(c, fact, at),
    };

    private static Case Closed(Case c, GateClosed f, DateTimeOffset at) => c with
    {
        Conditions = c.Conditions.AddRange(f.Conditions),
        TimesReturned = c.TimesReturned + (f.Outcome == Routines.Outcome.Return ? 1 : 0),
        Decided = f.By is null ? c.Decided : c.Decided.Add(new(f.Gate, f.Outcome, f.By, at)),
        Preparers = Routines.OutcomeNames.IsGo(f.Outcome) ? [] : c.Preparers,
    };

    private static Case With(Case c, int number, Func<ConditionTask, ConditionTask> change) => c with
    {
        ConditionTasks = [.. c.ConditionTasks.Select(t => t.Number == number ? change(t) : t)],
    };
}
