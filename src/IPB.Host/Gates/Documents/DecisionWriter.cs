using IPB.Host.Access;
using IPB.Host.Cases;
using IPB.Host.Pages;
using IPB.Workflows;
using IPB.Workflows.Cases;
using IPB.Workflows.Gates;
using IPB.Workflows.Routines;

namespace IPB.Host.Gates.Documents;

/// <summary>Puts a decision into the words of its reader's language.</summary>
internal sealed class DecisionWriter(CityWords say, CurrentPerson me)
{
    public DecisionDocument Write(DecisionRecord record)
    {
        var outcome = T(record.Outcome.Text());
        return new(record.Round.Id, record.Case.Number, me.Language,
            $"{T(DecisionTexts.Document)}: {T(record.State.Name)}",
            T(DecisionTexts.Verdict(outcome, say.Date(record.ClosedAt), say.Person(record.ClosedBy))),
            [.. Sections(record).Where(s => s.Blocks.Count > 0)], T(DecisionTexts.Foot(record.Seq, record.Hash)));
    }

    private IEnumerable<DocumentSection> Sections(DecisionRecord record)
    {
        yield return Section(DecisionTexts.About, About(record));
        yield return Section(DecisionTexts.Mandate, Mandate(record));
        yield return Section(DecisionTexts.Reasons, Reasons(record));
        yield return Section(DecisionTexts.Votes, Votes(record));
        if (!record.Gate.Criteria.IsEmpty)
            yield return Section(DecisionTexts.Criteria, new CriteriaWriter(say, me).Write(record));
        if (!record.Round.Questions.IsEmpty) yield return Section(AskTexts.Answered, Questions(record));
        if (!record.Round.Opinions.IsEmpty) yield return Section(OpinionTexts.Title, Opinions(record));
        if (record.Conditions.Length > 0) yield return Section(DecisionTexts.Conditions, Conditions(record));
        yield return Section(DecisionTexts.Basis, Basis(record));
        if (Documents(record) is { Rows.Count: > 0 } documents)
            yield return Section(DecisionTexts.Documents, documents);
    }

    private DocumentFacts About(DecisionRecord record) => new(
    [
        (T(DecisionTexts.Number), record.Case.Number),
        (T(DecisionTexts.Title), record.Case.Title),
        (T(DecisionTexts.Owner),
            $"{say.Person(record.Case.Submitter)}, {say.Department(record.Case.SubmittingDepartment)}"),
        (T(DecisionTexts.Lead), say.Department(record.Case.LeadDepartment)),
        (T(DecisionTexts.Gate), $"{T(record.State.Name)}: {T(record.Gate.Question)}"),
        (T(DecisionTexts.Opened), say.Moment(record.OpenedAt)),
        (T(DecisionTexts.Decided), say.Moment(record.ClosedAt)),
        (T(DecisionTexts.Id), record.Round.Id),
    ]);

    private DocumentFacts Mandate(DecisionRecord record)
    {
        var who = string.Join("; ", record.Round.Deciders.Select(say.Who));
        if (record.Mandate.WhenText is { } when) who += $" ({T(when)})";
        return new(
        [
            (T(DecisionTexts.ByRoutine), who),
            (T(DecisionTexts.Takes), Takes(record.Round)),
            (T(DecisionTexts.Routine), T(DecisionTexts.Version(T(record.Routine.Name), record.Routine.Version))),
        ]);
    }

    private string Takes(GateRound round)
    {
        var takes = T(round.Quorum == Workflows.Routines.Mandate.OneOfEach
            ? DecisionTexts.EachKey : DecisionTexts.Approvals(round.Quorum));
        if (round.Terms is not { } terms) return takes;
        if (terms.FourEyes) takes += ", " + T(DecisionTexts.FourEyes);
        return terms.Veto.IsEmpty ? takes
            : $"{takes}; {T(GateTexts.Veto(string.Join(", ", terms.Veto.Select(say.Who))))}";
    }

