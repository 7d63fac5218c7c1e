using Microsoft.Playwright;

namespace IPB.Browser.Tests;

/// <summary>What can be wrong with the page that is open and axe does not look for; a line each.</summary>
internal static class PageChecks
{
    // What is there for screen readers alone is cut on purpose, what ends in dots says that it does, and a field
    // scrolls.
    private const string Cut = """
        () => [...document.querySelectorAll('body *')].filter(e => {
          if (e.matches('input, select, textarea, svg, svg *, iframe') || !e.checkVisibility()) return false;
          const s = getComputedStyle(e);
          const hides = o => o === 'hidden' || o === 'clip';
          if (e.clientWidth <= 1 || e.textContent.trim() === '') return false;
          const wide = hides(s.overflowX) && s.textOverflow !== 'ellipsis' && e.scrollWidth > e.clientWidth + 1;
          const high = hides(s.overflowY) && s.webkitLineClamp === 'none' && s.textOverflow !== 'ellipsis'
            && e.scrollHeight > e.clientHeight + 1;
          return wide || high;
        }).map(e => `${location.pathname} at ${innerWidth} px cuts ${e.scrollWidth} × ${e.scrollHeight} px to `
          + `${e.clientWidth} × ${e.clientHeight}: ${e.outerHTML.slice(0, 120)}`)
        """;

    private const string Moving = """
        () => {
          const long = times => times.split(',').some(t => parseFloat(t) > 0.01);
          const moving = [...document.querySelectorAll('*')].filter(e => {
            const s = getComputedStyle(e);
            return s.animationName !== 'none' && long(s.animationDuration) || long(s.transitionDuration)
              || s.scrollBehavior === 'smooth';
          });
          return moving.map(e => `${location.pathname} moves ${e.outerHTML.slice(0, 120)}`);
        }
        """;

    // In the middle of the page, where everything that sticks has stuck.
    private const string Covered = """
        () => {
          scrollTo(0, document.documentElement.scrollHeight / 2);
          const stuck = e => e !== null && (['fixed', 'sticky'].includes(getComputedStyle(e).position) ? e : stuck(e.parentElement));
          const rows = Array.from({ length: innerHeight / 8 }, (_, i) => stuck(document.elementFromPoint(innerWidth / 2, i * 8)));
          const covered = rows.filter(e => e);
          scrollTo(0, 0);
          return covered.length * 2 <= rows.length ? []
            : [`${location.pathname}: ${covered.length} of ${rows.length} lines are covered by ${covered[0].outerHTML.slice(0, 120)}`];
        }
        """;

    // An edge or a fill that is another colour than what is around it. Where the visitor's own colours are forced,
    // there are no fills and every edge has a colour that is seen, but only where there is one. What draws itself is
    // left to the browser.
    private const string Edgeless = """
        forced => {
          const clear = c => /^transparent$|, 0\)$/.test(c);
          const fill = e => e === null ? 'rgb(255, 255, 255)' : clear(getComputedStyle(e).backgroundColor)
            ? fill(e.parentElement) : getComputedStyle(e).backgroundColor;
          return [...document.querySelectorAll('button, .btn, input, select, textarea')].filter(e => {
            if (!e.checkVisibility() || e.clientWidth <= 1) return false;
            const s = getComputedStyle(e);
            if (['checkbox', 'radio', 'file'].includes(e.type) && s.appearance !== 'none') return false;
            const around = fill(e.parentElement);
            const edge = side => parseFloat(s[`border${side}Width`]) > 0 && s[`border${side}Style`] !== 'none'
              && (forced && s.forcedColorAdjust === 'auto'
                || !clear(s[`border${side}Color`]) && s[`border${side}Color`] !== around);
            return !['Top', 'Right', 'Bottom', 'Left'].every(edge) && (forced || fill(e) === around)
              && !s.textDecorationLine.includes('underline');
          }).map(e => `${location.pathname} shows no edge of ${e.outerHTML.slice(0, 120)}`);
        }
        """;

    /// <summary>Text that does not fit where it stands and is not shown by scrolling.</summary>
    public static Task<string[]> CutAsync(IPage page) => page.EvaluateAsync<string[]>(Cut);

    /// <summary>What moves although the visitor wants less of it.</summary>
    public static Task<string[]> MovingAsync(IPage page) => page.EvaluateAsync<string[]>(Moving);

    /// <summary>What stays in place while the page is scrolled, when it covers more than half of the window.</summary>
    public static Task<string[]> CoveredAsync(IPage page) => page.EvaluateAsync<string[]>(Covered);

    /// <summary>Buttons and fields whose edge is not seen.</summary>
    /// <param name="forced">In the colours that the visitor has chosen, which replace those of the page.</param>
    public static Task<string[]> EdgelessAsync(IPage page, bool forced) =>
        page.EvaluateAsync<string[]>(Edgeless, forced);
}
