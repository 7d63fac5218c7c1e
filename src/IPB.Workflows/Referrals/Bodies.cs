using System.Collections.Immutable;
using IPB.Workflows.Cases;
using IPB.Workflows.People;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Referrals;

/// <summary>
/// Who is asked, and who answers for whom. Nobody gives a statement on their own case: where only the submitter holds
/// the role, the next one up has it.
/// </summary>
internal static class Bodies
{
    private const string Anywhere = "*";

    /// <summary>Each body once, whatever parties name it.</summary>
    public static ImmutableArray<ReferralBody> Of(StepBuilder step, Referral referral, ImmutableArray<string> chosen) =>
    [
        .. referral.To.Concat(chosen.Select(d => new Party(referral.Choose!.Role, d)))
            .Select(p => Person.KeyOf(p.Role, DepartmentOf(p, step.Case))).Distinct()
            .Select(id => new ReferralBody(id, KeyWithSomeone(step, PartyOf(id)))),
    ];

    /// <summary>The key of whoever a body is escalated to.</summary>
    public static string SuperiorOf(StepBuilder step, ReferralBody body, Party to) => KeyWithSomeone(step,
        to.Of != Party.ReferralBody ? to
        : to with { Of = body.Department == Anywhere ? Party.LeadDepartment : body.Department });

    /// <summary>
    /// The bodies that a person may answer for now, each with the absent person they act for, if any.
    /// </summary>
    public static ImmutableArray<AnswerableBody> AnswerableBy(StepBuilder step, Person person)
    {
        if (step.Case.Referral is not { } round) return [];
        return
        [
            .. from body in round.Open
               let key = Standing.Impartial(step, person, body.Keys).FirstOrDefault()
               where key is not null
               select new AnswerableBody(body, key.OnBehalfOf) { Under = key },
        ];
    }

    /// <summary>Whether somebody answers for a body.</summary>
    public static bool HasSomeone(StepBuilder step, string key) =>
        step.Organisation.Holders(key).Any(p => p.Id != step.Case.Submitter);

    private static string KeyWithSomeone(StepBuilder step, Party party)
    {
        var department = DepartmentOf(party, step.Case);
        string[] ladder =
        [
            step.Organisation.KeyOf(party, step.Case),
            Person.KeyOf("head-of-department", department == Anywhere ? step.Case.LeadDepartment : department),
            Person.KeyOf(step.Organisation.Fallback.Id),
            Person.KeyOf("city-director", Anywhere),
        ];
        return ladder.FirstOrDefault(k => HasSomeone(step, k)) ?? ladder[0];
    }

    private static string DepartmentOf(Party party, Case c) => party.Of switch
    {
        null => Anywhere,
        Party.LeadDepartment => c.LeadDepartment,
        Party.SubmittingDepartment => c.SubmittingDepartment,
        var code => code,
    };

    private static Party PartyOf(string id)
    {
        var at = id.IndexOf('@', StringComparison.Ordinal);
        return new Party(id[..at], id[(at + 1)..] is Anywhere ? null : id[(at + 1)..]);
    }
}

/// <param name="OnBehalfOf">The person it is for, absent or delegating; or null.</param>
public sealed record AnswerableBody(ReferralBody Body, string? OnBehalfOf)
{
    /// <summary>The key that it is answered under.</summary>
    internal WaitingKey Under { get; init; } = new("", OnBehalfOf);
}
