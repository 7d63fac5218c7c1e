using System.Xml.Linq;
using IPB.Workflows.Routines;
using IPB.Workflows.Routines.Imports;

namespace IPB.Workflows.Tests.Routines.Imports;

/// <summary>Whatever is in a file, or missing, there is a draft that can be read, or a refusal with words.</summary>
public sealed class DamagedProcessTests
{
    private const string Whole = """
        <startEvent id="s"/><endEvent id="e" name="Over"/>
        <subProcess id="p" name="Handling" default="q">
        <startEvent id="ps"/><userTask id="a" name="Assess"/><exclusiveGateway id="g" default="g1"/>
        <endEvent id="ok"/><endEvent id="bad"><errorEventDefinition errorRef="late"/></endEvent>
        <sequenceFlow id="p1" sourceRef="ps" targetRef="a"/><sequenceFlow id="p2" sourceRef="a" targetRef="g"/>
        <sequenceFlow id="g1" sourceRef="g" targetRef="ok"/>
        <sequenceFlow id="g2" sourceRef="g" targetRef="bad"><conditionExpression>${days &gt; 5}</conditionExpression>
        </sequenceFlow></subProcess>
        <boundaryEvent id="x" attachedToRef="p"><errorEventDefinition errorRef="late"/></boundaryEvent>
        <boundaryEvent id="t" attachedToRef="p"><timerEventDefinition><timeDuration>P5D</timeDuration>
        </timerEventDefinition></boundaryEvent>
        <parallelGateway id="f"/><serviceTask id="b" name="Pay"/><sendTask id="c" name="Tell"/><parallelGateway id="j"/>
        <eventBasedGateway id="w"/>
        <intermediateCatchEvent id="m"><messageEventDefinition messageRef="paid"/></intermediateCatchEvent>
        <intermediateCatchEvent id="u"><conditionalEventDefinition><condition>${sum &gt; 1 &amp;&amp; !late}</condition>
        </conditionalEventDefinition></intermediateCatchEvent>
        <intermediateThrowEvent id="l"><linkEventDefinition name="on"/></intermediateThrowEvent>
        <intermediateCatchEvent id="k"><linkEventDefinition name="on"/></intermediateCatchEvent>
        s --> p
        p --> f
        x --> l
        t --> e
        k --> w
        f --> b
        f --> c
        b --> j
        c --> j
        j --> w
        w --> m
        w --> u
        m --> e
        u --> e
        """;

    [Fact]
    public void A_process_that_lacks_any_part_is_drafted_all_the_same()
    {
        var count = Parts(XDocument.Parse(Process.Text(Whole))).Count();
        for (var i = 0; i < count; i++)
        {
            var file = XDocument.Parse(Process.Text(Whole));
            Parts(file).ElementAt(i).Remove();
            Drafted(file.ToString(), $"without element {i}");
        }
    }

    [Fact]
    public void A_process_that_lacks_any_word_is_drafted_all_the_same()
    {
        var count = Words(XDocument.Parse(Process.Text(Whole))).Count();
        for (var i = 0; i < count; i++)
        {
            var file = XDocument.Parse(Process.Text(Whole));
            Words(file).ElementAt(i).Remove();
            Drafted(file.ToString(), $"without attribute {i}");
        }
    }

    [Fact]
    public void Flows_may_go_round_and_round() => Drafted(Process.Text("""
        <startEvent id="s"/><exclusiveGateway id="g"/><parallelGateway id="h"/><subProcess id="p"/>
        s --> g
        g --> h
        h --> g
        h --> h
        """), "without an end");

    [Theory]
    [InlineData("Say: \"no\" # 'now' {a, b} [c]")]
    [InlineData("- yes")]
    [InlineData("true")]
    [InlineData("&anchor *alias !tag %x @y `z`")]
    [InlineData("åäö 🅿️ \\ \\n")]
    [InlineData("???")]
    public void Any_name_is_carried(string name)
    {
        var file = XDocument.Parse(Process.Text("""
            <startEvent id="s"/><userTask id="a" name="?"><documentation>?</documentation></userTask><endEvent id="e"/>
            s --> a
            a --> e
            """));
        file.Descendants(BpmnXml.Model + "userTask").Single().SetAttributeValue("name", name);
        file.Descendants(BpmnXml.Model + "documentation").Single().Value = name;
        var draft = BpmnImport.Read("permit.bpmn", file.ToString());
        var routine = RoutineReader.Read(draft.FileName, draft.Yaml).Routine;
        Assert.Equal(name, routine!.Start.Name.Sv);
    }

    private static IEnumerable<XElement> Parts(XDocument file) =>
        file.Descendants(BpmnXml.Model + "process").Descendants();

    private static IEnumerable<XAttribute> Words(XDocument file) =>
        file.Descendants().Attributes().Where(a => !a.IsNamespaceDeclaration);

    private static void Drafted(string text, string how)
    {
        var draft = BpmnImport.Read("permit.bpmn", text);
        var findings = RoutineReader.Read(draft.FileName, draft.Yaml).Findings;
        // What is wrong with it by its meaning a person mends; its words are those of the language.
        Assert.All(findings.Where(f => !f.IsWarning), f => Assert.True(
            f.Code is "no-end" or "no-way-to-end" or "endless-loop" or "trigger-never-fires" or "always-left-at-once"
                or "unreachable-state", $"{how}: {f}\n{draft.Yaml}"));
    }
}
