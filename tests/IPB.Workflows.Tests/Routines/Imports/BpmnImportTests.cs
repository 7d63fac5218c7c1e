using IPB.Workflows.Routines;

namespace IPB.Workflows.Tests.Routines.Imports;

public sealed class BpmnImportTests
{
    private const string Ends = """
        <startEvent id="s"/>
        <endEvent id="e" name="Over"/>
        """;

    [Fact]
    public void Tasks_become_states_in_a_row() => Assert.Equal(
        ["register --done--> assess", "assess --done--> over"], Process.Ways(Ends + """

            <userTask id="a" name="Register"/>
            <serviceTask id="b" name="Assess"/>
            s --> a
            a --> b
            b --> e
            """));

    [Fact]
    public void A_person_chooses_what_leaves_a_user_task() => Assert.Equal(
        [
            "assess --grant [amount <= 500]--> over", "assess --otherwise--> refuse", "refuse --done--> over",
        ], Process.Ways(Ends + """

            <userTask id="a" name="Assess"/>
            <exclusiveGateway id="g" default="no"/>
            <userTask id="b" name="Refuse"/>
            s --> a
            a --> g
            <sequenceFlow id="yes" name="Grant" sourceRef="g" targetRef="e">
            <conditionExpression>${amount &lt;= 500}</conditionExpression></sequenceFlow>
            <sequenceFlow id="no" sourceRef="g" targetRef="b"/>
            b --> e
            """));

    [Fact]
    public void The_engine_chooses_what_leaves_a_service_task()
    {
        var routine = Process.Routine(Ends + """

            <serviceTask id="a" name="Check"/>
            <exclusiveGateway id="g" name="Resident?" default="no"/>
            <userTask id="b" name="Refuse"/>
            s --> a
            a --> g
            g --> e: ${resident}
            <sequenceFlow id="no" sourceRef="g" targetRef="b"/>
            b --> e
            """);
        Assert.Equal(
            [
                "check --done--> resident", "resident --by itself over [resident]--> over",
                "resident --by itself otherwise [true]--> refuse", "refuse --done--> over",
            ], Process.Ways(routine));
        Assert.Equal(["resident"], routine.State("check").Triggers[0].Asks);
    }

    [Fact]
    public void What_a_loop_decides_is_asked_for_each_time_and_the_rest_once()
    {
        var routine = Process.Routine(Ends + """

            <serviceTask id="a" name="Check"/>
            <exclusiveGateway id="g" default="no"/>
            <serviceTask id="b" name="Remind"/>
            <serviceTask id="c" name="Close"/>
            <exclusiveGateway id="h" default="plain"/>
            s --> a
            a --> g
            g --> c: ${paid || urgent}
            <sequenceFlow id="no" sourceRef="g" targetRef="b"/>
            b --> a
            c --> h
            h --> e: ${urgent}
            <sequenceFlow id="plain" sourceRef="h" targetRef="e"/>
            """);
        Assert.Equal(["paid", "urgent"], routine.State("check").Triggers[0].Asks);
        Assert.Empty(routine.State("close").Triggers[0].Asks);
    }

    [Fact]
    public void Fields_have_the_types_that_conditions_use_them_with()
    {
        var routine = Process.Routine(Ends + """

            <serviceTask id="a" name="Check"/>
            <exclusiveGateway id="g" default="f"/>
            s --> a
            a --> g
            g --> e: ${amount > 10 && kind == 'house' && not urgent && caseOwner != null}
            <sequenceFlow id="f" sourceRef="g" targetRef="a"/>
            """);
        Assert.Equal(
            [
                ("amount", FieldType.Number), ("case_owner", FieldType.Text), ("kind", FieldType.Choice),
                ("urgent", FieldType.YesNo),
            ], routine.Fields.Select(f => (f.Id, f.Type)));
        Assert.Equal(["house", "other"], routine.FindField("kind")!.Choices.Select(c => c.Id));
    }

    [Fact]
    public void Events_on_the_border_become_triggers_and_time_limits()
    {
        Assert.Equal(
            [
                "assess --done--> over", "assess --too-late after 5 days--> chase", "assess --failed--> chase",
                "assess --payment--> over", "chase --done--> over",
            ], Process.Ways(Ends + """

            <userTask id="a" name="Assess"/>
            <userTask id="b" name="Chase"/>
            <boundaryEvent id="t" name="Too late" attachedToRef="a">
            <timerEventDefinition><timeDuration>P5D</timeDuration></timerEventDefinition></boundaryEvent>
            <boundaryEvent id="x" name="Failed" attachedToRef="a"><errorEventDefinition/></boundaryEvent>
            <boundaryEvent id="m" name="Payment" attachedToRef="a">
            <messageEventDefinition messageRef="paid"/></boundaryEvent>
            s --> a
            a --> e
            t --> b
            x --> b
            m --> e
            b --> e
            """));
    }

