using IPB.Workflows.Notifications;
using IPB.Workflows.Tests.Files;

namespace IPB.Workflows.Tests.Notifications;

public class MailReaderTests
{
    private const string Good = """
        signature: { sv: "Borås stad", en: "City of Borås" }
        mails:
          - kind: decision
            subject: { sv: "Beslut: {title}", en: "Decide: {title}" }
            opening: { sv: "{state} väntar.", en: "{state} waits." }
          - { kind: digest, note: { sv: "{count} i dag.", en: "{count} today." } }
        """;

    [Fact]
    public void Good_file_is_read()
    {
        var file = MailReader.Read("mail.yaml", Good);
        Assert.Empty(file.Findings);
        Assert.Equal(new("Borås stad", "City of Borås"), file.Mail.Signature);
        Assert.Equal(2, file.Mail.Words.Count);
        Assert.Equal(new(new("Beslut: {title}", "Decide: {title}"), new("{state} väntar.", "{state} waits."), null),
            file.Mail.Words[MessageKind.Decision]);
        Assert.Equal(new(null, null, new("{count} i dag.", "{count} today.")), file.Mail.Words[MessageKind.Digest]);
    }

    [Theory]
    [InlineData("kind: decision", "kind: decison", "3: mail \"decison\" is unknown; did you mean \"decision\"?")]
    [InlineData("kind: decision", "kind: open-child", "3: mail \"open-child\" is unknown; ")]
    [InlineData("kind: digest, note: { sv: \"{count} i dag.\", en: \"{count} today.\" }",
        "kind: decision, note: { sv: A, en: B }", "6: mail \"decision\" stands here twice")]
    [InlineData("\"Beslut: {title}\"", "\"Beslut: {titel}\"",
        "4: subject: \"{titel}\" stands for nothing in the mail \"decision\"; did you mean \"title\"?")]
    [InlineData("{count} today", "{number} today",
        "6: note: \"{number}\" stands for nothing in the mail \"digest\"; expected \"count\"")]
    [InlineData("\"Decide: {title}\"", "\"Decide:\\n{title}\"", "4: subject: expected one line of at most 150 letters")]
    [InlineData("subject: {", "subjct: {", "4: key \"subjct\" is unknown in the mail; did you mean \"subject\"?")]
    [InlineData(", en: \"City of Borås\"", "", "1: the text \"signature\" lacks \"en\"")]
    [InlineData(", note: { sv: \"{count} i dag.\", en: \"{count} today.\" }", "",
        "6: the mail changes nothing; expected \"subject\", \"opening\" or \"note\"")]
    public void One_slip_gives_one_finding_and_no_words(string part, string slip, string expected)
    {
        var file = MailReader.Read("mail.yaml", Sample.With(part, slip, Good));
        var finding = Assert.Single(file.Findings);
        Assert.StartsWith(expected, $"{finding.Line}: {finding.Message}");
        Assert.Same(CityMail.None, file.Mail);
    }

    [Fact]
    public void What_stands_in_braces_and_is_no_name_stays_as_it_is_written()
    {
        var about = new MessageContent(
            "IPB 2026-00042", "Lampan {state}", new("Anmälan", "Report"), new("Tas upp", "Taken up"));
        Assert.Equal("IPB 2026-00042: Lampan {state} i Tas upp {count}",
            MailNames.Fill("{number}: {title} i {state} {count}", MessageKind.Decision, about, "sv"));
    }
}
