using System.Collections.Immutable;
using IPB.Workflows.Cases;
using IPB.Workflows.People;

namespace IPB.Workflows.Access;

/// <summary>
/// The words by which a case is seen: a person who holds one of them sees it. They stand in a column of the case, so
/// that lists ask for them without reading the case.
/// </summary>
internal static class SightKeys
{
    private const string Head = "head-of-department";

    /// <summary>Of a case that everybody sees.</summary>
    public const string City = "*";

    /// <summary>Everybody in a department that takes part, where the routine shows the case to departments.</summary>
    public static string At(string department) => "at:" + department;

    /// <summary>Those in a department that takes part whose role sees all of its cases.</summary>
    public static string Of(string department) => "of:" + department;

    /// <summary>A person who has once acted in the case, or for whom somebody did.</summary>
    public static string Did(string person) => "did:" + person;

    /// <summary>A partner whose invitation was not revoked.</summary>
    /// <param name="id">As <see cref="Partners.Partner.IdOf"/> says: nobody else's.</param>
    public static string Invited(string id) => id;

    public static bool IsDid(string key) => key.StartsWith("did:", StringComparison.Ordinal);

    /// <summary>All words of a case, in ordinal order.</summary>
    public static ImmutableArray<string> Of(Case c) =>
        Of(c, c.TookPart);

    /// <param name="tookPart">Ids of those who have acted in it, and of those for whom somebody did.</param>
    public static ImmutableArray<string> Of(Case c, IEnumerable<string> tookPart) =>
    [
        .. Standing(c).Concat(Partners(c)).Concat(tookPart.Where(p => p != Party.System).Select(Did)).Distinct()
            .Order(StringComparer.Ordinal),
    ];

    // When an invitation runs out, no step says so: whoever comes with it is asked for the time.
    private static IEnumerable<string> Partners(Case c) => c.Partners.Where(p => p.RevokedAt is null)
        .Select(p => Invited(Workflows.Partners.Partner.IdOf(c.Number, p.Number)));

    private static IEnumerable<string> Standing(Case c) => c.Visibility switch
    {
        Visibility.City => [City],
        Visibility.Department => [.. Involved(c), .. Departments(c).SelectMany(d => new[] { At(d), Of(d) })],
        _ => [.. Involved(c), .. Departments(c).Select(Of)],
    };

    // Whoever heads a department has, at last, what waits on anybody in it.
    private static IEnumerable<string> Involved(Case c)
    {
        var keys = Keys(c).Append(Person.KeyOf(c.Submitter)).ToList();
        var heads = keys.Select(k => k.Split('@')).Where(k => k is [_, not "*"])
            .Select(k => Person.KeyOf(Head, k[1]));
        return keys.Concat(heads);
    }

    // Whom it waits on and waited on here before it was given to one of them, and whoever is asked at its gate or
    // referral, also when they have answered.
    private static IEnumerable<string> Keys(Case c) => c.Waiting.Concat(c.GivenFrom)
        .Concat(c.Groups.SelectMany(g => g.Escalated))
        .Concat(c.Gate?.Deciders ?? [])
        .Concat(Rounds(c).SelectMany(r => r.Bodies).SelectMany(b => b.Keys));

    private static IEnumerable<string> Departments(Case c) => c.InformedDepartments.Append(c.LeadDepartment)
        // A child case was submitted by the department that leads its parent.
        .Concat(c.Parent is null ? [] : [c.SubmittingDepartment])
        .Concat(c.Children.Select(child => child.Department).OfType<string>())
        .Concat(Rounds(c).SelectMany(r => r.Bodies).Select(b => b.Department).Where(d => d != "*"));

    private static IEnumerable<ReferralRound> Rounds(Case c) =>
        c.Referral is { } round ? c.Referrals.Append(round) : c.Referrals;
}
