using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace IPB.Browser.Tests;

/// <summary>One person's browser window; it remembers what the browser complained about.</summary>
public sealed class Window : IAsyncDisposable
{
    // Everything that WCAG 2.2 AA asks for, and what axe's authors hold for good practice. Of the rest of axe's answer
    // nothing is sent, and it runs in the page itself: a second page for each look takes longer than looking.
    private const string Violations = """
        async () => {
          const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
          const found = await axe.run(document, {
            runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'], elementRef: false });
          return found.violations.flatMap(v => v.nodes.map(n =>
            `${location.href}: ${v.id} at ${n.target}: ${n.failureSummary}`));
        }
        """;

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private readonly List<string> complaints = [];

    public Window(IPage page)
    {
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") complaints.Add($"{page.Url}: {message.Text}");
        };
        page.PageError += (_, error) => complaints.Add($"{page.Url}: {error}");
    }

    public IPage Page { get; }

    /// <summary>Errors of scripts, files that were not found, and what the content security policy stopped.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    public async Task SignInAsync(string person)
    {
        await Page.GotoAsync("/sign-in");
        await Page.Locator($"#personas button[value='{person}']").ClickAsync();
    }

    /// <exception cref="InvalidOperationException">The page does not answer 200.</exception>
    public async Task GoAsync(string path)
    {
        var answer = await Page.GotoAsync(path);
        if (answer is not { Ok: true }) throw new InvalidOperationException($"{path} answers {answer?.Status}");
    }

    /// <summary>What axe finds wrong, a line each: rule, place and why.</summary>
    public async Task<IReadOnlyList<string>> ViolationsAsync()
    {
        // Evaluated from outside the page, which the content security policy does not stop.
        await Page.EvaluateAsync(Axe);
        return await Page.EvaluateAsync<string[]>(Violations);
    }

    /// <summary>What makes the page wider than its window: the innermost elements that stick out of it.</summary>
    public async Task<IReadOnlyList<string>> OverflowAsync() => await Page.EvaluateAsync<string[]>("""
        () => {
          const root = document.documentElement;
          if (root.scrollWidth <= root.clientWidth) return [];
          const out = [...document.querySelectorAll('body *')].filter(e =>
            e.getBoundingClientRect().right > root.clientWidth + 0.5);
          return out.filter(e => !out.some(o => o !== e && e.contains(o))).slice(0, 5).map(e =>
            `${location.pathname} needs ${root.scrollWidth} px in ${root.clientWidth}: ${e.outerHTML.slice(0, 120)}`);
        }
        """);

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();
}
