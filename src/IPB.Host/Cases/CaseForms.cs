using System.Collections.Immutable;
using System.Globalization;
using IPB.Host.Gates;
using IPB.Host.Insight.Obstacles;
using IPB.Host.Pages;
using IPB.Host.Partners;
using IPB.Host.Referrals;
using IPB.Workflows.Access;
using IPB.Workflows.Cases;

namespace IPB.Host.Cases;

/// <summary>Posts of the forms of a case, read as commands.</summary>
public static class CaseForms
{
    /// <summary>Before the ids of a routine's fields: none can be taken for a field of the form itself.</summary>
    public const string FieldPrefix = "f.";

    public const string Decide = "decide";
    public const string Ask = "ask";
    public const string Inform = "inform";
    public const string AskOpinion = "ask-opinion";
    public const string Comment = "comment";
    public const string Report = "report";
    public const string Link = "link";
    public const string Fill = "fill";
    public const string Hold = "hold";
    public const string Reveal = "reveal";

    /// <summary>Names a field that the form shows as a tick: one that is not ticked is not sent.</summary>
    public const string Tick = "tick";
    public const string Resume = "resume";
    private const string FirePrefix = "fire-";
    private const string PlacePrefix = "place-";
    private const string AnswerPrefix = "answer-";
    private const string UnlinkPrefix = "unlink-";
    private const string RetryPrefix = "child-retry-";
    private const string DropPrefix = "child-drop-";
    private const string RetryRunPrefix = "run-retry-";
    private const string DropRunPrefix = "run-drop-";
    private const string MeetPrefix = "meet-";
    private const string GivePrefix = "opinion-give-";
    private const string EndPrefix = "opinion-end-";

    /// <summary>Id of the form of a trigger.</summary>
    public static string Fire(string trigger) => FirePrefix + trigger;

    /// <summary>Id of the form that follows a suggestion; it names its trigger itself.</summary>
    public static string Place(string department) => PlacePrefix + department;

    /// <summary>Id of the form of a referral body, by its place among those that are asked.</summary>
    public static string Answer(int body) => AnswerPrefix + body.ToString(CultureInfo.InvariantCulture);

    public static bool IsAnswer(string form) => form.StartsWith(AnswerPrefix, StringComparison.Ordinal);

    /// <summary>Id of the form in which a condition is said to be met.</summary>
    public static string Meet(int condition) => MeetPrefix + condition.ToString(CultureInfo.InvariantCulture);

    /// <summary>Id of the form in which an opinion is given.</summary>
    public static string GiveOpinion(int opinion) => GivePrefix + opinion.ToString(CultureInfo.InvariantCulture);

    /// <summary>Id of the form in which it is declined or taken back.</summary>
    public static string EndOpinion(int opinion) => EndPrefix + opinion.ToString(CultureInfo.InvariantCulture);

    public static bool IsOpinion(string form) => form.StartsWith(GivePrefix, StringComparison.Ordinal);

    /// <summary>Id of the form that takes a link away, by its place.</summary>
    public static string Unlink(int link) => UnlinkPrefix + link.ToString(CultureInfo.InvariantCulture);

    /// <summary>Ids of the forms of a child case that could not be opened, by its place.</summary>
    public static string RetryChild(int child) => RetryPrefix + child.ToString(CultureInfo.InvariantCulture);

    public static string DropChild(int child) => DropPrefix + child.ToString(CultureInfo.InvariantCulture);

    public static bool IsOfChild(string form) => form.StartsWith(RetryPrefix, StringComparison.Ordinal)
        || form.StartsWith(DropPrefix, StringComparison.Ordinal);

    /// <summary>Ids of the forms of an automation, by the number of its run.</summary>
    public static string RetryRun(int run) => RetryRunPrefix + run.ToString(CultureInfo.InvariantCulture);

    public static string DropRun(int run) => DropRunPrefix + run.ToString(CultureInfo.InvariantCulture);

    public static bool IsOfRun(string form) => form.StartsWith(RetryRunPrefix, StringComparison.Ordinal)
        || form.StartsWith(DropRunPrefix, StringComparison.Ordinal);

    public static bool IsLink(string form) =>
        form == Link || form.StartsWith(UnlinkPrefix, StringComparison.Ordinal);

