using IPB.Workflows;
using IPB.Workflows.Access;
using IPB.Workflows.Storage;

namespace IPB.Host.Access;

/// <summary>
/// Cases as the person who asks sees them: every page and every call of the API reads cases through here. A request
/// without a person sees none.
/// </summary>
public sealed class Seen(CurrentPerson current, WorkflowEngine engine, Database database)
{
    private SeenCases? cases;

    /// <summary>The same for the whole request.</summary>
    public async Task<SeenCases> CasesAsync(CancellationToken ct)
    {
        if (cases is not null) return cases;
        return cases = engine.As(current.Person is { } person
            ? engine.SightOf(person, await database.NowAsync(ct)) : Sight.Nothing);
    }
}
