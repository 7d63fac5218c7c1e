using System.Collections.Immutable;
using IPB.Workflows.Cases;
using IPB.Workflows.Children;
using IPB.Workflows.Notifications;
using IPB.Workflows.People;

namespace IPB.Workflows.Automations;

/// <summary>What a case hears of its automations, and what people do about those that fail.</summary>
internal static class Reporting
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(1);

    public static void Apply(StepBuilder step, TransitionChooser chooser, Command command, Person? by)
    {
        switch (command)
        {
            case RetryAutomation retry:
                Retry(step, retry, by!);
                break;
            case GiveUpAutomation give:
                GiveUp(step, chooser, give, by!);
                break;
            case AnswerAutomation answer:
                Answered(step, answer);
                break;
            case ReportAutomation report:
                Progressed(step, report);
                break;
            case WakeAutomation or TellOfAutomation:
                OutsideNews.Apply(step, command);
                break;
            case HearOfAutomation news:
                Heard(step, chooser, news);
                break;
        }
    }

    /// <summary>A call of a run has ended.</summary>
    private static void Heard(StepBuilder step, TransitionChooser chooser, HearOfAutomation news)
    {
        var outcome = news.Outcome;
        if (Find(step, news.Run, news.Call) is not { } run)
        {
            // Its documents are there: the journal says which.
            step.Add(new AutomationTooLate(news.Run, news.Name, outcome.Kind));
            File(step, outcome, news.Run);
            return;
        }

        switch (outcome.Kind)
        {
            case AutomationEnd.Done:
                Done(step, chooser, run, outcome);
                break;
            case AutomationEnd.Waits:
                Waits(step, run, outcome);
                break;
            default:
                Faulted(step, chooser, run, outcome);
                break;
        }
    }

    /// <exception cref="StaleNews">The run is over, or was called again.</exception>
    private static void Progressed(StepBuilder step, ReportAutomation report)
    {
        if (Find(step, report.Run, report.Call) is not { } run) throw new StaleNews();
        step.Add(new AutomationProgressed(run.Id, report.Note));
    }

    /// <summary>The answer that a run waits for, or will wait for, came to its callback address.</summary>
    /// <exception cref="AutomationRefused">The run is over, or was answered before.</exception>
    private static void Answered(StepBuilder step, AnswerAutomation answer)
    {
        if (step.Case.Automations.FirstOrDefault(r => r.Id == answer.Run) is not { Status: not RunStatus.Held } run)
            throw new AutomationRefused(RefusalKind.Conflict, "automation-over", new(
                "Ärendet väntar inte längre på det.", "The case does not wait for it any more."));
        if (run.Answer is not null)
            throw new AutomationRefused(RefusalKind.Conflict, "automation-answered", new(
                "Det är redan besvarat.", "It has been answered already."));
        step.Add(new AutomationAnswered(run.Id, answer.Answer));
        if (run.Status == RunStatus.Waiting) Running.Call(step, run, AutomationWake.Answered);
    }

    /// <exception cref="AutomationRefused">
    /// There is no such run, it is not stuck, or it is not theirs to do.
    /// </exception>
    private static void Retry(StepBuilder step, RetryAutomation retry, Person by)
    {
        var run = Require(step, retry.Run, by);
        if (run.Status is not (RunStatus.Stuck or RunStatus.Retrying))
            throw new AutomationRefused(RefusalKind.Conflict, "automation-not-stuck", new(
                "Den har inte misslyckats.", "It has not failed."));
        Running.Call(step, run, AutomationWake.Again);
    }

    /// <exception cref="AutomationRefused">There is no such run, or it is not theirs to do.</exception>
    /// <exception cref="InvalidInput">There is no reason.</exception>
    private static void GiveUp(StepBuilder step, TransitionChooser chooser, GiveUpAutomation give, Person by)
    {
        var run = Require(step, give.Run, by);
        var reason = InputText.Required("reason", give.Reason, 4_000);
        Over(step, chooser, run, run.Why ?? new("Den gavs upp.", "It was given up."), reason);
    }

    /// <summary>The runs that a person may try again or give up.</summary>
    public static ImmutableArray<AutomationRun> For(StepBuilder step, Person person) =>
        step.Case.Automations.IsEmpty || Hearing.May(step, person) is null ? []
            : [.. step.Case.Automations.Where(r => r.Status != RunStatus.Held)];

    private static void Done(StepBuilder step, TransitionChooser chooser, AutomationRun run, AutomationOutcome outcome)
    {
        if (Values(step, run, outcome, out var values) is { } wrong)
        {
            Stuck(step, run, wrong);
            return;
        }

        File(step, outcome, run.Id);
        var cleared = run.Terms.Outputs.Values.Where(f => !values.ContainsKey(f) && step.Case.Fields.ContainsKey(f))
            .Distinct();
        if (values.Count > 0 || cleared.Any()) step.Add(new FieldsSet(values) { Cleared = [.. cleared] });
        Fire(step, chooser, run.Terms.Done, stays =>
            new AutomationDone(run.Id, run.Name, run.Terms.Done) { Stays = stays });
    }

    /// <returns>Why a result cannot be kept; null: each can.</returns>
    private static Text? Values(StepBuilder step, AutomationRun run, AutomationOutcome outcome,
        out ImmutableSortedDictionary<string, object> values)
    {
        var read = ImmutableSortedDictionary.CreateBuilder<string, object>();
        values = read.ToImmutable();
        foreach (var (output, id) in run.Terms.Outputs)
        {
            if (!outcome.Outputs.TryGetValue(output, out var raw)
                || step.Routine.FindField(id) is not { } field) continue;
            if (FieldInput.Read(field, raw, out var error) is { } value) read[id] = value;
            else if (error is not null)
                return new($"Resultatet ”{output}” kan inte sparas: {error.Sv}",
                    $"The result “{output}” cannot be kept: {error.En}");
        }

        values = read.ToImmutable();
        return null;
    }

    private static void File(StepBuilder step, AutomationOutcome outcome, string run)
    {
        foreach (var document in outcome.Filed.Where(d => !step.Case.Documents.Any(k => k.Number == d.Number)))
            step.Add(new DocumentFiled(document, run));
    }

    private static void Waits(StepBuilder step, AutomationRun run, AutomationOutcome outcome)
    {
        step.Add(new AutomationWaits(run.Id, outcome.Until!.Value, outcome.Words!) { Kept = outcome.Kept });
        // The answer was faster than the call.
        if (run.Answer is not null && run.AnsweredDuring == run.Call) Running.Call(step, run, AutomationWake.Answered);
        else Running.Arm(step, run, outcome.Until.Value);
    }

    private static void Faulted(StepBuilder step, TransitionChooser chooser, AutomationRun run,
        AutomationOutcome outcome)
    {
        var failures = run.Failures + 1;
        if (outcome.Again && failures <= run.Terms.Retries)
        {
            var pause = TimeSpan.FromMinutes(run.Terms.RetryAfter * Math.Pow(2, failures - 1));
            var next = step.Now + (pause < LongestPause ? pause : LongestPause);
            step.Add(new AutomationFaulted(run.Id, failures, outcome.Words!, next));
            Running.Arm(step, run, next);
        }
        else if (run.Terms.Failed is null) Stuck(step, run, outcome.Words!);
        else Over(step, chooser, run, outcome.Words!, null);
    }

    private static void Stuck(StepBuilder step, AutomationRun run, Text why)
    {
        var people = step.People(Hearing.Concerned(step).Append(Person.KeyOf("coordinator", "*")));
        if (people.IsEmpty) people = [step.Organisation.Fallback];
        step.Add(new AutomationStuck(run.Id, why, [.. people.Select(p => p.Id)]));
        step.Tell(people, MessageKind.Incident, step.Content() with
        {
            Note = new($"Automatiken ”{run.Name}” misslyckades: {why.Sv}",
                $"The automation “{run.Name}” failed: {why.En}"),
        });
    }

    private static void Over(
        StepBuilder step, TransitionChooser chooser, AutomationRun run, Text why, string? givenUp)
    {
        if (step.Case.Timers.Any(t => t.Key == run.TimerKey)) step.Add(new TimerCancelled(run.TimerKey));
        step.TakeBack(m => m.Content.Run?.Run == run.Id);
        var failed = new AutomationFailed(run.Id, run.Name, why, run.Terms.Failed) { GivenUp = givenUp };
        if (run.Terms.Failed is { } trigger) Fire(step, chooser, trigger, _ => failed);
        else step.Add(failed);
    }

    private static void Fire(StepBuilder step, TransitionChooser chooser, string trigger, Func<bool, Fact> ended)
    {
        var way = chooser.Choose(step.Case, trigger);
        step.Add(ended(way.Refused));
        if (!way.Refused) Step.Go(step, way, null, automatic: true);
        // Whoever has the case takes it from here.
        else
            step.Tell(step.People(Hearing.Concerned(step)), MessageKind.News, step.Content() with
            {
                Note = new($"Automatiken är klar, men ärendet går inte vidare av sig självt: {Why(way).Sv}",
                    $"The automation has ended, but the case does not go on by itself: {Why(way).En}"),
            });
    }

    private static Text Why(Transition way) => way.Reasons.IsEmpty ? new("", "") : way.Reasons[0];

    private static AutomationRun? Find(StepBuilder step, string id, int call) => step.Case.Automations
        .FirstOrDefault(r => r.Id == id && r.Call == call && r.Status == RunStatus.Running);

    private static AutomationRun Require(StepBuilder step, string id, Person by)
    {
        if (step.Case.Automations.FirstOrDefault(r => r.Id == id) is not { } run)
            throw new AutomationRefused(RefusalKind.NotFound, "automation-not-found", new(
                $"Ärendet har ingen pågående automatik {id}.", $"The case has no automation {id} under way."));
        if (run.Status == RunStatus.Held)
            throw new AutomationRefused(RefusalKind.Conflict, "case-on-hold", Holding.StandsStill);
        if (Hearing.May(step, by) is not { } under)
            throw new AutomationRefused(
                RefusalKind.NotAllowed, "automation-not-permitted", Rights.Who(step, Hearing.Keys(step)));
        step.ActUnder(under);
        return run;
    }
}
