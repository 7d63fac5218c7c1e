using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace IPB.Workflows.People;

/// <summary>Someone behind a waiting key, and how.</summary>
internal sealed record Seat(WaitingKey Key, Person Person);

/// <summary>
/// Who is there on a day and who acts for those who are not. Whatever is asked, the answer ends at a person who is
/// there while anybody is: a chain of substitutes that are all away, or goes round, ends at the head of the department,
/// the fallback, or whoever else is there.
/// </summary>
internal sealed class Presence
{
    private const string Head = "head-of-department";
    private const int MostCandidates = 8;
    private readonly Organisation organisation;
    private readonly DateOnly day;
    private readonly ConcurrentDictionary<string, ImmutableArray<Seat>> seats = [];
    private readonly Lazy<ImmutableArray<Person>> lastResorts;
    private readonly Lazy<ImmutableArray<string>> orphans;

    // Who has each of them is worked out once a day: most roles have nobody in most departments.
    private readonly Lazy<ILookup<string, WaitingKey>> adopted;
    private readonly ConcurrentDictionary<string, ImmutableArray<WaitingKey>> keys = [];
    private readonly ConcurrentDictionary<string, ImmutableArray<string>> candidates = [];

    internal Presence(Organisation organisation, DateOnly day)
    {
        (this.organisation, this.day) = (organisation, day);
        lastResorts = new(() => [.. LastResorts().DistinctBy(p => p.Id)]);
        orphans = new(() => [.. Orphans()]);
        adopted = new(() => orphans.Value.Select(k => Seats(k, null)[0]).ToLookup(s => s.Person.Id, s => s.Key));
    }

    /// <summary>Whoever acts for a person: themselves while they are there; null: nobody was named who is.</summary>
    public Person? ActingFor(Person person) => Chain(person) is [.., var last] ? last : null;

    /// <summary>
    /// Those who have a key to act under and are there: holders, substitutes, and whom it was delegated to in such a
    /// case. Where all of them are away, or may not, one other person has it.
    /// </summary>
    /// <param name="allows">Whether somebody may act for a case at all; null: everybody may.</param>
    /// <returns>
    /// Never empty unless <paramref name="allows"/> refuses the whole city; of absent people only where nobody is
    /// there.
    /// </returns>
    public ImmutableArray<Seat> Seats(string key, Matter? matter, Func<Seat, bool>? allows = null)
    {
        allows ??= _ => true;
        ImmutableArray<Seat> there =
        [
            .. Plain(key).Concat(Delegated(key, matter).Where(s => !organisation.IsAbsent(s.Person, day)))
                .Where(allows).DistinctBy(s => s.Person.Id),
        ];
        if (!there.IsEmpty) return there;
        return LastSeats(key).FirstOrDefault(allows) is { } other ? [other] : [];
    }

    // For a holder, else in their own right: where the only holder is partial nobody decides for them.
    private IEnumerable<Seat> LastSeats(string key) =>
        from person in LastResorts(key).Concat(organisation.Holders(key)).Append(organisation.Fallback)
            .Concat(organisation.People)
        from holder in organisation.Holders(key).Select(h => (string?)h.Id).Append(null)
        select new Seat(new(key, holder == person.Id ? null : holder), person);

    /// <summary>Under which of the keys a person may act for a case: own ones first, then for the absent, then by
    /// delegation.</summary>
    public ImmutableArray<WaitingKey> Standing(
        Person person, IEnumerable<string> keys, Matter matter, Func<Seat, bool>? allows = null)
    {
        allows ??= _ => true;
        var own = person.Keys().ToHashSet();
        return
        [
            .. keys.Distinct().SelectMany(k => Of(k)).Where(allows).Select(s => s.Key)
                .DistinctBy(k => (k.Key, k.OnBehalfOf, k.Delegation)).OrderBy(Rank),
        ];

        IEnumerable<Seat> Of(string key)
        {
            if (own.Contains(key)) yield return new(new(key, null), person);
            // Who is entered as away and acts all the same is there.
            foreach (var seat in Seats(key, matter, allows).Concat(Delegated(key, matter)))
                if (seat.Person.Id == person.Id) yield return seat;
        }
    }

    /// <summary>Keys under which cases wait for a person, but for what was delegated to them.</summary>
    public IEnumerable<WaitingKey> KeysOf(Person person) => keys.GetOrAdd(person.Id, _ =>
    [
        .. person.Keys().Select(k => new WaitingKey(k, null))
            .Concat(organisation.People.Where(p => p.Id != person.Id && organisation.IsAbsent(p, day))
                .SelectMany(p => p.Keys()).Distinct()
                .SelectMany(k => Plain(k)).Where(s => s.Person.Id == person.Id && s.Key.OnBehalfOf is not null)
                .Select(s => s.Key))
            .Concat(adopted.Value[person.Id]),
    ]);

