using IPB.Host.Access;
using IPB.Host.Cases;
using IPB.Workflows;
using IPB.Workflows.Calendars;
using IPB.Workflows.Cases;
using IPB.Workflows.Storage;

namespace IPB.Host.Demo;

/// <summary>What exists in demo mode only: personas, and a clock that can be moved.</summary>
internal static class DemoApi
{
    public static void MapDemo(this WebApplication app)
    {
        var demo = app.MapGroup("/api/demo").WithTags("Demo");
        demo.MapGet("/personas", (WorkflowEngine engine, CurrentPerson current) =>
                engine.Organisation.People.Where(p => p.Persona).Select(p => new PersonaView(p.Id, p.Name,
                    current.Say(engine.Organisation.FindRole(p.Roles[0])!.Name), p.Department)))
            .AllowAnonymous().WithName("ListPersonas").WithSummary("The five people to sign in as (demo only).");
        demo.MapPost("/clock/advance", AdvanceAsync).RequireAuthorization(SignIn.ByHeader).WithName("AdvanceClock")
            .WithSummary("Move the city's clock ahead, such as by \"3 working days\" (demo only).").Unsafe();
        demo.MapGet("/clock", async (Database database, CancellationToken ct) =>
            new ClockView(await database.NowAsync(ct)))
            .AllowAnonymous().WithName("GetClock").WithSummary("The city's time (demo only).");
    }

    private static async Task<ClockView> AdvanceAsync(
        AdvanceBody body, DemoClock clock, CommandSender sender, CancellationToken ct) =>
        new(await clock.AdvanceAsync(Limit(body.By), sender.FromHeader(), ct));

    private static TimeLimit Limit(string? text) => TimeLimit.TryParse(text ?? "", out var limit, out var error)
        ? limit : throw new InvalidInput("by", new(error, error));
}

internal sealed record PersonaView(string Id, string Name, string Role, string Department);

/// <param name="By">A time limit such as <c>3 working days</c>.</param>
internal sealed record AdvanceBody(string? By);

internal sealed record ClockView(DateTimeOffset Now);
