using System.Net;
using IPB.Faults;
using IPB.Host.Automations;

namespace IPB.Host.Tests.Automations;

/// <summary>What a web hook cannot be made to do.</summary>
public sealed class WebHookSenderTests
{
    private static readonly byte[] Secret = new byte[32];

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2600:1406::1", true)]
    [InlineData("10.1.2.3", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("127.0.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("172.31.0.1", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("::1", false)]
    [InlineData("::", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00:ec2::254", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("64:ff9b::a9fe:a9fe", false)]
    [InlineData("2002:a00:1::", false)]
    [InlineData("2001:0:a9fe:a9fe::", false)]
    public void Only_addresses_of_the_open_internet_are_public(string address, bool isPublic) =>
        Assert.Equal(isPublic, PublicAddress.Is(IPAddress.Parse(address)));

    [Theory]
    [InlineData("https://hooks.example.org", true)]
    [InlineData("https://10.0.0.1:8443 private", true)]
    [InlineData("http://127.0.0.1:5000 private", true)]
    [InlineData("http://hooks.example.org", false)]
    [InlineData("http://10.0.0.1 private", false)]
    [InlineData("https://hooks.example.org/path", false)]
    [InlineData("https://user@hooks.example.org", false)]
    [InlineData("hooks.example.org", false)]
    [InlineData("https://hooks.example.org public", false)]
    public void Sites_are_named_as_they_are_called(string entry, bool isGood)
    {
        if (isGood) Assert.Single(WebHookSettings.Read(entry, null).Allowed);
        else Assert.Throws<StartRefused>(() => WebHookSettings.Read(entry, null));
    }

    [Theory]
    [InlineData("https://hooks.example.org/any?x=1", true)]
    [InlineData("https://HOOKS.example.org:443/", true)]
    [InlineData("https://hooks.example.org:8443/", false)]
    [InlineData("https://hooks.example.org.evil.example/", false)]
    [InlineData("https://hooks.example.org@evil.example/", false)]
    [InlineData("https://evil@hooks.example.org/", false)]
    [InlineData("http://hooks.example.org/", false)]
    public void Only_the_sites_named_are_called(string address, bool isCovered) =>
        Assert.Equal(isCovered, WebHookSettings.Read("https://hooks.example.org", null).Find(new(address)) is not null);

    [Fact]
    public async Task A_name_that_leads_into_the_private_network_is_refused_and_nobody_is_called()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var receiver = await HookReceiver.StartAsync(ct);
        // The name changes its mind between two looks, as one that rebinds does; there is only one look.
        var looks = 0;
        var sender = new WebHookSender(Secret, (_, _) => Task.FromResult<IPAddress[]>(
            ++looks > 1 ? [IPAddress.Loopback] : [IPAddress.Parse("8.8.8.8"), IPAddress.Loopback]));
        var target = new WebHookTarget("http", "hooks.example.org", receiver.Address.Port, Private: false);
        var refused = await Assert.ThrowsAsync<WebHookRefused>(() => sender.PostAsync(target,
            Post($"http://hooks.example.org:{receiver.Address.Port}/"), ct));
        Assert.Contains("open internet", refused.Message, StringComparison.Ordinal);
        Assert.Equal((1, 0), (looks, receiver.Calls.Count));
    }

    [Fact]
    public async Task A_reply_without_end_is_not_read()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var receiver = await HookReceiver.StartAsync(ct);
        receiver.Reply = _ => (200, new string('x', 70_000));
        var target = new WebHookTarget("http", "127.0.0.1", receiver.Address.Port, Private: true);
        var refused = await Assert.ThrowsAsync<WebHookRefused>(() =>
            new WebHookSender(Secret).PostAsync(target, Post(receiver.Address.ToString()), ct));
        Assert.Contains("64 KB", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "answer": 5 }""", "answer")]
    [InlineData("""{ "approved": "yes" }""", "approved")]
    [InlineData("""{ "number": 1e99 }""", "number")]
    [InlineData("[]", "object")]
    [InlineData("nonsense", "object")]
    public void An_answer_that_is_not_as_agreed_is_told(string json, string says)
    {
        Assert.Null(WebHookAnswer.Read(System.Text.Encoding.UTF8.GetBytes(json), out var wrong));
        Assert.Contains(says, wrong, StringComparison.Ordinal);
    }

    private static WebHookPost Post(string address) =>
        new(new(address), "2026-00001.run.1", RunningCity.Monday, "{}"u8.ToArray());
}
