namespace IPB.Workflows.Routines.Diagrams;

/// <summary>Turns a routine into boxes and links; triggers between the same two states become one link.</summary>
internal sealed class DiagramGraph
{
    private const int Main = 9;
    private const int ToGate = 6;
    private const int Side = 3;
    private const int MostShown = 2;
    private readonly Routine routine;
    private readonly DiagramWords words;
    private readonly DiagramNotes notes;

    private readonly HoldRule? hold;

    public DiagramGraph(Routine routine, DiagramWords words)
    {
        (this.words, this.routine, hold) = (words, routine, routine.Hold);
        notes = new DiagramNotes(routine, words);
        Boxes = [.. routine.InnermostStates.Select(BoxOf)];
        foreach (var box in Boxes) AddLinks(box);
    }

    public List<Box> Boxes { get; }

    /// <summary>Links between different states, in the order of the routine.</summary>
    public List<Link> Links { get; } = [];

    /// <summary>The frames of the groups, outer ones first.</summary>
    public List<GroupFrame> Frames() =>
    [
        .. from lane in Boxes.GroupBy(b => b.Lane)
           from frame in lane.SelectMany(b => b.Groups, (b, g) => (Box: b, Group: g)).GroupBy(p => p.Group.Id)
           select new GroupFrame(frame.First().Group, [.. frame.Select(p => p.Box)])
           {
               Name = Glyphs.Wrap(words.Of(frame.First().Group.Name)),
               Notes = notes.Of(frame.First().Group),
           },
    ];

    private Box BoxOf(State state, int index)
    {
        var kind = state.Gate is not null ? BoxKind.Gate : state.End is not null ? BoxKind.End : BoxKind.State;
        var box = new Box(state, index, kind)
        {
            Groups = [.. notes.Around(state)],
            Name = Glyphs.Wrap(words.Of(state.Name)),
            Details = DetailsOf(state),
            Stays = kind == BoxKind.Gate ? [] :
                [.. state.Triggers.Where(t => t.To is null).Select(t => words.Of(t.Name))
                    .Concat(Opened(state)).Concat(Automated(state))
                    .Concat(hold?.Allows(state) == true ? [words.OnHold] : []).SelectMany(Bullet)],
        };
        Measure(box);
        return box;
    }

    private List<string> DetailsOf(State state) => state switch
    {
        { Referral: { } referral } => [words.Say("Remiss till", "Referral to"), .. Bodies(referral)],
        { Owner: { } owner } => Glyphs.Wrap(words.Name(owner)),
        _ => [],
    };

    private IEnumerable<string> Opened(State state) => state.Opens.Concat(state.Triggers.SelectMany(t => t.Opens))
        .Select(o => o.Routine).Distinct().Select(r => words.Say("Öppnar: ", "Opens: ") + DiagramWords.Clean(r));

    private IEnumerable<string> Automated(State state) =>
        state.Triggers.Select(t => t.Automation).Prepend(state.Automation)
        .OfType<AutomationUse>().Select(words.Automation).Distinct();

    private List<string> Bodies(Referral referral) => referral.MostBodies <= MostShown
        ? Glyphs.Wrap(words.Asked(referral))
        : [words.Say($"{referral.MostBodies} remissinstanser", $"{referral.MostBodies} referral bodies")];

    private static IEnumerable<string> Bullet(string text) =>
        Glyphs.Wrap(text).Select((line, i) => (i == 0 ? "• " : "\u00A0\u00A0") + line);

    private static void Measure(Box box)
    {
        var width = Math.Max(
            box.Name.Max(l => Glyphs.Width(l, Sizes.NameFont, bold: true)),
            box.Details.Concat(box.Stays).Select(l => Glyphs.Width(l, Sizes.SmallFont)).DefaultIfEmpty().Max());
        var height = box.Name.Count * Sizes.NameLine + box.Details.Count * Sizes.SmallLine
            + (box.Stays.Count == 0 ? 0 : box.Stays.Count * Sizes.SmallLine + 8);
        (box.Width, box.Height) = box.Kind switch
        {
            // A text of w by h stays inside a diamond of W by H while w/W + h/H is at most 1.
            BoxKind.Gate => (Math.Max(168, (width + 8) / .58), Math.Max(84, (height + 4) / .42)),
            BoxKind.End => (Math.Max(132, width + 44), height + 26),
            _ => (Math.Max(168, width + 36), height + 26),
        };
    }

