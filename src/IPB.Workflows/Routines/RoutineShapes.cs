using System.Collections.Immutable;
using IPB.Workflows.Files;

namespace IPB.Workflows.Routines;

/// <summary>Every key of a routine file.</summary>
internal static class RoutineShapes
{
    internal static readonly Shape Routine = Shape.Of("routine",
        "routine version name purpose states evaluate? routing? phases? fields? submit? hold? on? scenarios? "
        + "visibility? confidential?");
    internal static readonly Shape Confidentiality = Shape.Of("confidentiality", "description? readers?");
    internal static readonly Shape Evaluation = Shape.Of("evaluation", "review measures");
    internal static readonly Shape Phase = Shape.Of("phase", "id name wip-limit?");
    internal static readonly Shape Field =
        Shape.Of("field", "type name help? min? max? required? choices? confidential?");
    internal static readonly Shape Choice = Shape.Of("choice", "id name");
    internal static readonly Shape Submit = Shape.Of("submit", "asks");
    internal static readonly Shape Hold = Shape.Of("hold", "ask-again by? in? longest? then?");
    internal static readonly Shape State = Shape.Of("state",
        "name phase? owner? due? remind? escalate? timers? gate? referral? end? follow-up? form? checklist? on? "
        + "states? opens? children? automation? wip-limit?");
    internal static readonly Shape Trigger = Shape.Of("trigger",
        "name to? by? when? when-text? asks? needs? reason? bounce? opens? automation?");
    internal static readonly Shape Bounce = Shape.Of("bounce", "times then");
    internal static readonly Shape Escalation = Shape.Of("escalation", "after to");
    internal static readonly Shape Timer = Shape.Of("timer", "after fire");
    internal static readonly Shape FollowUp = Shape.Of("follow-up", "after ask question");
    internal static readonly Shape Gate = Shape.Of("gate",
        "question decide outcomes not? criteria? needs? four-eyes? advise? conditions?");
    internal static readonly Shape Advice = Shape.Of("advice", "ask question?");
    internal static readonly Shape Mandate = Shape.Of("mandate", "by quorum? stop? veto? when? when-text? point?");
    internal static readonly Shape Criterion =
        Shape.Of("criterion", "id name must? met? evidence? weight? scale? least?");
    internal static readonly Shape GateConditions = Shape.Of("conditions of the gate", "due owner?");
    internal static readonly Shape Referral = Shape.Of("referral", "question outcomes to? choose? join?");
    internal static readonly Shape ReferralChoice = Shape.Of("choice of referral bodies", "role from least?");
    internal static readonly Shape ReferralOutcomes = Shape.Of("outcomes of the referral", "answered overdue?");
    internal static readonly Shape Opening = Shape.Of("opened case", "routine title? description? to? choose? fields?");
    internal static readonly Shape OpeningChoice = Shape.Of("choice of departments", "from least?");
    internal static readonly Shape ChildWait = Shape.Of("wait for child cases", "outcomes join?");
    internal static readonly Shape ChildOutcomes = Shape.Of("outcomes of child cases",
        "ended solved? rejected? discontinued? completed?");
    internal static readonly Shape Automation = Shape.Of("automation", "name done failed? inputs? outputs? retry?");
    internal static readonly Shape Retry = Shape.Of("retry of an automation", "times after?");
    internal static readonly Shape Scenario = Shape.Of("scenario", "name do ends given?");

    internal static readonly ImmutableArray<Shape> All =
    [
        Routine, Evaluation, Phase, Field, Choice, Submit, State, Trigger, Bounce, Escalation, Timer, FollowUp, Gate,
        Mandate, Criterion, Referral, ReferralChoice, ReferralOutcomes, Scenario, Hold, Opening,
        OpeningChoice, ChildWait, ChildOutcomes, Shape.Text,
        GateConditions, Advice, Automation, Retry, Confidentiality,
    ];
}

/// <summary>What a word of a routine names, as messages and codes say it.</summary>
internal static class Kinds
{
    internal const string State = "state";
    internal const string Field = "field";
    internal const string Phase = "phase";
    internal const string Table = "routing table";
    internal const string Trigger = "trigger";
    internal const string Outcome = "outcome";
    internal const string Step = "step";

    /// <summary>A name in a condition.</summary>
    internal const string Name = "name";
}
