using System.Collections.Immutable;
using IPB.Workflows.Cases;

namespace IPB.Workflows.Filing;

/// <summary>A file was not saved; nothing was changed.</summary>
public sealed class FileRefused(RefusalKind kind, string code, params ImmutableArray<Text> reasons)
    : Refusal(kind, code, new("Filen sparades inte.", "The file was not saved."), reasons);

/// <summary>Somebody changed the file after its text was shown.</summary>
/// <param name="by">The change; null: it was changed in the folder.</param>
public sealed class FileChanged(FileChange? by, Text reason) : Refusal(RefusalKind.Conflict, "file-changed",
    new("Filen har ändrats sedan du öppnade den.", "The file has changed since you opened it."), reason)
{
    public FileChange? By { get; } = by;
}

public sealed class FileNotFound(string file) : Refusal(RefusalKind.NotFound, "file-not-found",
    new($"Staden har ingen fil {file}.", $"The city has no file {file}."));
