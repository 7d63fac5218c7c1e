using System.Collections.Immutable;
using IPB.Workflows.Cases;

namespace IPB.Workflows.Retention;

/// <summary>A disposal that cannot be, or not by this person, or not now.</summary>
public sealed class RetentionRefused(RefusalKind kind, string code, params ImmutableArray<Text> reasons) : Refusal(
    kind, code, new("Gallringen ändrades inte.", "Nothing was changed about the disposal."), reasons)
{
    internal static RetentionRefused NotFound() => new(RefusalKind.NotFound, "disposal-not-found",
        new Text("Det finns ingen sådan gallring.", "There is no such disposal."));

    internal static RetentionRefused NotYours() => new(RefusalKind.NotAllowed, "retention-not-permitted", new Text(
        "Gallring föreslås och godkänns av systemadministratörer.",
        "Disposals are proposed and approved by system administrators."));

    internal static RetentionRefused OwnProposal() => new(RefusalKind.NotAllowed, "four-eyes", new Text(
        "Du har själv föreslagit gallringen. Någon annan systemadministratör behöver godkänna den.",
        "You proposed this disposal yourself. Another system administrator has to approve it."));

    internal static RetentionRefused NoRule(string rule) => new(RefusalKind.NotFound, "rule-not-found", new Text(
        $"Det finns ingen gallringsregel \"{rule}\".", $"There is no rule of retention \"{rule}\"."));

    internal static RetentionRefused ForEver() => new(RefusalKind.Conflict, "kept-for-ever", new Text(
        "Regeln säger att ärendena bevaras.", "The rule says that the cases are kept for ever."));

    internal static RetentionRefused Nothing() => new(RefusalKind.Conflict, "nothing-to-dispose", new Text(
        "Inget ärende kan gallras efter regeln i dag.", "No case can be disposed of by the rule today."));

    internal static RetentionRefused OtherOpen() => new(RefusalKind.Conflict, "disposal-open", new Text(
        "En gallring efter regeln är redan föreslagen eller pågår.",
        "A disposal by the rule is proposed already, or at work."));

    internal static RetentionRefused Decided() => new(RefusalKind.Conflict, "disposal-decided", new Text(
        "Gallringen är redan godkänd eller avslagen.", "The disposal was approved or rejected already."));

    internal static RetentionRefused OtherList() => new(RefusalKind.Conflict, "disposal-hash", new Text(
        "Listan är en annan än den du såg. Läs den igen.", "The list is another than the one you saw. Read it again."));

    internal static RetentionRefused RuleChanged() => new(RefusalKind.Conflict, "retention-rule-changed", new Text(
        "Regeln har ändrats sedan gallringen föreslogs. Avslå den och föreslå en ny.",
        "The rule has changed since the disposal was proposed. Reject it and propose another."));

    internal static RetentionRefused Exempted() => new(RefusalKind.Conflict, "exempted-already", new Text(
        "Ärendet är redan undantaget från gallring.", "The case is exempt from disposal already."));

    internal static RetentionRefused NotExempted() => new(RefusalKind.NotFound, "exemption-not-found", new Text(
        "Ärendet är inte undantaget från gallring.", "The case is not exempt from disposal."));
}
