using IPB.Workflows.Routines.Imports;

namespace IPB.Workflows.Tests.Routines.Imports;

/// <summary>What is a process that can be read, and which one of a file.</summary>
public sealed class BpmnFileTests
{
    private const string Ends = """
        <startEvent id="s"/>
        <endEvent id="e" name="Over"/>
        """;

    [Theory]
    [InlineData("<a/>", "expected the definitions of a BPMN 2.0 process, got a")]
    [InlineData("<a", "expected XML without DTD")]
    [InlineData("<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", "expected XML without DTD")]
    [InlineData("""<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"/>""", "expected a process")]
    public void A_file_that_is_no_process_is_refused(string text, string why) => Assert.Contains(why,
        Assert.Throws<BpmnFileException>(() => BpmnImport.Read("a.bpmn", text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Of_several_processes_the_largest_is_drafted_and_the_others_are_named()
    {
        var text = Process.Text(Ends + "\ns --> e").Replace(" isExecutable=\"true\"", "", StringComparison.Ordinal)
            .Replace("<process id=\"permit\"", "<process id=\"pool\"/><process id=\"permit\"",
                StringComparison.Ordinal);
        var draft = BpmnImport.Read("a.bpmn", text);
        Assert.Equal("permit", draft.Routine);
        Assert.Contains(draft.Findings, f => f.Message.Contains("--process pool", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("UTF-8", "utf-8")]
    [InlineData("UTF-8", "iso-8859-1")]
    [InlineData("ISO-8859-1", "iso-8859-1")]
    [InlineData("UTF-16", "utf-16")]
    public void Letters_are_read_as_the_file_names_or_plainly_has_them(string named, string written)
    {
        var text = $"<?xml version=\"1.0\" encoding=\"{named}\"?>\n"
            + Process.Text(Ends.Replace("Over", "Över", StringComparison.Ordinal) + "\ns --> e");
        var encoding = System.Text.Encoding.GetEncoding(written);
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];
        Assert.Contains("sv: Över", BpmnImport.Read("a.bpmn", bytes).Yaml, StringComparison.Ordinal);
    }

    [Fact]
    public void A_process_that_is_not_there_is_named_with_those_that_are() => Assert.Contains(
        "there is no process \"b\"; there are permit", Assert.Throws<BpmnFileException>(() =>
            BpmnImport.Read("a.bpmn", Process.Text(Ends), "b")).Message, StringComparison.Ordinal);
}