    private void AddLinks(Box box)
    {
        foreach (var (outcome, to) in (box.State.Gate?.Outcomes ?? []).OrderBy(o => o.Key))
            Add(box, to, [new(words.Of(outcome.Text()))], timed: false, outcome.IsGo() ? Main : 1);
        foreach (var (end, to) in box.State.Referral?.Outcomes ?? [])
            Add(box, to, LinesOf(words.Of(box.State, end)), timed: end == ReferralEnd.Overdue,
                end == ReferralEnd.Answered ? Main : 1);
        foreach (var (way, to) in box.State.Children?.Ways ?? [])
            Add(box, to, LinesOf(words.Of(box.State.Children!, way)), timed: false, way == ChildWait.Otherwise
                ? 1 : Main);
        foreach (var trigger in box.State.Triggers.Where(t => t.To is not null || box.Kind == BoxKind.Gate))
            Add(box, trigger.To ?? box.State.Id, LinesOf(box.State, trigger), IsTimed(box.State, trigger),
                WeightOf(trigger));
        foreach (var trigger in box.State.Triggers)
            if (trigger.Bounce is { } bounce)
                Add(box, bounce.Then, LinesOf($"{words.Of(trigger.Name)}, {words.Bounced(bounce)}"), false, Side);
        if (hold is { Longest: { } longest, Then: { } then } && hold.Allows(box.State))
            Add(box, then, [.. Glyphs.Wrap(words.RunsOut(longest)).Select((l, i) => new LabelLine(l, i == 0, true))],
                timed: true, 1);
    }

    private int WeightOf(Trigger trigger) => Boxes.Find(b => b.State.Id == Entered(trigger.To))?.Kind switch
    {
        BoxKind.Gate => ToGate,
        BoxKind.End => Side - 1,
        _ => Side,
    };

    private List<LabelLine> LinesOf(State state, Trigger trigger)
    {
        var timer = notes.TimerOf(state, trigger);
        List<LabelLine> lines = LinesOf(words.Of(trigger.Name));
        if (timer is not null)
            lines.AddRange(Glyphs.Wrap(words.After(timer.After)).Select((l, i) => new LabelLine(l, i == 0, true)));
        else if (trigger.BySystem && routine.FindAutomation(state, trigger) is { } use)
            lines.AddRange(Glyphs.Wrap(words.Ended(use)).Select(l => new LabelLine(l, Soft: true)));
        else if (trigger.BySystem)
            lines.Add(new(words.Say("automatiskt", "automatically"), Soft: true));
        return lines;
    }

    private static List<LabelLine> LinesOf(string text) => [.. Glyphs.Wrap(text).Select(l => new LabelLine(l))];

    private bool IsTimed(State state, Trigger trigger) => notes.TimerOf(state, trigger) is not null;

    private string? Entered(string? target) =>
        target is not null && routine.Find(target) is not null ? routine.Innermost(target).Id : target;

    private void Add(Box from, string target, List<LabelLine> lines, bool timed, int weight)
    {
        // A target that does not exist is the check's to report; a draft is drawn as far as it goes.
        if (Boxes.Find(b => b.State.Id == Entered(target)) is not { } to) return;
        var link = from == to ? from.Loop : Links.Find(l => l.From == from && l.To == to);
        if (link is null)
        {
            link = new Link(from, to) { Timed = timed };
            if (from == to) from.Loop = link;
            else Links.Add(link);
        }
        link.Timed &= timed;
        link.Weight = Math.Max(link.Weight, to.Index < from.Index ? 1 : weight);
        link.Lines.AddRange(lines.Select((l, i) => l with { Apart = i == 0 && link.Lines.Count > 0 }).ToList());
    }
}