    /// <summary>
    /// What was delegated to a person: whose keys, as far as the delegations along the way name roles.
    /// </summary>
    public IEnumerable<(ImmutableArray<Delegation> Chain, ImmutableArray<string> Keys)> DelegatedTo(Person person) =>
        from d in Running()
        where d.Chain[0].To == person.Id && d.Chain[^1].From != person.Id
        let keys = organisation.FindPerson(d.Chain[^1].From)?.Keys().Where(k => d.Chain.All(
            c => c.Scope.Roles.IsEmpty || c.Scope.Roles.Contains(k.Split('@')[0]))).ToImmutableArray() ?? []
        where !keys.IsEmpty
        select (d.Chain, keys);

    /// <summary>
    /// Keys under which a case may wait for a person; whether it does depends on the case, see <see cref="Standing"/>.
    /// </summary>
    public IEnumerable<string> CandidatesOf(Person person) => candidates.GetOrAdd(person.Id, _ =>
    [
        .. KeysOf(person).Select(k => k.Key)
            .Concat(Running().Where(d => d.Chain[0].To == person.Id)
                .SelectMany(d => organisation.FindPerson(d.Chain[^1].From)?.Keys() ?? []))
            .Concat(orphans.Value.Where(k => IsLastResort(person, k)))
            .Distinct(),
    ]);

    /// <summary>Whether a person may be whom a key ends at when nobody else who is there may act under it.</summary>
    public bool IsLastResort(Person person, string key) =>
        LastResorts(key).Take(MostCandidates).Any(p => p.Id == person.Id);

    /// <summary>
    /// Whether a person has what nobody else has: the last resort of the organisation, and the next one for cases that
    /// the first has submitted. Nothing may be hidden from them.
    /// </summary>
    public bool HasTheRest(Person person) => lastResorts.Value.Take(2).Any(p => p.Id == person.Id);

    /// <summary>The person, their substitute, and so on to the one who is there; empty: to nobody.</summary>
    private ImmutableArray<Person> Chain(Person person)
    {
        var chain = ImmutableArray.Create(person);
        while (organisation.AbsenceOf(chain[^1], day) is { } absence)
        {
            var next = organisation.FindPerson(absence.Substitute ?? chain[^1].Deputy ?? "");
            if (next is null || chain.Any(p => p.Id == next.Id)) return [];
            chain = chain.Add(next);
        }

        return chain;
    }

    private ImmutableArray<Seat> Plain(string key) => seats.GetOrAdd(key, k =>
    [
        .. organisation.Holders(k).Select(Chain).Where(c => !c.IsEmpty)
            .Select(c => new Seat(new(k, c.Length == 1 ? null : c[0].Id)
            {
                Via = c.Length > 2 ? [.. c[1..^1].Select(p => p.Id)] : [],
            }, c[^1])).OrderBy(s => s.Key.OnBehalfOf is not null),
    ]);

    private IEnumerable<Seat> Delegated(string key, Matter? matter)
    {
        if (matter is null || organisation.Cover.Delegations.IsEmpty) yield break;
        foreach (var (chain, _) in Running())
        {
            if (organisation.FindPerson(chain[^1].From) is not { } owner || !owner.Keys().Contains(key)) continue;
            if (!chain.All(d => d.Scope.Covers(key, matter))) continue;
            if (organisation.FindPerson(chain[0].To) is { } to && to.Id != owner.Id)
                yield return new(new(key, owner.Id)
                {
                    Delegation = chain[0].Id,
                    Via = [.. chain[..^1].Select(d => d.From)],
                }, to);
        }
    }

    private IEnumerable<(ImmutableArray<Delegation> Chain, Delegation Last)> Running() =>
        from delegation in organisation.Cover.Delegations
        let chain = organisation.Cover.ChainOf(delegation)
        where !chain.IsEmpty && chain.All(d => d.RunsOn(day))
        select (chain, delegation);

    private IEnumerable<Person> LastResorts(string key)
    {
        var department = key[(key.IndexOf('@', StringComparison.Ordinal) + 1)..];
        return organisation.Holders(Person.KeyOf(Head, department)).Select(ActingFor).OfType<Person>()
            .Concat(lastResorts.Value).DistinctBy(p => p.Id);
    }

    private IEnumerable<Person> LastResorts() =>
        organisation.Holders(Person.KeyOf(organisation.Fallback.Id))
            .Concat(organisation.Holders(Person.KeyOf("city-director", "*")))
            .Concat(organisation.People.Where(organisation.OwnsRoutines)).Concat(organisation.People)
            .Select(ActingFor).OfType<Person>();

    /// <summary>Keys behind which nobody is who is there.</summary>
    private IEnumerable<string> Orphans() =>
        organisation.KnownKeys.Where(k => Plain(k).IsEmpty);

    private static int Rank(WaitingKey key) => key.OnBehalfOf is null ? 0 : key.Delegation is null ? 1 : 2;
}
