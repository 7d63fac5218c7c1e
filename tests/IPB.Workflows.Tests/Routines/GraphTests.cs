using IPB.Workflows.Tests.Files;

namespace IPB.Workflows.Tests.Routines;

public class GraphTests
{
    [Fact]
    public void State_that_nothing_leads_to_is_named() => Finds(
        "40 unreachable-state: state \"decision\" is never reached from the first state \"need\"; "
            + "lead a trigger or an outcome to it, or remove it",
        Sample.With("to: decision\n", "to: solved\n"));

    [Fact]
    public void State_that_no_way_leads_out_of_is_named() => Finds(
        "60 no-way-to-end: no way leads from state \"solved\" to an end; add a trigger or an outcome that does",
        Sample.With("    end: solved\n", "    owner: coordinator\n",
            Sample.With("  dark: { name: { sv: Mörkt, en: Dark }, by: problem-owner, to: need }",
                "  dark: { name: { sv: Mörkt, en: Dark }, by: problem-owner }")));

    [Fact]
    public void Routine_without_any_end_gets_one_finding() => Finds(
        "20 no-end: no state of the routine is an end: a case would never be closed; give one \"end: completed\"",
        Sample.With("    end: discontinued", "    owner: coordinator",
            Sample.With("    end: solved\n", "    owner: coordinator\n")));

    [Fact]
    public void Automatic_triggers_in_a_ring_are_named_in_order() => Finds(
        "endless-loop: these triggers of the system fire without anyone acting and could go on for ever: "
            + "\"there\" in \"need\", \"back\" in \"calm\"; let a person fire one of them",
        Sample.With("      expire: {", """
                  calmer: { name: { sv: Lugnt, en: Calm }, to: calm }
                  there: { name: { sv: Dit, en: There }, to: calm, by: system, when: 'voices > 1' }
                  expire: {
            """.TrimEnd(), Sample.With("  decision:\n", """
              calm:
                name: { sv: Lugn, en: Calm }
                owner: coordinator
                on:
                  back: { name: { sv: Åter, en: Back }, to: need, by: system, when: 'voices < 9' }
                  stop: { name: { sv: Sluta, en: Stop }, to: dropped }
              decision:

            """)));

    [Fact]
    public void Automatic_trigger_that_stays_would_fire_again_and_again() => Finds(
        "endless-loop: these triggers of the system fire without anyone acting and could go on for ever: "
            + "\"tick\" in \"need\"; let a person fire one of them",
        Sample.With("      expire: {", """
                  tick: { name: { sv: Tick, en: Tick }, by: system, when: 'voices > 1' }
                  expire: {
            """.TrimEnd()));

    [Fact]
    public void Trigger_of_the_system_needs_a_timer_or_a_condition() => Finds(
        "never-fired: trigger \"tick\" is fired by the system, but no timer of the state names it and it has no "
            + "\"when\"; add one of them",
        Sample.With("      expire: {", """
                  tick: { name: { sv: Tick, en: Tick }, to: dropped, by: system }
                  expire: {
            """.TrimEnd()));

    [Fact]
    public void Gate_needs_a_yes_and_a_no()
    {
        var text = Sample.With("        return: need\n", "", Sample.With("        reject: dropped\n", "",
            Sample.With("        approve: solved\n", "")));
        var codes = Sample.Read(text).Findings.Select(f => f.Code);
        Assert.Equal(
            ["gate-without-go", "gate-without-no"], codes.Where(c => c.StartsWith("gate", StringComparison.Ordinal)));
    }

    private static void Finds(string expected, string text)
    {
        var finding = Assert.Single(Sample.Read(text).Findings, f => !f.IsWarning);
        Assert.EndsWith(expected, $"{finding.Line} {finding.Code}: {finding.Message}");
    }
}
