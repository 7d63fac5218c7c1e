using System.Security.Claims;
using Elsa.Extensions;
using IPB.Host.Access;
using IPB.Workflows.Elsa;
using IPB.Workflows.Elsa.Runs;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;

namespace IPB.Host.Runners;

/// <summary>Elsa, in a host that is built with it: its runner, its services and its API.</summary>
internal static partial class RunnerModules
{
    private const string ElsaPolicy = "elsa";

    static partial void AddElsaTo(ref HostSettings settings)
    {
        if (settings.Runners.Any(r => r is ElsaRunner)) return;
        try
        {
            settings = settings with
            {
                Runners = settings.Runners.Add(new ElsaRunner(
                    DefinitionFile.All(Path.Combine(settings.WorkflowsFolder, "elsa")))),
            };
        }
        catch (ElsaRefused refused)
        {
            throw new StartRefused(refused.Message);
        }
    }

    static partial void AddElsaServices(IServiceCollection services, City city)
    {
        if (city.Settings.Runners.OfType<ElsaRunner>().FirstOrDefault() is not { } runner) return;
        services.AddElsa(elsa => elsa.UseIpbWorkflows(f =>
        {
            (f.Engine, f.Database, f.Runner) = (city.Engine, city.Database, runner);
            f.Settings = new(city.ConnectionString, city.Settings.ElsaPerson
                ?? (city.Settings.Demo ? city.Engine.Organisation.Fallback.Id : null))
            {
                Work = city.Settings.Work,
            };
        }));
        // By a token, never by a cookie alone, which another site could send along.
        services.AddAuthorizationBuilder().AddPolicy(ElsaPolicy,
            p => p.AddAuthenticationSchemes(SignIn.Header).RequireRole(SignIn.Administrator));
        services.AddTransient<IClaimsTransformation, ElsaPermissions>();
        // What fails is thrown, too; and its first question in an empty database always fails.
        services.AddLogging(log => log.AddFilter("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.None)
            // Cases hear of what fails, with its reason.
            .AddFilter("Elsa.Workflows.Middleware.Activities", LogLevel.Error));
    }

    static partial void UseElsa(WebApplication app)
    {
        if (app.Services.GetService<ElsaRunner>() is null) return;
        var group = app.MapGroup("").RequireAuthorization(ElsaPolicy);
        // Some of Elsa's addresses are open to whoever has a link to them. Here none is.
        ((IEndpointConventionBuilder)group).Finally(endpoint =>
        {
            foreach (var open in endpoint.Metadata.OfType<IAllowAnonymous>().ToList()) endpoint.Metadata.Remove(open);
        });
        group.MapWorkflowsApi("elsa/api");
    }

    /// <summary>Whoever administers the system may do everything in Elsa; nobody else anything.</summary>
    private sealed class ElsaPermissions : IClaimsTransformation
    {
        private const string Permissions = "permissions";

        public Task<ClaimsPrincipal> TransformAsync(ClaimsPrincipal principal)
        {
            if (principal.IsInRole(SignIn.Administrator) && !principal.HasClaim(Permissions, "*"))
                principal.AddIdentity(new ClaimsIdentity([new Claim(Permissions, "*")]));
            return Task.FromResult(principal);
        }
    }
}
