namespace IPB.Workflows.Filing;

/// <summary>What a node does about a file that was changed on pages.</summary>
public enum FileStep
{
    /// <summary>Its folder holds what was saved last.</summary>
    InStep,

    /// <summary>Its folder holds a text that later ones were made from: the last one is written.</summary>
    Write,

    /// <summary>Its folder holds something else, which is left as it is and told.</summary>
    Drift,
}

/// <summary>Decides from what a folder holds and from what was saved; never overwrites what nobody saw.</summary>
public static class FileFollowing
{
    /// <param name="held">Hash of what the folder holds; null: no such file.</param>
    /// <param name="changes">All changes of the file, from the first; at least one.</param>
    /// <param name="seen">
    /// Serial of the newest change that this folder is known to have had: whoever puts an older text back by hand after
    /// it is not overruled.
    /// </param>
    public static FileStep Of(string? held, IReadOnlyList<FileChange> changes, long seen)
    {
        if (held == changes[^1].After) return FileStep.InStep;
        for (var i = changes.Count - 1; i >= 0 && changes[i].Serial > seen; i--)
        {
            if (changes[i].Before == held) return FileStep.Write;
            // A text that was made from another than the one before it says nothing about what came earlier.
            if (i > 0 && changes[i].Before != changes[i - 1].After) break;
        }

        return FileStep.Drift;
    }
}

/// <summary>Why a node's folder does not hold what was saved last.</summary>
public enum DriftKind
{
    /// <summary>It holds a text that was not saved here, and is left alone.</summary>
    Other,

    /// <summary>It holds an older text and cannot be written.</summary>
    Unwritable,

    /// <summary>It holds an older text; the saved one does not go with its other files.</summary>
    Unfit,
}

/// <summary>A file of which a node's folder holds another text than was saved last.</summary>
/// <param name="Last">The change that the folder does not have.</param>
public sealed record FileDrift(FileChange Last, DriftKind Kind)
{
    /// <summary>What it is and what to do.</summary>
    public Text Text => Kind switch
    {
        DriftKind.Unwritable => new(
            $"Filen {Last.File} i den här nodens mapp är äldre än den text som sparades senast, och mappen går inte att "
            + "skriva i. Gör mappen skrivbar, eller lägg in den sparade texten från filens historik.",
            $"The file {Last.File} in this node's folder is older than the text saved last, and the folder cannot be "
            + "written. Make the folder writable, or put the saved text there from the file's history."),
        DriftKind.Unfit => new(
            $"Filen {Last.File} i den här nodens mapp är äldre än den text som sparades senast, och den sparade "
            + "texten passar inte med mappens andra filer. Lägg in samma filer som på de andra noderna.",
            $"The file {Last.File} in this node's folder is older than the text saved last, and the saved text "
            + "does not go with the folder's other files. Put the same files there as on the other nodes."),
        _ => new(
            $"Filen {Last.File} i den här nodens mapp säger något annat än den text som sparades senast. Nodens "
            + "fil gäller här. Spara filen på nytt på sidan, eller lägg in den sparade texten från filens historik.",
            $"The file {Last.File} in this node's folder differs from the text saved last. The node's file is in use "
            + "here. Save the file anew on its page, or put the saved text there from the file's history."),
    };
}
