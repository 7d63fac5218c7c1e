using CsCheck;
using IPB.Workflows.Cases;
using IPB.Workflows.People;
using IPB.Workflows.Tests.Cases;

namespace IPB.Workflows.Tests.People;

/// <summary>What holds in every town, whoever is away and whatever was delegated.</summary>
public class PresenceProperties
{
    private const string Gate = "[{ by: [manager of lead-department, board], quorum: 2 }]";
    private static readonly Gen<int> Seeds = Gen.Int[0, int.MaxValue - 1];

    [Fact]
    public void Every_key_of_every_party_ends_at_somebody_who_is_there_while_anybody_is() =>
        Seeds.Sample(seed =>
        {
            var town = new RandomTown(seed);
            for (var day = CoverTown.Monday; day < CoverTown.Monday.AddDays(30); day = day.AddDays(7))
                foreach (var key in Keys(town))
                {
                    var seats = town.Organisation.On(day).Seats(key, Anything);
                    Assert.NotEmpty(seats);
                    if (!town.AnybodyIsThere(day)) continue;
                    Assert.All(seats, s => Assert.False(town.Organisation.IsAbsent(s.Person, day), $"{seed} {key}"));
                }
        }, iter: Rounds.Of(600), threads: 1);

    [Fact]
    public void Whoever_is_told_may_act_and_finds_it_among_what_waits() =>
        Seeds.Sample(seed =>
        {
            var presence = new RandomTown(seed).Organisation.On(CoverTown.Monday.AddDays(5));
            foreach (var key in Keys(new RandomTown(seed)).Where(
                k => !k.EndsWith('C') && !k.StartsWith("gone@", StringComparison.Ordinal)))
                foreach (var seat in presence.Seats(key, Anything))
                {
                    Assert.NotEmpty(presence.Standing(seat.Person, [key], Anything));
                    Assert.Contains(key, presence.CandidatesOf(seat.Person));
                }
        }, iter: Rounds.Of(300), threads: 1);

    [Fact]
    public void Reminders_and_escalations_end_at_people_who_are_there() =>
        Seeds.Sample(seed =>
        {
            var town = new RandomTown(seed);
            var play = new Play(Gate, "sam", town.World).Wait("12 working days");
            var worker = town.File.People.First(p => !play.OptionsOf(p.Id).Under.IsEmpty).Id;
            play.Fire("note", worker, null, ("budget", 500m)).Fire("propose", worker, null, ("owner_name", "O"))
                .Wait("12 working days");
            foreach (var entry in play.Journal)
                foreach (var people in entry.Facts.Select(Told).OfType<IEnumerable<string>>())
                {
                    var day = IPB.Workflows.Calendars.Stockholm.DateOf(entry.At);
                    // At the gate nobody is partial but the submitter.
                    if (town.File.People.Length > 1) Assert.NotEmpty(people);
                    if (town.File.People.Any(p => p.Id != "sam" && !town.Organisation.IsAbsent(p, day)))
                        Assert.All(people, p => Assert.False(
                            town.Organisation.IsAbsent(town.Organisation.FindPerson(p)!, day), $"{seed} {p}"));
                }

            Assert.Contains(play.Facts, f => f is Escalated);
        }, iter: Rounds.Of(100), threads: 1);

    [Fact]
    public void Delegations_that_the_rules_let_through_never_go_in_a_circle() =>
        Seeds.Sample(seed =>
        {
            var all = new RandomTown(seed).Delegations;
            foreach (var first in all) AssertNoWayBack(first, first.From, all, [first]);
        }, iter: Rounds.Of(600), threads: 1);

    [Fact]
    public void A_substitute_receives_exactly_what_the_absent_would() =>
        Seeds.Sample(seed =>
        {
            var town = new RandomTown(seed).File;
            var world = Town.World.With(town);
            foreach (var away in town.People.Where(p => p.Id != "sam").Take(3))
                foreach (var acts in town.People.Where(p => p.Id != "sam" && p.Id != away.Id).Take(3))
                {
                    var there = new Play(Gate, "sam", world).Wait("20 working days");
                    var gone = new Play(Gate, "sam", world.With(CoverTown.Cover(CoverTown.Away(away.Id, acts.Id))))
                        .Wait("20 working days");
                    Assert.Equal(Received(there, away.Id, acts.Id), Received(gone, acts.Id));
                    Assert.DoesNotContain(gone.Messages, m => m.To == away.Id);
                }
        }, iter: Rounds.Of(30), threads: 1);

    private static Matter Anything => new("test", "work", null, false);

    private static IEnumerable<string> Keys(RandomTown town) =>
        from role in town.File.Roles.Select(r => r.Id).Append("gone")
        from department in new[] { "A", "B", "*", "C" }
        select Person.KeyOf(role, department);

    private static IEnumerable<string>? Told(Fact fact) => fact switch
    {
        Escalated f => f.People,
        Reminded f => f.People,
        _ => null,
    };

    // One person who holds a role twice over, by themselves and for another, gets one message.
    private static string[] Received(Play play, params string[] people) =>
    [
        .. play.Messages.Where(m => people.Contains(m.To)).Select(m => $"{m.Id.ToString()[..13]} {m.Kind}").Distinct()
            .Order(StringComparer.Ordinal),
    ];

    private static void AssertNoWayBack(
        Delegation at, string home, IReadOnlyCollection<Delegation> all, HashSet<Delegation> seen)
    {
        Assert.NotEqual(home, at.To);
        foreach (var next in all.Where(d => d.From == at.To && seen.All(s => s.Meets(d)) && !seen.Contains(d)))
            AssertNoWayBack(next, home, all, [.. seen, next]);
    }
}
