using System.Collections.Immutable;
using IPB.Workflows.Cases;
using IPB.Workflows.Notifications;
using IPB.Workflows.People;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Children;

/// <summary>What cases that belong together hear of each other, and what people do about children that fail.</summary>
internal static class Hearing
{
    /// <exception cref="StaleNews">The parent knows newer things of it.</exception>
    public static void OfChild(StepBuilder step, ChildNews news)
    {
        var child = Require(step.Case, news.Key);
        if (news.Seq <= child.Seq) throw new StaleNews();
        step.Add(news.Ending is { } ending ? new ChildEnded(news.Key, news.Number, ending, news.Seq)
            : new ChildReopened(news.Key, news.Number, news.Seq));
        // Whoever gets the case by it is told that it is their turn.
        if (step.Case.Hold is not null || Waiting.Met(step.Routine, step.Case) is null)
            step.Tell(step.People(Concerned(step)), MessageKind.News, step.Content() with { Note = Words(news) });
    }

    /// <summary>It stands in both journals, of one transaction.</summary>
    /// <exception cref="StaleNews">It was given up in the meantime.</exception>
    public static void Opened(StepBuilder step, string key, string number)
    {
        if (Require(step.Case, key) is not { Number: null, Ending: null }) throw new StaleNews();
        step.Add(new ChildOpened(key, number));
    }

    /// <exception cref="StaleNews">It was opened or given up in the meantime.</exception>
    public static void Refused(StepBuilder step, string key, Text reason)
    {
        if (Require(step.Case, key) is not { Number: null, Ending: null } child) throw new StaleNews();
        var people = step.People(Concerned(step).Append(Person.KeyOf("coordinator", "*")));
        if (people.IsEmpty) people = [step.Organisation.Fallback];
        step.Add(new ChildRefused(key, reason, [.. people.Select(p => p.Id)]));
        step.Tell(people, MessageKind.Incident, step.Content() with
        {
            Note = new($"Underärendet ”{child.Title}” kunde inte öppnas: {reason.Sv}",
                $"The child case “{child.Title}” could not be opened: {reason.En}"),
        });
    }

    /// <exception cref="StaleNews">The case is closed: nobody has it any more.</exception>
    public static void OfParent(StepBuilder step, Text why)
    {
        if (step.Case.IsClosed) throw new StaleNews();
        var people = step.People(step.Case.WaitsOn);
        step.Add(new ParentWentOn(step.Case.Parent!.Number, why, [.. people.Select(p => p.Id)]));
        step.Tell(people, MessageKind.News, step.Content() with { Note = why });
    }

    /// <exception cref="Refusal">There is no such child, it is not stuck, or it is not theirs to do.</exception>
    public static void Retry(StepBuilder step, RetryChild retry, Person by)
    {
        var child = Stuck(step, retry.Child, by);
        step.Add(new ChildRetried(child.Key));
        Ordering.Send(step, child.Order!);
    }

    /// <exception cref="Refusal">There is no such child, it is not stuck, there is no reason, or not
    /// theirs.</exception>
    public static void Drop(StepBuilder step, DropChild drop, Person by)
    {
        var child = Stuck(step, drop.Child, by);
        step.Add(new ChildDropped(child.Key, InputText.Required("reason", drop.Reason, 4_000)));
    }

    /// <summary>The children that could not be opened and that a person may try again or give up.</summary>
    public static ImmutableArray<ChildCase> StuckFor(StepBuilder step, Person person) => May(step, person) is not null
        ? [.. step.Case.Children.Where(k => k is { IsOpen: true, Refused: not null })] : [];

    private static ChildCase Stuck(StepBuilder step, string key, Person by)
    {
        if (step.Case.Children.FirstOrDefault(k => k.Key == key) is not { } child)
            throw new ChildRefusal(RefusalKind.NotFound, "child-not-found", new(
                $"Ärendet har inget underärende {key}.", $"The case has no child case {key}."));
        if (child is not { IsOpen: true, Refused: not null })
            throw new ChildRefusal(RefusalKind.Conflict, "child-not-stuck", new(
                "Underärendet är redan öppnat, eller försök pågår.",
                "The child case was opened already, or it is being tried."));
        if (May(step, by) is not { } under)
            throw new ChildRefusal(RefusalKind.NotAllowed, "child-not-permitted", Rights.Who(step, Keys(step)));
        step.ActUnder(under);
        return child;
    }

    internal static WaitingKey? May(StepBuilder step, Person by) => Standing.Of(step, by, Keys(step)).FirstOrDefault();

    // Whoever is told of what went wrong may do something about it.
    internal static List<string> Keys(StepBuilder step)
    {
        var keys = Concerned(step).Append(Person.KeyOf("coordinator", "*")).ToList();
        return keys.Any(k => !step.Organisation.Holders(k).IsEmpty)
            ? keys : [Person.KeyOf(step.Organisation.Fallback.Id)];
    }

    /// <summary>Waiting keys of those who have the case; of a closed one, of its problem owner.</summary>
    internal static ImmutableArray<string> Concerned(StepBuilder step) =>
        step.Case.IsClosed ? [Person.KeyOf(step.Case.Submitter)] : step.Case.WaitsOn;

    private static ChildCase Require(Case c, string key) =>
        c.Children.FirstOrDefault(k => k.Key == key) ?? throw new StaleNews();

    private static Text Words(ChildNews news) => news.Ending is { } ending
        ? new($"Underärendet {news.Number} är avslutat: {ending.Text().Sv}.",
            $"The child case {news.Number} is closed: {ending.Text().En}.")
        : new($"Underärendet {news.Number} är öppnat igen.", $"The child case {news.Number} was reopened.");
}
