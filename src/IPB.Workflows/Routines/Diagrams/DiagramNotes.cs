namespace IPB.Workflows.Routines.Diagrams;

/// <summary>
/// What groups and the routine bring to all states in them, as lines of text: ways from each would hide it.
/// </summary>
internal sealed class DiagramNotes(Routine routine, DiagramWords words)
{
    /// <summary>The groups that a state stands in, the outermost first; an end, too, is where it is written.</summary>
    public IEnumerable<State> Around(State state)
    {
        var around = new Stack<State>();
        for (var at = state; at.Parent is { } parent && routine.Find(parent) is { } group; at = group)
            around.Push(group);
        return around;
    }

    /// <summary>The timer, of the state or of a group around it, that fires a trigger of the state.</summary>
    public TimedTrigger? TimerOf(State state, Trigger trigger) => routine.GroupsOf(state).Prepend(state)
        .SelectMany(s => s.Timed).FirstOrDefault(t => t.Fire == trigger.Id);

    /// <summary>The lines under the name of a group.</summary>
    public List<string> Of(State group)
    {
        var lines = group.Triggers.Select(t => "• " + Line(t, TimerOf(group, t))).ToList();
        if (group.Due is { } due) lines.Insert(0, $"{words.Say("Tidsgräns", "Time limit")}: {due.In(words.Language)}");
        return lines;
    }

    /// <summary>What holds in every state that is not an end.</summary>
    public List<string> Everywhere() => routine.Triggers.IsEmpty ? []
        : [words.Say("I alla lägen", "In every state") + ":", .. routine.Triggers.Select(t => "• " + Line(t, null))];

    private string Line(Trigger trigger, TimedTrigger? timer)
    {
        var how = timer is not null ? $" ({words.After(timer.After)})"
            : trigger.BySystem ? $" ({words.Say("automatiskt", "automatically")})" : "";
        return words.Of(trigger.Name) + how
            + (trigger.To is { } to && routine.Find(to) is { } target ? $" → {words.Of(target.Name)}" : "");
    }
}
