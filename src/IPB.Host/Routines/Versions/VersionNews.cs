using IPB.Workflows;
using IPB.Workflows.People;
using IPB.Workflows.Routines.Versions;

namespace IPB.Host.Routines.Versions;

/// <summary>What files changed, told to whoever starts the host.</summary>
internal static class VersionNews
{
    /// <returns>Null: nothing that anybody waits for.</returns>
    public static string? Line(FileNews news, Organisation organisation) => news.Action switch
    {
        VersionAction.Drafted => $"{news.Routine} version {news.Version} is a new draft; no case starts on it until it "
            + $"is reviewed and published: /routines/{news.Routine}",
        VersionAction.Changed => $"{news.Routine} version {news.Version}: the draft follows its file.",
        VersionAction.FellBack => $"{news.Routine} version {news.Version}: its file changed after "
            + (organisation.FindPerson(news.Reviewer ?? "")?.Name ?? "somebody")
            + " had reviewed it; it is a draft again.",
        _ => null,
    };
}
