using IPB.Workflows.Tests.Files;

namespace IPB.Workflows.Tests.Routines;

/// <summary>One slip in a good routine gives one finding, which says what to do.</summary>
public class SingleMistakeTests
{
    public static TheoryData<string, string, string> Slips => new()
    {
        { "routine: lights", "routine: light", "1: routine \"light\" is in a file called \"lights.routine.yaml\"; "
            + "expected \"lights\", or the file renamed" },
        { "version: 3", "version: 0", "2: version: expected a whole number from 1 to 1000000, got \"0\"" },
        { "routing: problem-intake", "routing: problem-intak",
            "6: routing table \"problem-intak\" is unknown; did you mean \"problem-intake\"?" },
        { "- { id: need,", "- { id: Need,", "8: phase \"Need\": expected small letters a-z, digits and hyphens, "
            + "beginning with a letter, such as \"in-review\"" },
        { "min: 0, max", "min: low, max", "10: min: expected a number such as 250000 or 0.5, got \"low\"" },
        { "min: 0, max: 5000000", "min: 9, max: 5",
            "10: field \"budget\" has a \"min\" larger than its \"max\"" },
        { "required: true }", "required: yes }", "10: required: expected true or false, got \"yes\"" },
        { "{ id: pole,", "{ id: lamp,", "16: choice \"lamp\" is already defined; give each its own name" },
        { "type: number,", "type: number, min: 1, choices: [{ id: x, name: { sv: X, en: X } }],",
            "17: field \"voices\" has \"choices\"; expected the type \"choice\" with them" },
        { "asks: [kind]", "asks: [kin]", "18: field \"kin\" is unknown; did you mean \"kind\"?" },
        { "    phase: need", "    phase: ned", "22: phase \"ned\" is unknown; did you mean \"need\"?" },
        { "    owner: coordinator\n", "", "20: state \"need\" has no owner: nobody would have the case; add \"owner\", "
            + "\"gate\", \"referral\" or \"end\"" },
        { "    owner: coordinator\n", "    owner: anyone\n",
            "23: owner: \"anyone\" cannot stand here; expected a role" },
        { "owner: coordinator\n", "owner: problem-owner of LFF\n",
            "23: owner: \"problem-owner\" belongs to no department; remove \"of …\"" },
        { "owner: coordinator\n", "owner: unit-manager of LF\n",
            "23: department \"LF\" is unknown; did you mean \"LFF\"?" },
        { "owner: coordinator\n", "owner: auditor\n",
            "23: nobody in the organisation is \"auditor\"; give someone the role or name another" },
        { "owner: coordinator\n", "owner: auditor of SLK\n",
            "23: nobody in the organisation is \"auditor of SLK\"; give someone the role or name another" },
        { "    due: 8 weeks\n", "",
            "24: state \"need\" reminds of a time limit that it lacks; add \"due\"" },
        { "[2 working days before,", "[2 working days ahead,", "25: remind: expected \"2 working days before\", "
            + "\"on due\" or \"2 working days after\", in a list, got \"2 working days ahead\"" },
        { "to: unit-manager of lead-department", "to: unit-manager of led-department",
            "27: department \"led-department\" is unknown; did you mean \"lead-department\"?" },
        { "fire: expire", "fire: expires", "29: trigger \"expires\" is unknown; did you mean \"expire\"?" },
        { "fire: expire", "fire: propose", "29: the timer fires \"propose\", which people fire; "
            + "expected a trigger with \"by: system\"" },
        { "to: decision\n", "to: decisions\n", "33: state \"decisions\" is unknown; did you mean \"decision\"?" },
        { "'voices >= 3'", "'voices >= '", "35: when: \"voices >= \" cannot be read: expected a" },
        { "'voices >= 3'", "'voices >= \"3\"'", "35: when: \"voices >= \"3\"\" cannot work: expected a number "
            + "to compare with, found '\"3\"', which is a string" },
        { "'voices >= 3'", "'cuont(voices) >= 3'", "35: when: \"cuont(voices) >= 3\" cannot work: expected a function "
            + "that exists, found 'cuont('; did you mean 'count'?" },
        { "'voices >= 3'", "'abs() >= voices'", "35: when: \"abs() >= voices\" cannot work: expected abs with "
            + "1 argument, found 0 arguments" },
        { "'voices >= 3'", "'voices + 3'", "35: when: \"voices + 3\" cannot work: expected true or false, found a "
            + "number" },
        { "'voices >= 3'", "'vocies >= 3'", "35: name \"vocies\" is unknown; did you mean \"voices\"?" },
        { "asks: [budget, voices]", "asks: [budget]", "35: the condition reads the field \"voices\", which is asked "
            + "for nowhere; add it to the \"asks\" of \"submit\" or of a trigger" },
        { "        when-text: { sv: Minst tre röster behövs., en: At least three voices are needed. }\n", "",
            "35: trigger \"propose\" has \"when\" but lacks \"when-text\", the condition in words" },
        { "reason: required", "reason: requried", "38: word \"requried\" is unknown; did you mean \"required\"?" },
        { "quorum: 2", "quorum: 3", "48: the quorum is 3, but at most 2 may vote; expected 1 to 2" },
        { "quorum: each", "quorum: most",
            "49: quorum: expected a whole number from 1 to 100, \"each\", \"all\" or \"majority\", got \"most\"" },
        { "quorum: each", "quorum: each, stop: allways",
            "49: way to stop \"allways\" is unknown; expected one of \"any\", \"outvoted\"" },
        { "quorum: each", "quorum: each, veto: coordinator",
            "49: any no stops here, so that a veto says nothing; add \"stop: outvoted\", or remove \"veto\"" },
        { "quorum: each", "quorum: each, stop: outvoted, veto: board-member",
            "49: \"board-member\" has a veto, but does not decide; add it to \"by\"" },
        { "en: Liked }", "en: Liked }, scale: 5, least: 6",
            "53: the scores go from 1 to 5, but the mean is to be at least 6; expected a number in between" },
        { "en: Liked }", "en: Liked }, least: 3",
            "53: criterion \"liked\" asks for a mean of scores, but no criterion of "
            + "the gate has a \"scale\"; add one, or remove \"least\"" },
        { "met: 'budget < 1000'", "met: 'budget < 1000', scale: 5", "52: a criterion has \"scale\" and \"met\" or "
            + "\"evidence\": deciders cannot score what is computed; expected one of them" },
        { "      not: [problem-owner]", "      conditions: { due: 3 weeks }",
            "50: the gate says who meets conditions, but sets none; add the outcome \"approve-with-conditions\", or "
            + "remove \"conditions\"" },
        { "- { by: [unit-manager of lead-department, coordinator], quorum: each }",
            "- { by: coordinator, when: 'budget < 9', when-text: { sv: A, en: A } }",
            "44: no mandate of the gate \"decision\" holds for some cases; let the last one have no \"when\"" },
        { "id: liked", "id: cheap", "53: criterion \"cheap\" is already defined; give each its own name" },
        { "        approve: solved", "        aprove: solved",
            "55: outcome \"aprove\" is unknown; did you mean \"approve\"?" },
        { "        reject: dropped", "        rejected: dropped",
            "58: outcome \"rejected\" is unknown; did you mean \"reject\"?" },
        { "end: discontinued", "end: dropped", "69: ending \"dropped\" is unknown; expected one of \"completed\", "
            + "\"discontinued\", \"rejected\", \"solved\"" },
        { "by: problem-owner, to: need", "to: need",
            "66: trigger \"dark\" can be fired by nobody: state \"solved\" has no owner; add \"by\"" },
        { "do: [propose,", "do: [propos,", "73: step \"propos\" is unknown; did you mean \"propose\"?" },
        { "wait 3 months", "wait 3 moths", "73: wait: expected the unit" },
        { "kind: lamp", "kind: tree", "72: kind: expected one of \"lamp\", \"pole\", got \"tree\"" },
        { "budget: 800", "budgt: 800", "72: field \"budgt\" is unknown; did you mean \"budget\"?" },
        { "    ends: need", "    ends: ned", "74: state \"ned\" is unknown; did you mean \"need\"?" },
        { "- { by: [unit-manager of lead-department, coordinator], quorum: each }",
            "- { by: coordinator }\n        - { by: board-member }",
            "50: the mandates before this one decide every case; put this one first, or remove it" },
        { "    due: 5 working days", "    owner: coordinator",
            "59: state \"decision\" is a gate: its deciders have the case; remove \"owner\"" },
        { "    due: 5 working days", "    end: solved",
            "59: state \"decision\" is a gate and an end; expected one of them" },
        { "    end: discontinued", "    end: discontinued\n    owner: coordinator",
            "70: state \"dropped\" is an end: the case is closed; remove \"owner\"" },
        { "    due: 5 working days", "    on: { reject: { name: { sv: A, en: A }, by: coordinator } }",
            "59: trigger \"reject\" is called as an outcome of the gate; choose another name" },
        { "by: [coordinator, problem-owner]", "by: [coordinator, system]",
            "34: trigger \"propose\" is fired by the system and by people; give each a trigger of its own" },
        { "board-member\n", "problem-owner\n", "47: by: \"problem-owner\" cannot stand here; expected a role" },
        { "  voices: {", "  title: { type: text, name: { sv: T, en: T } }\n  voices: {",
            "17: field \"title\": the name already means something in conditions; choose another" },
        { "purpose:", "# purpose:", "1: the routine lacks \"purpose\"" },
        { "    phase: need", "    colour: red", "22: key \"colour\" is unknown in state \"need\"; expected one of" },
        { "version: 3", "version: 3\nversion: 4", "3: \"version\" stands twice; it is already on line 2" },
        { "sv: Beslut,", "sv: '',", "41: sv: expected a text in Swedish, got \"\"" },
        { "  decision:\n", "  Decision:\n", "40: state \"Decision\": expected small letters" },
    };

    [Theory]
    [MemberData(nameof(Slips))]
    public void One_slip_gives_one_finding(string part, string slip, string expected)
    {
        var finding = Assert.Single(Sample.Read(Sample.With(part, slip)).Findings);
        Assert.StartsWith(expected, $"{finding.Line}: {finding.Message}");
    }
}
