using IPB.Workflows.Files;
using IPB.Workflows.Routines;
using IPB.Workflows.Routines.Changes;

namespace IPB.Workflows.Tests.Files;

public class FragmentTests
{
    private const string Blocks = """
        fragment: everyday
        blocks:
          coordinated:
            owner: coordinator
            due: 8 weeks
            remind: [2 working days before, on due, 3 days after]
            on:
              propose: { name: { sv: Annat, en: Other }, by: coordinator }
              expire: { name: { sv: Löper ut, en: Expires }, to: dropped, by: system }
          liked:
            - { id: cheap, name: { sv: Billigt, en: Cheap }, must: true, met: 'budget < 1000' }
            - use: liking
          liking:
            - { id: liked, name: { sv: Omtyckt, en: Liked } }
          ends:
            states:
              dropped:
                name: { sv: Nedlagt, en: Dropped }
                end: discontinued
          round: { use: about }
          about: { use: round }
        """;

    // The sample routine, with parts of it left to blocks.
    private static readonly string Using = Sample.With("    owner: coordinator\n    due: 8 weeks\n"
        + "    remind: [2 working days before, on due, 3 days after]\n", "",
        Sample.With("      expire: { name: { sv: Löper ut, en: Expires }, to: dropped, by: system }\n",
            "    use: coordinated\n",
        Sample.With("  dropped:\n    name: { sv: Nedlagt, en: Dropped }\n    end: discontinued\n", "",
        Sample.With("        - { id: cheap, name: { sv: Billigt, en: Cheap }, must: true, met: 'budget < 1000' }\n"
            + "        - { id: liked, name: { sv: Omtyckt, en: Liked } }\n", "        - use: liked\n"))))
        + "\nuse: ends";

    [Fact]
    public void A_routine_of_blocks_is_the_routine_written_out()
    {
        var (whole, written) = (Read(Using), Sample.Read(Sample.Routine).Routine!);
        Assert.Equal([], whole.Findings);
        Assert.Empty(RoutineDiff.Between(written, whole.Routine!));
        Assert.True(Content.Same(written, whole.Routine!));
    }

    [Fact]
    public void What_is_kept_reads_without_any_fragment_as_the_same_routine()
    {
        var routine = Read(Using).Routine!;
        Assert.DoesNotContain("use:", routine.Source, StringComparison.Ordinal);
        var kept = RoutineReader.ReadPublished(Sample.File, routine.Source);
        Assert.Equal([], kept.Findings);
        Assert.True(Content.Same(routine, kept.Routine!));
        Assert.Equal((routine.Hash, routine.Source), (kept.Routine!.Hash, kept.Routine.Source));
    }

    [Fact]
    public void Without_use_the_files_own_text_is_kept() =>
        Assert.Equal(Sample.Routine, Read(Sample.Routine).Routine!.Source);

    [Fact]
    public void A_changed_block_is_a_change_of_the_routine()
    {
        var changed = Read(Using, Blocks.Replace("8 weeks", "9 weeks", StringComparison.Ordinal)).Routine!;
        Assert.NotEqual(Read(Using).Routine!.Hash, changed.Hash);
        Assert.Single(RoutineDiff.Between(Read(Using).Routine!, changed));
    }

    [Fact]
    public void What_is_written_wins_over_the_block()
    {
        var routine = Read(Using.Replace("use: coordinated", "due: 2 weeks\n    use: coordinated",
            StringComparison.Ordinal)).Routine!;
        Assert.Equal("2 weeks", routine.Start.Due!.ToString());
        Assert.Equal("Propose", routine.Start.Find("propose")!.Name.En);
    }

    [Fact]
    public void A_finding_in_a_block_names_its_line_and_who_uses_it()
    {
        var blocks = Blocks.Replace("8 weeks", "8 weks", StringComparison.Ordinal);
        var finding = Assert.Single(Read(Using, blocks).Findings);
        Assert.Equal(("everyday.fragment.yaml", 5), (Path.GetFileName(finding.File), finding.Line));
        Assert.Equal($"{Sample.File}:{LineOf(Using, "use: coordinated")}", finding.UsedBy);
        Assert.EndsWith($"(used by {finding.UsedBy})", finding.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_block_is_told_with_the_nearest_word()
    {
        var finding = Assert.Single(
            Read(Using.Replace("use: coordinated", "use: cordinated", StringComparison.Ordinal)).Findings);
        Assert.Equal((LineOf(Using, "use: coordinated"), "unknown-block"), (finding.Line, finding.Code));
        Assert.Contains("did you mean \"coordinated\"?", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Blocks_that_use_each_other_are_told_with_the_chain()
    {
        var fragments = Fragments.Read("w", [new("everyday.fragment.yaml", Blocks)]);
        Assert.Equal(["blocks use each other: round → about → round; remove one \"use\"",
            "blocks use each other: about → round → about; remove one \"use\""],
            CycleFindings("round", fragments).Concat(CycleFindings("about", fragments)));
    }

    [Fact]
    public void Blocks_that_would_grow_without_end_are_refused()
    {
        var blocks = "fragment: everyday\nblocks:\n  b0: [{ a: 1 }]\n" + string.Concat(Enumerable.Range(1, 30)
            .Select(i => $"  b{i}: [{{ use: b{i - 1} }}, {{ use: b{i - 1} }}]\n"));
        var read = Read(Sample.Routine + "\nx: [{ use: b30 }]", blocks);
        Assert.Contains(read.Findings, f => f.Code == "yaml-too-many-nodes");
    }

    [Fact]
    public void Two_files_may_not_name_a_block_alike()
    {
        var fragments = Fragments.Read("w", [new("a.fragment.yaml", "fragment: a\nblocks: { x: { owner: y } }"),
            new("b.fragment.yaml", "fragment: b\nblocks: { x: { owner: y } }")]);
        Assert.Equal("block \"x\" is already in w/a.fragment.yaml:2; give each its own name",
            Assert.Single(fragments.Findings).Message);
    }

    private static IEnumerable<string> CycleFindings(string block, Fragments fragments)
    {
        var findings = new Findings("w/everyday.fragment.yaml");
        FragmentUse.CheckUses(fragments.Find(block)!, fragments, findings);
        return findings.ToImmutable().Select(f => f.Message);
    }

    private static int LineOf(string text, string part) =>
        text[..text.IndexOf(part, StringComparison.Ordinal)].Count(c => c == '\n') + 1;

    private static RoutineFile Read(string text, string blocks = Blocks) =>
        RoutineReader.Read(Sample.File, text, Sample.Organisation, ["problem-intake", "innovation"],
            fragments: Fragments.Read("workflows", [new("everyday.fragment.yaml", blocks)]));
}
