using IPB.Workflows.Cases;
using IPB.Workflows.People;
using IPB.Workflows.Referrals;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Proofs;

/// <summary>Referrals that too few may answer, whoever submitted the case and whichever department leads.</summary>
internal static class ReferralJudge
{
    internal static void Judge(Judging judging, Organisation? organisation)
    {
        if (organisation is null) return;
        foreach (var place in judging.Space.Places.Where(p => p.State.Referral is not null && judging.Rests[p.Index]))
            if (Problem(judging.Space.Routine, place.State, organisation) is { } problem)
                judging.Add("referral-nobody-answers", place.State.Referral!,
                    $"at \"{place.State.Id}\" {problem}", judging.Paths.To(judging.First[place.Index]));
    }

    private static string? Problem(Routine routine, State state, Organisation organisation)
    {
        var referral = state.Referral!;
        // Time decides where the bodies do not.
        if (referral.Overdue is not null) return null;
        var paper = new CaseOnPaper(routine, state, organisation);
        foreach (var departments in paper.Departments(referral.To))
        {
            var bodies = Bodies.Of(paper.Step(departments, ""), referral, referral.Choose?.From ?? []);
            foreach (var submitter in bodies.SelectMany(b => organisation.Holders(b.Key)).Select(p => p.Id).Distinct())
                if (Problem(state, paper.Step(departments, submitter)) is { } problem) return problem;
        }
        return null;
    }

    private static string? Problem(State state, StepBuilder step)
    {
        var referral = state.Referral!;
        var bodies = Bodies.Of(step, referral, referral.Choose?.From ?? []);
        var mute = bodies.Where(b => !CanAnswer(state, step, b)).ToList();
        var needed = referral.NeededOf(bodies.Length);
        return bodies.Length - mute.Count >= needed ? null
            : $"too few may answer on a case led by {step.Case.LeadDepartment} and submitted by "
                + $"{step.Case.Submitter}: it takes {needed} of {bodies.Length}, but nobody else is "
                + $"{string.Join(" or ", mute.Select(b => $"\"{b.Id}\""))}; ask others, escalate to someone else, or "
                + "say under \"overdue\" where the case goes when time is up";
    }

    private static bool CanAnswer(State state, StepBuilder step, ReferralBody body) =>
        Bodies.HasSomeone(step, body.Key)
        || state.Escalations.Any(e => Bodies.HasSomeone(step, Bodies.SuperiorOf(step, body, e.To)));
}
