using Microsoft.Playwright;

namespace IPB.Browser.Tests;

/// <summary>Something to look at.</summary>
/// <param name="Address">Path and query.</param>
/// <param name="Visitor">Id of who opens it; null: nobody who is signed in.</param>
/// <param name="Status">With which the page answers that is looked at.</param>
internal sealed record Place(string Address, string? Visitor, int Status = 200)
{
    /// <summary>What the visitor does at the address to get to what is looked at; null: nothing.</summary>
    public Func<IPage, Task>? Then { get; init; }

    /// <summary>Path of the page that is looked at, where doing something leads to another one.</summary>
    public string? Shown { get; init; }

    public string Path => Shown ?? Address.Split('?', '#')[0];

    /// <summary>
    /// Goes there. A page that answers as it should, but not with 200, is no complaint of the browser.
    /// </summary>
    public async Task VisitAsync(Window window)
    {
        await window.GoAsync(Address, Then is null ? Status : 200);
        if (Then is not null) await Then(window.Page);
        var path = new Uri(window.Page.Url).AbsolutePath;
        if (path != Path) throw new InvalidOperationException($"{Address} leads to {path} and not to {Path}");
        if (Status != 200) window.Forgive($"status of {Status}");
    }

    /// <summary>Sends a form as it is and waits for what the page says of it.</summary>
    /// <param name="button">The one of the form that is pressed; it may stand in something that is closed.</param>
    public static Func<IPage, Task> Sends(
        string form, string answer = ".errors, .error", string button = "button") => async page =>
    {
        await page.Locator(form).Locator(button).First.EvaluateAsync("b => b.form.requestSubmit(b)");
        await page.Locator(answer).First.WaitForAsync();
    };
}
