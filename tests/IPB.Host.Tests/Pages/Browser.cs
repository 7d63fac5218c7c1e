using System.Net;
using System.Text.RegularExpressions;

namespace IPB.Host.Tests.Pages;

/// <summary>
/// A person with a browser and no script: reads pages, fills in forms as they were shown, keeps cookies.
/// </summary>
internal sealed partial class Browser : IDisposable
{
    private readonly HttpClient client;
    private readonly CookieContainer cookies = new();

    public Browser(RunningCity city, string language = "en")
    {
        client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies })
        {
            BaseAddress = city.Address,
        };
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        cookies.Add(city.Address, new Cookie("ipb-language", language));
    }

    /// <summary>The page looked at last.</summary>
    public string Page { get; private set; } = "";
    public HttpStatusCode Status { get; private set; }
    public string? Location { get; private set; }

    /// <summary>The page's words, without markup.</summary>
    public string Words => WebUtility.HtmlDecode(Tag().Replace(Page, " ")).Normalize();

    public static async Task<Browser> SignedInAsync(RunningCity city, string persona, string language = "en")
    {
        var browser = new Browser(city, language);
        await browser.OpenAsync("/sign-in");
        await browser.SendAsync("personas", ("persona", persona));
        return browser;
    }

    public Task OpenAsync(string path) => GoAsync(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>Sends a form of the page and follows to where it leads.</summary>
    public Task SendAsync(string form, params (string Name, string Value)[] typed) => SendAsync(Filled(form, typed));

    /// <summary>Sends what was filled in before, perhaps once more.</summary>
    public async Task SendAsync((string Action, List<KeyValuePair<string, string>> Values) filled)
    {
        await PostAsync(filled.Action, filled.Values);
        if (Status == HttpStatusCode.SeeOther) await OpenAsync(Location!);
    }

    public Task PostAsync(string path, IEnumerable<KeyValuePair<string, string>> values) =>
        GoAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(values) });

    /// <summary>A form as shown, with its hidden fields, and what is typed into it.</summary>
    public (string Action, List<KeyValuePair<string, string>> Values) Filled(
        string form, params (string Name, string Value)[] typed)
    {
        var html = Regex.Match(Page, $"<form[^>]*id=\"{Regex.Escape(form)}\".*?</form>", RegexOptions.Singleline).Value;
        Assert.True(html.Length > 0, $"the page has no form \"{form}\": {Words}");
        var values = Hidden().Matches(html).Select(m => new KeyValuePair<string, string>(
            WebUtility.HtmlDecode(m.Groups["name"].Value), WebUtility.HtmlDecode(m.Groups["value"].Value)));
        var action = WebUtility.HtmlDecode(Action().Match(html).Groups[1].Value);
        return (action, [.. values, .. typed.Select(t => new KeyValuePair<string, string>(t.Name, t.Value))]);
    }

    /// <summary>Sends a form with files and follows to where it leads.</summary>
    public async Task UploadAsync(
        string form, (string Name, byte[] Content)[] files, params (string Name, string Value)[] typed)
    {
        var (action, values) = Filled(form, typed);
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in values) content.Add(new StringContent(value), name);
        foreach (var (name, bytes) in files) content.Add(new ByteArrayContent(bytes), "files", name);
        await GoAsync(new HttpRequestMessage(HttpMethod.Post, action) { Content = content });
        if (Status == HttpStatusCode.SeeOther) await OpenAsync(Location!);
    }

    /// <summary>The boxes of a name that are ticked as the page is shown.</summary>
    public IEnumerable<(string Name, string Value)> Ticked(string name) =>
        Regex.Matches(Page, $"<input type=\"checkbox\" name=\"{name}\" value=\"([^\"]*)\" checked")
            .Select(m => (name, m.Groups[1].Value));

    public void Dispose() => client.Dispose();

    private async Task GoAsync(HttpRequestMessage request)
    {
        using (request)
        {
            using var response = await client.SendAsync(request);
            Page = await response.Content.ReadAsStringAsync();
            (Status, Location) = (response.StatusCode, response.Headers.Location?.ToString());
        }
    }

    [GeneratedRegex("<(script|style)[^>]*>.*?</\\1>|<[^>]+>", RegexOptions.Singleline)]
    private static partial Regex Tag();

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]*)\" value=\"(?<value>[^\"]*)\"")]
    private static partial Regex Hidden();

    [GeneratedRegex("action=\"([^\"]*)\"")]
    private static partial Regex Action();
}
