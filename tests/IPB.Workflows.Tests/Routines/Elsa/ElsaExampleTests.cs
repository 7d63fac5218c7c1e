using IPB.Workflows.Routines.Exports;
using IPB.Workflows.Routines.Imports;

namespace IPB.Workflows.Tests.Routines.Elsa;

/// <summary>
/// Stored files: what Elsa 3.8 was given, and what it made of it. The program tests/IPB.Workflows.Elsa.Differential
/// says whether a real Elsa still takes the one and gives the other.
/// </summary>
public sealed class ElsaExampleTests
{
    [Fact]
    public void What_Elsa_accepted_is_what_is_exported() =>
        Assert.Equal(File.ReadAllText(Machines.Example("permit.elsa.json")), Machines.Exported());

    [Fact]
    public void What_Elsa_made_of_it_comes_back_byte_for_byte()
    {
        var draft = ElsaImport.Read("permit.json", File.ReadAllBytes(Machines.Example("permit.from-elsa.json")));
        Assert.Empty(draft.Told());
        Assert.Equal(Machines.Permit, draft.Yaml);
        Assert.Equal(Machines.Exported(), ElsaExport.Write(Machines.Read(draft.Yaml), "sv"));
    }
}