    private DocumentFacts Reasons(DecisionRecord record) => new(
        [.. record.Counted.Where(v => v.Reason is not null).Select(v => (say.Person(v.Person), v.Reason!))]);

    private DocumentTable Votes(DecisionRecord record)
    {
        var counted = record.Counted;
        return new(
            [T(DecisionTexts.Person), T(DecisionTexts.As), T(DecisionTexts.Vote), T(DecisionTexts.Time)],
            [
                .. record.Round.Votes.Select(v => (IReadOnlyList<string>)
                [
                    say.Person(v.Person) + (v.OnBehalfOf is { } absent
                        ? $", {T(TimelineTexts.OnBehalfOf(say.Person(absent)))}" : ""),
                    string.Join("; ", v.Keys.Select(say.Who)),
                    T(v.Outcome.Text()) + (counted.Contains(v) ? "" : $" ({T(DecisionTexts.NotCounted)})"),
                    say.Moment(v.At),
                ]),
            ], [28, 30, 24, 18]);
    }

    private DocumentTable Questions(DecisionRecord record) => new(
        [T(DecisionTexts.Person), T(AskTexts.Question), T(AskTexts.Answer)],
        [
            .. record.Round.Questions.Select(q => (IReadOnlyList<string>)
                [say.Person(q.By), q.Text, $"{say.Person(q.AnsweredBy!)}: {q.Answer}"]),
        ], [24, 38, 38]);

    private DocumentTable Opinions(DecisionRecord record) => new(
        [T(DecisionTexts.Person), T(AskTexts.Question), T(OpinionTexts.Row)],
        [
            .. record.Round.Opinions.Select(o => (IReadOnlyList<string>)
                [say.Who(o.Of), o.By.Length == 0 ? say.Question(o) : $"{say.Person(o.By)}: {say.Question(o)}",
                    Answer(o)]),
        ], [24, 38, 38]);

    private string Answer(GateOpinion o)
    {
        if (o.Stance is not { } stance)
            return o.End is { } end ? T(OpinionTexts.Of(end)) + (o.EndReason is { } why ? $": {why}" : "")
                : T(OpinionTexts.Of(OpinionEnd.NotNeeded));
        var by = o.GivenBy == o.Person ? "" : $" ({say.Person(o.GivenBy!)})";
        return $"{T(OpinionTexts.Of(stance))}{by}: {o.Text}";
    }

    private DocumentTable Conditions(DecisionRecord record) => new(
        [T(DecisionTexts.Condition), T(DecisionTexts.Meets), T(DecisionTexts.By)],
        [
            .. record.Conditions.Select(c => (IReadOnlyList<string>)
                [c.Text, say.Who(c.Owner), say.Date(c.DueAt.AddTicks(-1))]),
        ], [52, 28, 20]);

    private DocumentFacts Basis(DecisionRecord record) => new(
    [
        (T(DecisionTexts.Description), record.Case.Description),
        .. record.Fields.Where(f => f.Field.Type != FieldType.Evidence)
            .Select(f => (T(f.Field.Name), say.Value(f.Field, f.Value))),
    ]);

    private DocumentTable Documents(DecisionRecord record) => new(
        [T(DecisionTexts.Name), T(DecisionTexts.Reference), T(DecisionTexts.Added), T(DecisionTexts.Seal)],
        [
            .. record.Fields.Where(f => f.Field.Type == FieldType.Evidence).Select(f => (IReadOnlyList<string>)
            [
                T(f.Field.Name), say.Value(f.Field, f.Value),
                f.At is { } at ? $"{say.Person(f.By!)}, {say.Date(at)}" : "–", f.Hash ?? "–",
            ]),
        ], [22, 26, 22, 30]);

    private DocumentSection Section(Text heading, DocumentBlock block) =>
        new(T(heading), IsEmpty(block) ? [] : [block]);

    private static bool IsEmpty(DocumentBlock block) => block switch
    {
        DocumentFacts facts => facts.Facts.Count == 0,
        DocumentTable table => table.Rows.Count == 0,
        _ => false,
    };

    private string T(Text text) => me.Say(text);
}
