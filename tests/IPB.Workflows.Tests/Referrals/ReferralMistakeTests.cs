using IPB.Workflows.Tests.Proofs;

namespace IPB.Workflows.Tests.Referrals;

/// <summary>Slips in the writing of a referral, each told once and on its line.</summary>
public sealed class ReferralMistakeTests
{
    public static TheoryData<string, string> Slips => new()
    {
        { "referral: { GATE, outcomes: { answered: z } }", "referral-to-nobody" },
        { "referral: { GATE, to: coordinator, outcomes: { answered: z } }, owner: coordinator", "referral-with-owner" },
        { "referral: { GATE, to: coordinator, outcomes: { answered: z } }, end: completed", "referral-and-other" },
        { "referral: { GATE, to: [coordinator, coordinator], outcomes: { answered: z } }", "body-twice" },
        { "referral: { GATE, to: coordinator, join: most, outcomes: { answered: z } }", "wrong-value" },
        { "referral: { GATE, to: coordinator, outcomes: { answered: zz } }", "unknown-state" },
        { "referral: { GATE, to: coordinator, outcomes: { answerd: z } }", "unknown-key" },
        { "referral: { GATE, to: unit-manager of referral-body, outcomes: { answered: z } }", "party-not-here" },
        { "referral: { GATE, choose: { role: unit-manager, from: [SLK, LFF], least: 3 }, outcomes: { answered: z } }",
            "choice-out-of-reach" },
        { "referral: { GATE, choose: { role: unit-manager, from: [SLK, SLK] }, outcomes: { answered: z } }",
            "body-twice" },
        { "referral: { GATE, to: coordinator, outcomes: { answered: z } }, on: { stop: { N, to: z } }",
            "nobody-fires" },
        { "referral: { GATE, to: coordinator, outcomes: { answered: z } }, "
            + "on: { answered: { N, to: z, by: coordinator } }", "trigger-and-outcome" },
    };

    [Theory]
    [MemberData(nameof(Slips))]
    public void Each_slip_is_told_once(string state, string code)
    {
        var text = $$"""
            states:
              a: { N, owner: coordinator, on: { go: { N, to: r } } }
              r: { N, {{state}} }
              z: { N, end: completed }
            """;
        var line = Trial.Text(text).Split('\n').ToList().FindIndex(l => l.StartsWith("  r:", StringComparison.Ordinal));
        var finding = Assert.Single(Trial.Read(text).Findings);
        Assert.Equal((line + 1, code), (finding.Line, finding.Code));
    }

    [Fact]
    public void The_department_of_a_referral_body_means_nothing_elsewhere() => Assert.Contains(Trial.Read("""
        states:
          a: { N, owner: unit-manager of referral-body, on: { go: { N, to: z } } }
          z: { N, end: completed }
        """).Findings, f => f.Code == "party-not-here");

    [Fact]
    public void A_field_cannot_take_the_name_of_a_count() => Assert.Contains(Trial.Read("""
        fields: { objections: { type: number, N } }
        submit: { asks: [objections] }
        states:
          a: { N, owner: coordinator, on: { go: { N, to: z } } }
          z: { N, end: completed }
        """).Findings, f => f.Code == "reserved-name");
}
