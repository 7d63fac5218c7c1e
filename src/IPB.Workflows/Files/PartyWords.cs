using System.Collections.Immutable;
using IPB.Workflows.People;

namespace IPB.Workflows.Files;

/// <summary>Reads parties, and says which of the special ones may stand where.</summary>
internal static class PartyWords
{
    internal const string Role = "role";
    internal const string Department = "department";

    internal static readonly ImmutableArray<string> Relative =
        [People.Party.LeadDepartment, People.Party.SubmittingDepartment];
    private static readonly Party Nobody = new("");

    internal static Party Party(this Section section, string key, params ReadOnlySpan<string> special) =>
        section.Find(key) is { } node ? Read(section, node, key, special) : Nobody;

    internal static Party? OptionalParty(this Section section, string key, params ReadOnlySpan<string> special) =>
        section.Find(key) is { } node ? Read(section, node, key, special) : null;

    /// <summary>One party, or a list of them.</summary>
    internal static ImmutableArray<Party> Parties(this Section section, string key, params ReadOnlySpan<string> special)
    {
        var parties = ImmutableArray.CreateBuilder<Party>();
        foreach (var node in section.Items(key, "a party such as \"coordinator\", or a list of them", orSingle: true))
            parties.Add(Read(section, node, key, special));
        return parties.ToImmutable();
    }

    private static Party Read(Section section, Node node, string key, ReadOnlySpan<string> special)
    {
        if (section.Reading.Scalar(node, key, "a party such as \"unit-manager of lead-department\"") is not { } word)
            return Nobody;
        var party = People.Party.Parse(word.Value);
        if (party.Role is People.Party.ProblemOwner or People.Party.Anyone or People.Party.System)
            Special(section.Reading, word.At, key, party, special.Contains(party.Role));
        else
            Refer(section.Reading, word.At, party);
        return party;
    }

    private static void Special(Reading reading, Position at, string key, Party party, bool allowed)
    {
        if (!allowed)
            reading.Add(at, "party-not-here", $"{key}: \"{party.Role}\" cannot stand here; expected a role");
        else if (party.Of is not null)
            reading.Add(at, "party-stands-alone", $"{key}: \"{party.Role}\" belongs to no department; remove \"of …\"");
    }

    private static void Refer(Reading reading, Position at, Party party)
    {
        if (!IdShape.Kebab.Fits(party.Role))
        {
            reading.Add(at, "id-shape", $"role {Shown.Quoted(party.Role)}: expected {IdShape.Kebab.Description}, "
                + "or \"<role> of lead-department\"");
            return;
        }
        reading.Parties.Add((at, party));
        reading.Refer(Role, at, party.Role);
        if (party.Of is not { } department || department == People.Party.ReferralBody || Relative.Contains(department))
            return;
        if (IdShape.Department.Fits(department)) reading.Refer(Department, at, department);
        else reading.Findings.Unknown(at, Department, department, Relative);
    }
}
