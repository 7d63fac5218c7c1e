using System.Collections.Immutable;
using IPB.Workflows;
using IPB.Workflows.Calendars;
using IPB.Workflows.Cases;
using IPB.Workflows.Notifications;
using IPB.Workflows.People;
using IPB.Workflows.Storage;

namespace IPB.Host.Notifications;

/// <summary>Puts a message into the words of its receiver.</summary>
internal sealed class LetterWriter
{
    private readonly MessageKind kind;
    private readonly MessageContent about;
    private readonly DateTimeOffset written;
    private readonly string language;
    private readonly string site;

    private LetterWriter(StoredMessage stored, Person to, string site)
    {
        (kind, about, written) = (stored.Message.Kind, stored.Message.Content, stored.CreatedAt);
        (language, this.site) = (to.Language, site);
    }

    /// <param name="site">Address that links start with, without a slash at its end.</param>
    public static Letter Write(StoredMessage stored, Person to, string site)
    {
        var writer = new LetterWriter(stored, to, site);
        return stored.Message.Kind switch
        {
            MessageKind.Digest => writer.Digest(),
            MessageKind.Statistics => writer.Statistics(),
            MessageKind.Migrated => writer.Migrated(),
            _ => writer.OfCase(),
        };
    }

    private Letter OfCase()
    {
        var title = OneLine.Of(about.Title);
        return Letter($"{In(LetterWords.Label(kind))}: {about.Number} {title}", title,
            LetterSummary.Of(kind, about, language), AddressOf(about.Number)) with
        {
            Time = Time(),
            Facts = Facts(),
            Quote = Quote(),
            Sections = Sections(),
        };
    }

    private Letter Digest()
    {
        var heading = about.Rows.Length == 1
            ? In(new("1 ärende väntar på dig", "1 case waits for you"))
            : In(new($"{about.Rows.Length} ärenden väntar på dig", $"{about.Rows.Length} cases wait for you"));
        var summary = In(new("Det mest brådskande står först.", "The most urgent comes first."));
        return Letter(heading, heading, summary, site + "/inbox") with
        {
            Rows = [.. about.Rows.Select(r => DigestRow.Read(In(r), language)).Select(Linked)],
        };
    }

    private Letter Migrated()
    {
        var routine = OneLine.Of(In(about.Routine));
        var summary = In(new("Rutinen har en ny version, och i den är det du som har de här ärendena.",
            "The routine has a new version, and in it these cases are yours."));
        return Letter($"{In(LetterWords.Label(kind))}: {routine}", routine, summary, site + "/inbox") with
        {
            Rows = [.. about.Rows.Select(r => DigestRow.Read(In(r), language)).Select(Linked)],
        };
    }

    private Letter Statistics()
    {
        var (routine, department) = (OneLine.Of(In(about.Routine)), OneLine.Of(In(about.State)));
        var day = LocalTimeWords.Day(Stockholm.DateOf(written), language);
        var summary = In(new($"Så står det till i {department} {day}.", $"This is how {department} stands on {day}."));
        return Letter($"{routine}: {department}", routine, summary, site + "/") with
        {
            Rows = [.. about.Rows.Select(r => new LetterRow(OneLine.Of(In(r))))],
        };
    }

    private Letter Letter(string subject, string heading, string summary, string address) => new(
        language, subject, In(LetterWords.Label(kind)), heading, summary,
        new(In(LetterWords.Open(kind)), address), In(LetterWords.Why(kind)));

    private LetterTime? Time()
    {
        if (about.DueAt is not { } due || kind is MessageKind.Received or MessageKind.Closed or MessageKind.Moved
            or MessageKind.NoStatementNeeded or MessageKind.Resumed or MessageKind.ConditionMet
            or MessageKind.Question)
            return null;
        var late = due < written;
        var name = late ? LetterWords.Overdue : IsOfCondition ? LetterWords.MeetBy : about.Referral is not null ? LetterWords.AnswerBy
            : about.Gate is null ? LetterWords.DoneBy : LetterWords.DecideBy;
        return new(In(name), LocalTimeWords.Moment(due, language), late);
    }

    private ImmutableArray<LetterPart> Facts()
    {
        var facts = new List<LetterPart>
        {
            new(In(LetterWords.Number), about.Number),
            new(In(LetterWords.Routine), OneLine.Of(In(about.Routine))),
            new(In(about.Gate is null ? LetterWords.State : LetterWords.Gate), OneLine.Of(In(about.State))),
        };
        if (about is { By: { } by, Reason: null }) facts.Add(new(In(LetterWords.From), OneLine.Of(by)));
        return [.. facts];
    }

    private LetterPart? Quote() => about switch
    {
        { Note: { } question } when kind == MessageKind.FollowUp => new(In(LetterWords.Question), In(question)),
        { Question: { } question } when kind != MessageKind.NoStatementNeeded => new(In(LetterWords.Question), In(question)),
        { Reason: { } reason, By: { } by } => new($"{OneLine.Of(by)} {In(LetterWords.Wrote)}", reason),
        _ => null,
    };

    private ImmutableArray<LetterPart> Sections() => kind switch
    {
        MessageKind.Received when about.Note is { } why =>
            [new(In(LetterWords.WhyRoute), In(why)), new(In(LetterWords.Next), In(LetterWords.NextSteps))],
        MessageKind.Moved when about.Note is { } why => [new(In(LetterWords.WhyRoute), In(why))],
        MessageKind.Received => [new(In(LetterWords.Next), In(LetterWords.NextSteps))],
        MessageKind.Decision => [new(In(LetterWords.HowToDecide), In(LetterWords.DecideThere))],
        MessageKind.Statement => [new(In(LetterWords.HowToAnswer), In(LetterWords.AnswerThere))],
        MessageKind.NoStatementNeeded when about.Note is { } why => [new(In(LetterWords.WhyClosed), In(why) + ".")],
        MessageKind.Escalation => [new(In(LetterWords.WhyYou), In(LetterWords.NotInTime))],
        _ when IsOfCondition && about.Note is { } condition => [new(In(LetterWords.Condition), In(condition))],
        _ => [],
    };

    private bool IsOfCondition => kind is MessageKind.Condition or MessageKind.ConditionReminder
        or MessageKind.ConditionLate or MessageKind.ConditionMet;

    private LetterRow Linked(LetterRow row) =>
        row.Number is { } number ? row with { Address = AddressOf(number) } : row;

    private string AddressOf(string number) => $"{site}/cases/{CaseNumber.Slug(number)}";

    private string In(Text text) => text.In(language);
}
