namespace IPB.Workflows.Cases;

/// <summary>
/// Cases are linked and unlinked in one step of both. Anyone may, as with comments: it changes nobody's turn, and both
/// journals say who it was.
/// </summary>
internal static class Linking
{
    /// <exception cref="Refusal">To itself, there already, or round in a circle.</exception>
    public static void Link(StepBuilder step, Link link)
    {
        RequireOther(step, link.Other);
        var there = step.Case.Links.FirstOrDefault(l => l.Number == link.Other && l.Relation == link.Relation);
        if (there is { Incoming: true } && link.Relation != Relation.Related)
            throw new LinkRefused("link-circular", new(
                $"{link.Other} har redan samma koppling hit: de kan inte peka på varandra.",
                $"{link.Other} has the same link to this case already: they cannot point at each other."));
        if (there is not null)
            throw new LinkRefused("link-exists", new(
                $"Kopplingen till {link.Other} finns redan.", $"The link to {link.Other} is there already."));
        step.Add(new Linked(link.Other, link.Relation));
    }

    /// <exception cref="Refusal">There is no such link, or no reason.</exception>
    public static void Unlink(StepBuilder step, Unlink unlink)
    {
        var link = step.Case.Links.FirstOrDefault(l => l.Number == unlink.Other && l.Relation == unlink.Relation)
            ?? throw new LinkRefused("link-not-found", new(
                $"Det finns ingen sådan koppling till {unlink.Other}.", $"There is no such link to {unlink.Other}."));
        var reason = InputText.Optional("reason", unlink.Reason, 4_000)
            ?? throw new InvalidInput("reason", new("Skriv ett skäl.", "A reason is required."));
        step.Add(new Unlinked(unlink.Other, unlink.Relation, reason) { Incoming = link.Incoming });
    }

    /// <summary>What the same command does to the other case.</summary>
    public static void Mirror(StepBuilder step, MirrorLink mirror)
    {
        var (from, command) = mirror;
        if (command is Link link) step.Add(new Linked(from, link.Relation) { Incoming = true });
        else if (command is Unlink unlink && step.Case.Links.FirstOrDefault(
            l => l.Number == from && l.Relation == unlink.Relation) is { } there)
            step.Add(new Unlinked(from, unlink.Relation, unlink.Reason!.Trim()) { Incoming = there.Incoming });
    }

    /// <summary>The other case that a command changes as well; null: none.</summary>
    public static string? OtherOf(Command command) => command switch
    {
        Link link => link.Other,
        Unlink unlink => unlink.Other,
        _ => null,
    };

    public static Case Apply(Case c, Linked f) => c with
    {
        Links = c.Links.Add(new(f.Other, f.Relation, f.Incoming)),
    };

    public static Case Apply(Case c, Unlinked f) => c with
    {
        Links = c.Links.RemoveAll(l => l.Number == f.Other && l.Relation == f.Relation),
    };

    private static void RequireOther(StepBuilder step, string other)
    {
        if (other == step.Case.Number)
            throw new InvalidInput("other", new(
                "Ett ärende kan inte kopplas till sig självt.", "A case cannot be linked to itself."));
    }
}
