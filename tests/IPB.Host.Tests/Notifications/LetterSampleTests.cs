using IPB.Host.Notifications;
using IPB.Workflows.Notifications;
using IPB.Workflows.People;

namespace IPB.Host.Tests.Notifications;

public sealed class LetterSampleTests
{
    private static readonly Person To = new("anna.ek", "Anna Ek", "anna.ek@boras.example", "sv", "SLK");

    public static TheoryData<MessageKind, string> Kinds() =>
    [
        .. from kind in LetterSamples.Kinds
           from language in new[] { "sv", "en" }
           select new TheoryDataRow<MessageKind, string>(MessageKindNames.Parse(kind), language),
    ];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_of_mail_can_be_read_before_it_is_sent(MessageKind kind, string language)
    {
        var letter = LetterSamples.Write(kind, To with { Language = language }, "https://cases.example.org",
            CityMail.None, RunningCity.Monday);

        Assert.NotEmpty(letter.Subject);
        Assert.NotEmpty(PlainLetter.Write(letter));
        Assert.Equal(language, letter.Language);
    }
}
