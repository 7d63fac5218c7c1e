using IPB.Host.Access;
using Microsoft.AspNetCore.Components;

namespace IPB.Host.Pages;

/// <summary>What every component of a page has at hand: who looks, and the city in their language.</summary>
public abstract class PageComponent : ComponentBase
{
    [Inject]
    public CurrentPerson Me { get; set; } = null!;

    [Inject]
    public CityWords Say { get; set; } = null!;

    protected string T(Workflows.Text text) => Me.Say(text);
}