    [Fact]
    public void The_first_event_decides_behind_an_event_gateway() => Assert.Equal(
        ["first --paid--> over", "first --time-is-up after 30 days--> chase", "chase --done--> over"],
        Process.Ways(Ends + """

            <eventBasedGateway id="g" name="First"/>
            <intermediateCatchEvent id="p" name="Paid">
            <messageEventDefinition messageRef="paid"/></intermediateCatchEvent>
            <intermediateCatchEvent id="t">
            <timerEventDefinition><timeDuration>P30D</timeDuration></timerEventDefinition></intermediateCatchEvent>
            <userTask id="b" name="Chase"/>
            s --> g
            g --> p
            g --> t
            p --> e
            t --> b
            b --> e
            """));

    [Fact]
    public void A_sub_process_is_a_phase_and_its_error_is_caught()
    {
        const string Text = Ends + """

            <subProcess id="p" name="Handling">
            <startEvent id="ps"/><userTask id="a" name="Assess"/><exclusiveGateway id="g"/>
            <endEvent id="ok"/><endEvent id="bad" name="Late"><errorEventDefinition errorRef="late"/></endEvent>
            <sequenceFlow id="1" sourceRef="ps" targetRef="a"/><sequenceFlow id="2" sourceRef="a" targetRef="g"/>
            <sequenceFlow id="3" name="In time" sourceRef="g" targetRef="ok"/>
            <sequenceFlow id="4" name="Late" sourceRef="g" targetRef="bad"/>
            </subProcess>
            <boundaryEvent id="x" attachedToRef="p"><errorEventDefinition errorRef="late"/></boundaryEvent>
            <userTask id="b" name="Excuse"/>
            s --> p
            p --> e
            x --> b
            b --> e
            """;
        Assert.Equal(["assess --in-time--> over", "assess --late--> excuse"], Process.Ways(Text).Take(2));
        Assert.Equal("handling", Process.Routine(Text).State("assess").Phase);
    }

    [Fact]
    public void Lanes_and_candidates_become_owners()
    {
        var routine = Process.Routine(Ends + """

            <laneSet id="l"><lane id="l1" name="Case officer">
            <flowNodeRef>a</flowNodeRef><flowNodeRef>b</flowNodeRef></lane></laneSet>
            <userTask id="a" name="Assess"/>
            <userTask id="b" name="Sign" camunda:candidateGroups="unit-manager,head"/>
            s --> a
            a --> b
            b --> e
            """);
        Assert.Equal(["case-officer", "unit-manager", null], routine.States.Select(s => s.Owner?.ToString()));
    }

    [Fact]
    public void Branches_that_part_and_meet_again_come_one_after_another()
    {
        const string Text = Ends + """

            <parallelGateway id="g" name="Both"/>
            <serviceTask id="a" name="Pay"/>
            <serviceTask id="b" name="Tell"/>
            <parallelGateway id="j"/>
            s --> g
            g --> a
            g --> b
            a --> j
            b --> j
            j --> e
            """;
        Assert.Equal(["pay --done--> tell", "tell --done--> over"], Process.Ways(Text));
        Assert.Equal(["permit.bpmn:7: carried with a change: parallel gateway \"Both\": its 2 branches run at once; "
            + "here one after another: first \"Pay\", then \"Tell\""], Process.Notes(Text));
    }

    [Fact]
    public void Branches_that_do_not_meet_as_a_whole_are_told_of() => Assert.Contains(
        Process.Notes(Ends + """

            <parallelGateway id="g"/>
            <userTask id="a" name="Pay"/>
            <userTask id="b" name="Tell"/>
            s --> g
            g --> a
            g --> b
            a --> b
            b --> e
            """), n => n.Contains("cannot be carried: parallel gateway", StringComparison.Ordinal));

    [Theory]
    [InlineData("""<userTask id="x" name="Lonely"/>""", "no flow leads to it")]
    [InlineData("""<subProcess id="x" triggeredByEvent="true"/>""", "at any time")]
    [InlineData("<boundaryEvent id=\"x\" attachedToRef=\"a\" cancelActivity=\"false\">"
        + "<timerEventDefinition/></boundaryEvent>",
        "beside the task")]
    [InlineData("<boundaryEvent id=\"b\" attachedToRef=\"a\"><messageEventDefinition/></boundaryEvent>"
        + "<sequenceFlow id=\"x\" sourceRef=\"b\" targetRef=\"c\"/><callActivity id=\"c\" calledElement=\"pay\"/>",
        "another process does it")]
    [InlineData("""<textAnnotation id="x"><text>Ask Eva</text></textAnnotation>""", "a note on the drawing")]
    [InlineData("<boundaryEvent id=\"x\" attachedToRef=\"a\">"
        + "<timerEventDefinition><timeCycle>R/P1D</timeCycle></timerEventDefinition></boundaryEvent>",
        "it comes again and again")]
    [InlineData("""<sequenceFlow id="x" sourceRef="a" targetRef="nothing"/>""", "is no element that came over")]
    public void What_is_lost_or_changed_is_told(string element, string why) => Assert.Contains(
        Process.Notes(Ends + $"\n<userTask id=\"a\" name=\"Assess\"/>\ns --> a\na --> e\n{element}"),
        n => n.Contains(why, StringComparison.Ordinal));
}
