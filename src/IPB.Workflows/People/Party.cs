namespace IPB.Workflows.People;

/// <summary>
/// Someone named by a role, as a routine says it: <c>coordinator</c>, <c>unit-manager of lead-department</c>,
/// <c>head-of-department of SLK</c>, <c>problem-owner</c>.
/// </summary>
/// <param name="Role">A role of the organisation or one of the words below.</param>
/// <param name="Of">
/// <c>lead-department</c>, <c>submitting-department</c>, a department's code, or null: anywhere.
/// </param>
public sealed record Party(string Role, string? Of = null)
{
    /// <summary>Whoever submitted the case.</summary>
    public const string ProblemOwner = "problem-owner";

    /// <summary>Any person who is signed in.</summary>
    public const string Anyone = "anyone";

    /// <summary>The engine itself.</summary>
    public const string System = "system";

    public const string LeadDepartment = "lead-department";
    public const string SubmittingDepartment = "submitting-department";

    /// <summary>The department of a referral body that has not answered; only where a referral escalates.</summary>
    public const string ReferralBody = "referral-body";

    /// <summary>
    /// Reads the form that <see cref="ToString"/> writes. Any word is taken as a role: the check judges it.
    /// </summary>
    public static Party Parse(string text)
    {
        var parts = text.Split(" of ", 2, StringSplitOptions.TrimEntries);
        return new Party(parts[0], parts.Length == 2 ? parts[1] : null);
    }

    public override string ToString() => Of is null ? Role : $"{Role} of {Of}";
}
