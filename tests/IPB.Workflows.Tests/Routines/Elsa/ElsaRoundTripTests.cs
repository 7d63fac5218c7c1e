using System.Text.Json.Nodes;
using CsCheck;
using IPB.Workflows.Routines;
using IPB.Workflows.Routines.Exports;
using IPB.Workflows.Routines.Imports;
using IPB.Workflows.Tests.Proofs;

namespace IPB.Workflows.Tests.Routines.Elsa;

public sealed class ElsaRoundTripTests
{
    public static TheoryData<string> Ids => [.. Machines.Shipped.Routines.Select(r => r.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_routine_comes_back_byte_for_byte_and_is_exported_the_same_again(string id)
    {
        var routine = Machines.Shipped.Routines.Single(r => r.Id == id);
        foreach (var language in new[] { "sv", "en" })
        {
            var definition = ElsaExport.Write(routine, language);
            var draft = ElsaImport.Read(id + ".json", definition);
            Assert.Empty(draft.Told());
            Assert.Equal(routine.Source, draft.Yaml);
            Assert.Equal(id + ".routine.yaml", draft.FileName);
            Assert.Equal(definition, ElsaExport.Write(Machines.Read(draft.Yaml), language));
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Without_its_text_it_comes_back_with_its_states_ways_and_conditions(string id)
    {
        var routine = Machines.Shipped.Routines.Single(r => r.Id == id);
        var bare = Machines.Changed(ElsaExport.Write(routine, "sv"),
            root => root["customProperties"]!["ipb"]!.AsObject().Remove("routine"));
        Same(routine, Drafted(bare));
    }

    [Fact]
    public void Random_routines_come_back_with_their_states_ways_and_conditions() => Tape.Any.Select(Gen.Int[1, 6])
        .Sample((tape, states) =>
        {
            var routine = RandomRoutine.Of(tape, states);
            Same(routine, Drafted(ElsaExport.Write(routine, "en")));
        }, iter: Rounds.Of(25));

    [Fact]
    public void Without_anything_of_ours_the_states_and_their_ways_still_come_back()
    {
        var bare = Machines.Changed(Machines.Exported(), root =>
        {
            root["customProperties"] = new JsonObject();
            foreach (var transition in root["transitions"]!.AsArray())
                transition!["trigger"]!["customProperties"] = new JsonObject();
        });
        var routine = Drafted(bare);
        Assert.Equal(["draft", "waiting", "decision", "built", "gone"], routine.States.Select(s => s.Id));
        Assert.Equal("decision", routine.State("draft").Find("propose")!.To);
        Assert.Equal("(area < 500) and (drawing != null and safe = true and area != null)",
            routine.State("draft").Find("propose")!.When!.Text);
    }

    private static Routine Drafted(string definition)
    {
        var draft = ElsaImport.Read("x.json", definition);
        var read = RoutineReader.ReadPublished(draft.FileName, draft.Yaml);
        Assert.True(read.Routine is not null, string.Join('\n', read.Findings) + '\n' + draft.Yaml);
        Assert.DoesNotContain(draft.Findings, f => f.Carried == Carried.Not);
        return read.Routine;
    }

    // The draft writes every condition out in each state: it says the same of every case, in other words.
    private static void Same(Routine expected, Routine got)
    {
        Assert.Equal(expected.InnermostStates.Select(s => (s.Id, s.End)), got.States.Select(s => (s.Id, s.End)));
        Assert.Equal(expected.Start.Id, got.Start.Id);
        var cases = Machines.Cases(expected);
        Assert.Equal(Machines.Ways(expected, cases), Machines.Ways(got, cases));
    }
}
