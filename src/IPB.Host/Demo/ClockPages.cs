using IPB.Host.Access;
using IPB.Host.Pages;
using IPB.Workflows.Calendars;

namespace IPB.Host.Demo;

/// <summary>Moving the city's clock from any page; demo only.</summary>
internal static class ClockPages
{
    public static void MapClock(this IEndpointRouteBuilder pages) => pages.MapPost("/demo/clock", AdvanceAsync);

    private static async Task<IResult> AdvanceAsync(
        IFormCollection form, DemoClock clock, CommandSender sender, CancellationToken ct)
    {
        var asked = form["by"].ToString() is { Length: > 0 } by ? by : $"{form["amount"]} {form["unit"]}";
        if (!TimeLimit.TryParse(asked, out var limit, out var error)) throw new BadHttpRequestException(error);
        await clock.AdvanceAsync(limit, sender.FromForm(form["key"]), ct);
        return Show.Next(Show.Local(form["return"]), "clock");
    }
}
