using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using IPB.Host.Filing;
using IPB.Host.Tests.Watching;
using IPB.Workflows.Filing;
using IPB.Workflows.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace IPB.Host.Tests.Filing;

/// <summary>A city with workflows of its own, whose files are changed on pages.</summary>
public sealed class FilingCity(TestPostgres postgres) : RunningCity(postgres)
{
    public const string Administrator = "marcus.tran";

    /// <summary>Few files: each text that is saved is proven with all others.</summary>
    private static readonly string[] Names = ["organisation.yaml", "calendar.yaml", "training-package.routine.yaml"];

    internal Folder Workflows { get; } = NewFolder();
    internal CityFiles Files => Services.GetRequiredService<CityFiles>();
    internal FileChanges Changes => Files.Changes;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Workflows.Dispose();
    }

    protected override HostSettings Change(HostSettings settings) => settings with { WorkflowsFolder = Workflows.Path };

    internal static Folder NewFolder() => new(Names);

    /// <summary>A table that leads everything to a department; each test has one of its own name.</summary>
    public static string Table(string id, string to = "SLK", int version = 1) => $$"""
        # Written by a test
        routing: {{id}}
        version: {{version}}
        name: { sv: Prov, en: Trial }
        rules:
          - id: lamps
            words: [lampa]
            to: {{to}}
            why: { sv: Lampor., en: Lamps. }
        fallback: { id: otherwise, to: SLK, why: { sv: Ingen regel., en: No rule. } }

        """;

    /// <param name="from">ETag; null: the file is new.</param>
    internal async Task<Answer> PutAsync(
        string name, string text, string? from, bool confirm = false, string person = Administrator, string? key = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, $"/api/files/{name}?lang=en")
        {
            Content = JsonContent.Create(new { text, reason = "Prövas", confirm }),
        };
        if (from is null) request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Any);
        else request.Headers.IfMatch.Add(new EntityTagHeaderValue(from));
        if (key is not null) request.Headers.Add(Calls.Key, key);
        return await As(person).CallAsync(request);
    }

    internal async Task<(string Text, string Tag)> ReadAsync(string name)
    {
        var answer = await As(Administrator).ReadAsync($"/api/files/{name}");
        return ((string)answer.Expect(HttpStatusCode.OK)["text"]!, answer.Headers.ETag!.Tag);
    }

    /// <summary>Keeps the change without writing the file, as a node does that is killed between the two.</summary>
    internal Task<FileChange> KeepOnlyAsync(string name, string? before, string after) => Changes.AddAsync(
        new(name, before, after, "Prövas"), new(Administrator, Guid.NewGuid().ToString()), _ => { });

    /// <summary>Another node over the same database, with a folder of its own.</summary>
    internal async Task<City> NodeAsync(Folder folder, List<string>? told = null) => await City.OpenAsync(
        City.Settings with { WorkflowsFolder = folder.Path }, line => told?.Add(line), CancellationToken.None);
}

internal static class Tokens
{
    /// <summary>A personal token that signs a browser in.</summary>
    internal static Task<string> TokenAsync(this IServiceProvider services, string person) =>
        services.GetRequiredService<ApiTokens>().CreateAsync(person, "files", TimeSpan.FromDays(1),
            CancellationToken.None);
}
