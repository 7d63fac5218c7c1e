using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace IPB.Browser.Tests;

/// <summary>One person's browser window; it remembers what the browser complained about.</summary>
public sealed class Window : IAsyncDisposable
{
    // Everything that WCAG 2.2 AA asks for, and what axe's authors hold for good practice. Of the rest of axe's answer
    // nothing is sent, and it runs in the page itself: a second page for each look takes longer than looking.
    private const string Violations = """
        async rules => {
          const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
          const found = await axe.run(document, {
            runOnly: rules ? { type: 'rule', values: rules } : { type: 'tag', values: tags },
            resultTypes: ['violations'], elementRef: false });
          return found.violations.flatMap(v => v.nodes.map(n =>
            `${location.href}: ${v.id} at ${n.target}: ${n.failureSummary}`));
        }
        """;

    private const int MostStops = 400;

    // Of radio buttons of one name Tab stops at one; what a closed details hides cannot be used.
    private const string MarkUsable = """
        () => {
          const names = new Set();
          for (const e of document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')) {
            if (e.disabled || e.type === 'hidden' || e.tabIndex < 0 || !e.checkVisibility()) continue;
            if (e.type === 'radio' && names.has(e.name)) continue;
            if (e.type === 'radio') names.add(e.name);
            e.dataset.usable = e.type === 'radio' ? e.name : '';
          }
        }
        """;

