using IPB.Host.Access;
using IPB.Host.Gates.Documents;
using IPB.Host.Pages;
using IPB.Workflows;
using IPB.Workflows.Automations;
using IPB.Workflows.Cases;
using IPB.Workflows.Routines;
using IPB.Workflows.Storage;

namespace IPB.Host.Automations;

/// <summary>
/// <c>collect-statements</c>: the statements of the newest referral become one document. A referral asks, reminds and
/// escalates, because people answer with rights, deputies and an inbox; what is left to a program is putting it
/// together.
/// </summary>
internal sealed class CollectStatements(WorkflowEngine engine, FiledDocuments documents) : Automation
{
    private const int LongestSummary = 4_000;

    public override AutomationSignature Signature => ShippedAutomations.CollectStatements;

    public override Task<AutomationOutcome> RunAsync(AutomationCall call, CancellationToken ct)
    {
        if ((call.Case.Referral ?? call.Case.Referrals.LastOrDefault()) is not { } round)
            return Task.FromResult(AutomationOutcome.Failed(new(
                "Ärendet har inte varit på remiss.", "The case has not been out on referral."), again: false));
        var me = new CurrentPerson("sv");
        var say = new CityWords(engine, me);
        var missing = round.Bodies.Where(b => round.Statements.All(s => s.Body != b.Id)).ToList();
        var objections = round.Statements.Where(s => s.Stance == Stance.Objections).ToList();
        List<(string, object)> outputs =
        [
            ("statements", (decimal)round.Statements.Length), ("objections", (decimal)objections.Count),
            ("missing", (decimal)missing.Count),
        ];
        if (objections.Count > 0)
            outputs.Add(("summary", Cut(string.Join("\n", objections.Select(o => $"{say.Who(o.Body)}: {o.Text}")))));
        return FilePdf.AsDoneAsync(documents, call, Document(call, round, missing, (say, me)), ct, [.. outputs]);
    }

    private static DecisionDocument Document(AutomationCall call, ReferralRound round, List<ReferralBody> missing,
        (CityWords Say, CurrentPerson Me) words)
    {
        var (say, me) = words;
        var question = call.Routine.Find(round.State)?.Referral?.Question;
        var about = new DocumentFacts(
        [
            (me.Say(DecisionTexts.Number), call.Case.Number), (me.Say(DecisionTexts.Title), call.Case.Title),
            (me.Say(DecisionTexts.Lead), say.Department(call.Case.LeadDepartment)),
            (me.Say(AutomationTexts.Asked), question is null ? "–" : me.Say(question)),
        ]);
        var table = new DocumentTable(
            [me.Say(AutomationTexts.Body), me.Say(AutomationTexts.Stance), me.Say(AutomationTexts.Statement),
                me.Say(DecisionTexts.Time)],
            [
                .. round.Statements.Select(s => (IReadOnlyList<string>)
                    [$"{say.Who(s.Body)}\n{say.Person(s.Person)}", me.Say(AutomationTexts.Of(s.Stance)), s.Text ?? "–",
                        say.Moment(s.At)]),
            ], [26, 16, 40, 18]);
        List<DocumentSection> sections =
            [new(me.Say(DecisionTexts.About), [about]), new(me.Say(AutomationTexts.Statements), [table])];
        if (missing.Count > 0)
            sections.Add(new(me.Say(AutomationTexts.Missing),
                [new DocumentText(string.Join("\n", missing.Select(b => say.Who(b.Key))))]));
        // One that is still out may get more of them.
        var id = round.End is null ? $"{round.Id}.statements.{call.Case.Version}" : $"{round.Id}.statements";
        return new(id, call.Case.Number, me.Language, me.Say(AutomationTexts.Compilation),
            me.Say(AutomationTexts.Answered(round.Statements.Length, round.Bodies.Length)), sections,
            me.Say(AutomationTexts.Foot(call.Case.Version)));
    }

    private static string Cut(string text)
    {
        if (text.Length <= LongestSummary) return text;
        var end = char.IsHighSurrogate(text[LongestSummary - 2]) ? LongestSummary - 2 : LongestSummary - 1;
        return string.Concat(text.AsSpan(0, end), "…");
    }
}
