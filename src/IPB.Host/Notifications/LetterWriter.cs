using System.Collections.Immutable;
using IPB.Host.People;
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
    private readonly ImmutableDictionary<string, string> decisions;

    private LetterWriter(
        StoredMessage stored, Person to, string site, ImmutableDictionary<string, string> decisions)
    {
        (kind, about, written) = (stored.Message.Kind, stored.Message.Content, stored.CreatedAt);
        (language, this.site, this.decisions) = (to.Language, site, decisions);
    }

    /// <param name="site">Address that links start with, without a slash at its end.</param>
    /// <param name="city">What the city says itself.</param>
    /// <param name="decisions">Addresses that open a decision, by gate; null: none.</param>
    public static Letter Write(StoredMessage stored, Person to, string site, CityMail city,
        ImmutableDictionary<string, string>? decisions = null) =>
        OwnWords.In(BySystem(stored, to, site, decisions), city, stored.Message);

    private static Letter BySystem(
        StoredMessage stored, Person to, string site, ImmutableDictionary<string, string>? decisions)
    {
        var writer = new LetterWriter(stored, to, site, decisions ?? ImmutableDictionary<string, string>.Empty);
        return stored.Message.Kind switch
        {
            MessageKind.Digest => writer.Digest(),
            MessageKind.HandReminder => writer.HandReminder(),
            MessageKind.Statistics => writer.Statistics(),
            MessageKind.PartnerInvited => PartnerLetter.Write(
                stored, to.Language, site, writer.decisions.GetValueOrDefault(PartnerLetter.Link)),
            MessageKind.Migrated => writer.Migrated(),
            MessageKind.Delegated or MessageKind.DelegationRevoked or MessageKind.TakenOver or MessageKind.BackAgain =>
                CoverLetter.Write(stored, to, site),
            _ => writer.OfCase(),
        };
    }

    private Letter OfCase()
    {
        var title = OneLine.Of(about.Title);
        var place = LetterWords.InPlaceOfName(about.For, language);
        return Letter($"{In(LetterWords.Label(kind))}: {about.Number} {title}{place}", title,
            LetterSummary.Of(kind, about, language), AddressOf(about.Number)) with
        {
            Decide = DecideLink(about.Gate),
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
        return OfRows(heading, In(new("Det mest brådskande står först.", "The most urgent comes first.")));
    }

    private Letter HandReminder()
    {
        var (by, count) = (OneLine.Of(about.By ?? ""), about.Rows.Length);
        var heading = count == 1
            ? In(new($"{by} påminner dig om ett ärende", $"{by} reminds you of a case"))
            : In(new($"{by} påminner dig om {count} ärenden", $"{by} reminds you of {count} cases"));
        return OfRows(heading, In(new("De väntar på dig. Högst en sådan påminnelse om dagen skickas till dig.",
            "They wait for you. At most one such reminder a day is sent to you.")));
    }

    private Letter OfRows(string heading, string summary)
    {
        return Letter(heading, heading, summary, site + "/inbox") with
        {
            Decide = decisions.Count > 1
                ? new(In(LetterWords.DecideOneByOne), site + "/decisions") : null,
            Sections = decisions.IsEmpty ? [] : [new(In(LetterWords.HowToDecide), In(LetterWords.DecideByLinks))],
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
            or MessageKind.NoStatementNeeded or MessageKind.Resumed or MessageKind.News or MessageKind.Incident
            or MessageKind.ConditionMet or MessageKind.Question or MessageKind.NoOpinionNeeded)
            return null;
        var late = due < written;
        var name = late ? LetterWords.Overdue : IsOfCondition ? LetterWords.MeetBy : about.Referral is not null
            ? LetterWords.AnswerBy
            : about.Gate is null ? LetterWords.DoneBy
            : kind == MessageKind.OpinionAsked ? LetterWords.DecidedBy : LetterWords.DecideBy;
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
        if (about.For is { } place) facts.Add(new(In(LetterWords.For), OneLine.Of(place)));
        if (about is { By: { } by, Reason: null }) facts.Add(new(In(LetterWords.From), OneLine.Of(by)));
        return [.. facts];
    }

    private LetterPart? Quote() => about switch
    {
        { Note: { } question } when kind == MessageKind.FollowUp => new(In(LetterWords.Question), In(question)),
        { Question: { } question } when kind != MessageKind.NoStatementNeeded =>
            new(In(LetterWords.Question), In(question)),
        { Note: { } news } when kind is MessageKind.News or MessageKind.Incident =>
            new(In(LetterWords.WhatHappened), In(news)),
        { Reason: { } reason, By: { } by } => new($"{OneLine.Of(by)} {In(LetterWords.Wrote)}", reason),
        _ => null,
    };

    private ImmutableArray<LetterPart> Sections() => kind switch
    {
        MessageKind.Received when about.Note is { } why =>
            [new(In(LetterWords.WhyRoute), In(why)), new(In(LetterWords.Next), In(LetterWords.NextSteps))],
        MessageKind.DueMoved when about.Note is { } why => [new(In(LetterWords.WhyMoved), In(why))],
        MessageKind.Moved when about.Note is { } why => [new(In(LetterWords.WhyRoute), In(why))],
        MessageKind.Received => [new(In(LetterWords.Next), In(LetterWords.NextSteps))],
        MessageKind.Decision => [new(In(LetterWords.HowToDecide),
            In(decisions.IsEmpty ? LetterWords.DecideThere : LetterWords.DecideByLink))],
        MessageKind.Statement => [new(In(LetterWords.HowToAnswer), In(LetterWords.AnswerThere))],
        MessageKind.NoStatementNeeded when about.Note is { } why => [new(In(LetterWords.WhyClosed), In(why) + ".")],
        MessageKind.Escalation => [new(In(LetterWords.WhyYou), In(LetterWords.NotInTime))],
        _ when IsOfCondition && about.Note is { } condition => [new(In(LetterWords.Condition), In(condition))],
        _ => [],
    };

    private bool IsOfCondition => kind is MessageKind.Condition or MessageKind.ConditionReminder
        or MessageKind.ConditionLate or MessageKind.ConditionMet;

    private LetterRow Linked(LetterRow row) => row.Number is not { } number ? row : row with
    {
        Address = AddressOf(number),
        Decide = DecideLink(about.Decisions.FirstOrDefault(d => d.Number == number)?.Gate),
    };

    private LetterLink? DecideLink(string? gate) => gate is not null
        && decisions.TryGetValue(gate, out var address) ? new(In(LetterWords.Decide), address) : null;

    private string AddressOf(string number) => $"{site}/cases/{CaseNumber.Slug(number)}";

    private string In(Text text) => text.In(language);
}