    // Null: past the last stop; a field of a date is several. Else what cannot be seen to have the focus, or nothing.
    private const string Stop = """
        () => {
          const e = document.activeElement;
          if (e === document.body || e === null) return null;
          if ('stopped' in e.dataset) return e === window.lastStop ? '' : null;
          e.dataset.stopped = '';
          window.lastStop = e;
          delete e.dataset.usable;
          if (e.type === 'radio') document.querySelector(`[data-usable="${CSS.escape(e.name)}"]`)?.removeAttribute('data-usable');
          const style = getComputedStyle(e);
          const box = e.getBoundingClientRect();
          const shown = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
          const stuck = e => e !== null && (['fixed', 'sticky'].includes(getComputedStyle(e).position) || stuck(e.parentElement));
          const over = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
          const hidden = over !== null && !e.contains(over) && !over.contains(e) && stuck(over) && !stuck(e);
          return shown && !hidden && box.width > 0 && box.bottom > 0 && box.top < innerHeight ? '' : e.outerHTML.slice(0, 120);
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

    /// <exception cref="InvalidOperationException">The page answers with another status.</exception>
    public async Task GoAsync(string path, int status = 200)
    {
        var answer = await Page.GotoAsync(path);
        if (answer?.Status != status) throw new InvalidOperationException($"{path} answers {answer?.Status}");
    }

    /// <summary>Takes back complaints about something that was meant to be so.</summary>
    public void Forgive(string about) => complaints.RemoveAll(c => c.Contains(about, StringComparison.Ordinal));

    /// <summary>
    /// What is wrong with the page that is open: what axe finds in its colours, which contrasts are too weak in the
    /// others, what sticks out, is cut or moves, here and at 400 % zoom, and what is too small to be hit there. The
    /// window stays narrow.
    /// </summary>
    public async Task<IReadOnlyList<string>> FaultsAsync(Looks looks)
    {
        List<string> wrong = [.. await ViolationsAsync(), .. await OverflowAsync(), .. await PageChecks.CutAsync(Page)];
        wrong.AddRange(await PageChecks.MovingAsync(Page));
        await Page.EmulateMediaAsync(new() { ColorScheme = looks.Dark ? ColorScheme.Light : ColorScheme.Dark });
        wrong.AddRange(await Page.EvaluateAsync<string[]>(Violations, (string[])["color-contrast"]));
        await Page.SetViewportSizeAsync(Looks.Narrowest, Looks.Lowest);
        wrong.AddRange(
            [.. await OverflowAsync(), .. await PageChecks.CutAsync(Page), .. await PageChecks.CoveredAsync(Page)]);
        wrong.AddRange(await Page.EvaluateAsync<string[]>(Violations, (string[])["target-size"]));
        await Page.EmulateMediaAsync(new() { ColorScheme = looks.Dark ? ColorScheme.Dark : ColorScheme.Light });
        return wrong;
    }

    /// <summary>What axe finds wrong, a line each: rule, place and why.</summary>
    public async Task<IReadOnlyList<string>> ViolationsAsync()
    {
        // Evaluated from outside the page, which the content security policy does not stop.
        await Page.EvaluateAsync(Axe);
        return await Page.EvaluateAsync<string[]>(Violations, null);
    }

    /// <summary>What makes the page wider than its window: the innermost elements that stick out of it.</summary>
    public async Task<IReadOnlyList<string>> OverflowAsync() => await Page.EvaluateAsync<string[]>("""
        () => {
          const root = document.documentElement;
          if (root.scrollWidth <= root.clientWidth) return [];
          const scrolls = e => e !== document.body && e !== null
            && (getComputedStyle(e).overflowX !== 'visible' || scrolls(e.parentElement));
          const out = [...document.querySelectorAll('body *')].filter(e =>
            e.getBoundingClientRect().right > root.clientWidth + 0.5 && !scrolls(e.parentElement));
          const what = out.filter(e => !out.some(o => o !== e && e.contains(o))).slice(0, 5).map(e => e.outerHTML.slice(0, 120));
          if (what.length === 0) what.push('something that is placed outside of what scrolls');
          return what.map(w => `${location.pathname} needs ${root.scrollWidth} px in ${root.clientWidth}: ${w}`);
        }
        """);

    /// <summary>Goes to something with the Tab key alone and presses Enter there.</summary>
    public async Task PressOnAsync(ILocator target)
    {
        await TabToAsync(target);
        await Page.Keyboard.PressAsync("Enter");
    }

    public async Task TypeIntoAsync(ILocator target, string text)
    {
        await TabToAsync(target);
        await Page.Keyboard.TypeAsync(text);
    }

    /// <summary>Chooses from a list with the arrow keys alone.</summary>
    public async Task ChooseAsync(ILocator list, string value)
    {
        await TabToAsync(list);
        for (var i = 0; i < MostStops; i++)
        {
            if (await list.InputValueAsync() == value) return;
            await Page.Keyboard.PressAsync("ArrowDown");
        }

        throw new InvalidOperationException($"{Page.Url}: the arrow keys do not lead to {value} in {list}");
    }

    /// <summary>Presses Tab until the focus is back at the beginning.</summary>
    public async Task<TabWalk> TabThroughAsync()
    {
        await Page.EvaluateAsync(MarkUsable);
        var unseen = new List<string>();
        for (var i = 0; i < MostStops; i++)
        {
            await Page.Keyboard.PressAsync("Tab");
            if (await Page.EvaluateAsync<string?>(Stop) is not { } seen) break;
            if (seen.Length > 0) unseen.Add(seen);
        }

        return new(await Page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('[data-usable]')].map(e => e.outerHTML.slice(0, 120))"), unseen);
    }

    private async Task TabToAsync(ILocator target)
    {
        for (var i = 0; i < MostStops; i++)
        {
            if (await target.EvaluateAsync<bool>("e => e === document.activeElement")) return;
            await Page.Keyboard.PressAsync("Tab");
        }

        throw new InvalidOperationException($"{Page.Url}: {MostStops} Tabs do not lead to {target}");
    }

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();
}

/// <summary>A walk with the Tab key.</summary>
/// <param name="NotReached">What could be used but was never stopped at.</param>
/// <param name="Unseen">Stops that do not show that the focus is there.</param>
public sealed record TabWalk(IReadOnlyList<string> NotReached, IReadOnlyList<string> Unseen);
