using System.Collections.Immutable;
using IPB.Workflows.Calendars;
using IPB.Workflows.Cases;
using IPB.Workflows.Partners;
using IPB.Workflows.People;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Access;

/// <summary>
/// What a person may see at an instant: the one rule behind every page, call, search, count and mail. A case that is
/// not seen does not exist for the person. Immutable; made for one request.
/// </summary>
public sealed class Sight
{
    private readonly (Organisation Organisation, Person Person, DateOnly Day)? reader;

    private Sight(ImmutableArray<SightPart> parts, (Organisation, Person, DateOnly)? reader) =>
        (Parts, this.reader) = (parts, reader);

    /// <summary>Of the engine itself, of jobs and of commands on the server.</summary>
    public static Sight Everything { get; } = new([], null) { SeesAll = true };

    /// <summary>Of nobody.</summary>
    public static Sight Nothing { get; } = new([], null);

    public bool SeesAll { get; private init; }

    /// <summary>Whether every case that the whole city sees is seen.</summary>
    public bool SeesCity => SeesAll || Parts.Any(p => p.Chain.IsEmpty && p.Keys.Contains(SightKeys.City));

    /// <summary>Of somebody outside the city.</summary>
    internal bool IsOutside { get; private init; }

    /// <summary>A case that one of them fits is seen; none where all are.</summary>
    internal ImmutableArray<SightPart> Parts { get; }

    /// <summary>
    /// What is the person's own, what they do for those who are away, and what was delegated to them: as
    /// <see cref="Organisation.KeysFor"/> has it on that day.
    /// </summary>
    public static Sight Of(Organisation organisation, Person person, DateTimeOffset now)
    {
        var today = Stockholm.DateOf(now);
        var all = organisation.SightOf(person);
        if (all == RoleSight.All || organisation.On(today).HasTheRest(person))
            return new([], (organisation, person, today)) { SeesAll = true };
        var own = organisation.KeysFor(person, today).Select(k => k.Key)
            .Append(SightKeys.City).Append(SightKeys.At(person.Department)).Append(SightKeys.Did(person.Id));
        if (all == RoleSight.Department) own = own.Append(SightKeys.Of(person.Department));
        return new([new(Sorted(own)), .. organisation.On(today).DelegatedTo(person).Select(d => new SightPart(
            Sorted(d.Keys)) { Chain = d.Chain })], (organisation, person, today));
    }

    /// <summary>
    /// Of somebody outside the city: the one case that they were invited to, as long as that holds. All that is
    /// confidential is withheld, and no reason opens it.
    /// </summary>
    /// <param name="number">Of the case.</param>
    public static Sight Of(string number, Partner partner, DateTimeOffset now) => new(partner.Holds(now)
        ? [new([SightKeys.Invited(Partner.IdOf(number, partner.Number))])] : [], null)
    {
        IsOutside = true,
    };

    /// <summary>Whether the person sees a case, as <see cref="Storage.CaseQueries"/> read it.</summary>
    public bool Sees(Case c)
    {
        if (SeesAll) return true;
        var keys = SightKeys.Of(c);
        return Parts.Any(p => p.Fits(c, keys));
    }

    /// <summary>
    /// Whether the person may look at what is withheld, for a reason: that the whole city sees a case is not enough,
    /// nor is having commented on such a case.
    /// </summary>
    public bool MayReveal(Case c) => !IsOutside && Sees(c.Visibility == Visibility.City
        ? c.Whole with { Visibility = Visibility.Department, TookPart = [] } : c.Whole);

    /// <summary>What of a case that is seen is withheld all the same.</summary>
    /// <param name="routine">The version that the case is on.</param>
    /// <param name="versions">Others that it may have been on.</param>
    internal Secrecy Withholds(Routine routine, IEnumerable<Routine> versions, Case c) => IsOutside
        ? Confidence.WithheldOutside(routine, versions, c) : reader is not { } by
        ? Secrecy.None : Confidence.Withheld(by.Organisation, routine, versions, c, (by.Person, by.Day));

    /// <summary>The same sight without a mask, once it is noted why.</summary>
    internal Sight Unmasked() => IsOutside ? this : new(Parts, null) { SeesAll = SeesAll };

    private static ImmutableArray<string> Sorted(IEnumerable<string> keys) =>
        [.. keys.Distinct().Order(StringComparer.Ordinal)];
}

/// <summary>Words under which cases are seen, in those cases that delegations are about.</summary>
/// <param name="Keys">In ordinal order: what everybody sees comes first.</param>
internal sealed record SightPart(ImmutableArray<string> Keys)
{
    /// <summary>The delegation that it comes from and those passed on before it; empty: it is one's own.</summary>
    public ImmutableArray<Delegation> Chain { get; init; } = [];

    // How much may be decided says nothing about what may be seen: an amount is no part of it.
    public bool Fits(Case c, ImmutableArray<string> keys) =>
        keys.Any(k => Keys.BinarySearch(k, StringComparer.Ordinal) >= 0)
        && Chain.All(d => (d.Scope.Routines.IsEmpty || d.Scope.Routines.Contains(c.Routine))
            && (d.Scope.Gates.IsEmpty || d.Scope.Gates.Contains($"{c.Routine}/{c.State}")));
}
