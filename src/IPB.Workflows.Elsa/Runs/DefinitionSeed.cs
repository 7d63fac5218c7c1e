using Elsa.Common.Models;
using Elsa.Workflows;
using Elsa.Workflows.Management;
using Elsa.Workflows.Management.Filters;
using Elsa.Workflows.Management.Models;
using Medallion.Threading;

namespace IPB.Workflows.Elsa.Runs;

/// <summary>
/// Brings definitions of files into Elsa that it does not have. One that is there stands, however it was changed in the
/// designer.
/// </summary>
internal sealed class DefinitionSeed(
    IWorkflowDefinitionStore store, IWorkflowDefinitionImporter importer, IApiSerializer serializer,
    IDistributedLockProvider locks)
{
    /// <exception cref="ElsaRefused">Elsa does not take one of them.</exception>
    public async Task RunAsync(IEnumerable<DefinitionFile> files, CancellationToken ct)
    {
        await using var alone = await locks.AcquireLockAsync("ipb-definitions", TimeSpan.FromMinutes(5), ct);
        foreach (var file in files)
        {
            var filter =
                new WorkflowDefinitionFilter { DefinitionId = file.Id, VersionOptions = VersionOptions.Latest };
            if (await store.AnyAsync(filter, ct)) continue;
            var model = serializer.Deserialize<WorkflowDefinitionModel>(file.Json);
            var result = await importer.ImportAsync(new() { Model = model, Publish = true }, ct);
            if (!result.Succeeded)
                throw new ElsaRefused($"Elsa does not take the definition {file.Id}: "
                    + string.Join(" ", result.ValidationErrors.Select(e => e.Message)));
        }
    }
}