    internal static Command Command(IFormCollection form)
    {
        var id = form[FormState.FormField].ToString();
        var version = long.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var v)
            ? v : (long?)null;
        if (id == Comment) return new Comment(form["text"].ToString());
        // Whom it is about has a number of their own: what is done needs no version.
        if (PartnerForms.Command(id, form) is { } partner) return partner;
        if (id == Reveal) return new Reveal([], form["reason"]);
        if (IsLink(id)) return LinkApi.Read(form["other"], form["relation"], form["reason"], id != Link);
        // Children end at the same time: what is done about one that is stuck needs no version.
        if (IsOfChild(id))
            return id.StartsWith(RetryPrefix, StringComparison.Ordinal)
                ? new RetryChild(form["child"].ToString()) : new DropChild(form["child"].ToString(), form["reason"]);
        // It reports while somebody looks at the case: what is done about it needs no version.
        if (IsOfRun(id))
            return id.StartsWith(RetryRunPrefix, StringComparison.Ordinal)
                ? new RetryAutomation(form["run"].ToString())
                : new GiveUpAutomation(form["run"].ToString(), form["reason"]);
        // Others may answer at the same time: a statement needs no version.
        if (IsAnswer(id))
            return new Answer(form["referral"].ToString(), form["body"].ToString(),
                ReferralApi.StanceOf(form["stance"]), form["text"]);
        if (id == Decide) return DecideForm.Read(form) with { ExpectedVersion = version };
        if (id.StartsWith(MeetPrefix, StringComparison.Ordinal)
            && int.TryParse(id[MeetPrefix.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return new MeetCondition(number, form["note"]);
        if (id == Ask) return new AskInformation(form["gate"].ToString(), form["from"], form["question"]);
        if (OpinionOf(id, form) is { } opinion) return opinion;
        if (id == Inform) return new GiveInformation(form["gate"].ToString(), form["answer"]);
        if (id == Fill) return new Fill(Filled(form)) { ExpectedVersion = version };
        var obstacle = ObstacleNames.Read(form[ObstacleField.Name]);
        if (id == Hold)
            return new Hold(form["reason"].ToString()) { ExpectedVersion = version, Obstacle = obstacle };
        if (id == Resume) return new Resume(form["reason"]) { ExpectedVersion = version };
        if (id.StartsWith(FirePrefix, StringComparison.Ordinal))
            return new Fire(id[FirePrefix.Length..], Fields(form), form["reason"])
            {
                ExpectedVersion = version,
                Obstacle = obstacle,
            };
        if (id.StartsWith(PlacePrefix, StringComparison.Ordinal))
            return new Fire(form["trigger"].ToString(), Fields(form), form["reason"]) { ExpectedVersion = version };
        throw new BadHttpRequestException($"There is no form \"{id}\" on the page of a case.");
    }

    // Others may vote and answer at the same time: an opinion needs no version.
    private static Command? OpinionOf(string id, IFormCollection form)
    {
        var gate = form["gate"].ToString();
        if (id == AskOpinion) return new AskOpinion(gate, form["of"], form["question"]);
        if (NumberAfter(id, GivePrefix) is { } given)
            return new GiveOpinion(gate, given, OpinionApi.StanceOf(form["stance"]), form["text"]);
        return NumberAfter(id, EndPrefix) is { } ended ? new EndOpinion(gate, ended, form["reason"]) : null;
    }

    private static int? NumberAfter(string id, string prefix) => id.StartsWith(prefix, StringComparison.Ordinal)
        && int.TryParse(id[prefix.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number : null;

    internal static Submit Submit(IFormCollection form) => new(
        form["routine"], form["title"].ToString(), form["description"].ToString(), form["department"].ToString(),
        Fields(form));

    // A blank empties a field of the form; a trigger leaves it as it is.
    private static ImmutableSortedDictionary<string, object> Filled(IFormCollection form) =>
        form.Where(f => f.Key.StartsWith(FieldPrefix, StringComparison.Ordinal))
            .Select(f => (Id: f.Key[FieldPrefix.Length..], Value: f.Value.ToString()))
            .Concat(form[Tick].OfType<string>().Where(t => !form.ContainsKey(FieldPrefix + t))
                .Select(t => (t, "false")))
            .ToImmutableSortedDictionary(f => f.Item1, f => (object)f.Item2);

    private static ImmutableSortedDictionary<string, object> Fields(IFormCollection form) =>
        form.Where(f => f.Key.StartsWith(FieldPrefix, StringComparison.Ordinal) && !string.IsNullOrWhiteSpace(f.Value))
            .ToImmutableSortedDictionary(f => f.Key[FieldPrefix.Length..], f => (object)f.Value.ToString());
}
