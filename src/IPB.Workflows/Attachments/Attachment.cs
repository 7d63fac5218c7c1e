using IPB.Workflows.Cases;

namespace IPB.Workflows.Attachments;

/// <summary>A file that was kept before a step names it.</summary>
/// <param name="Name">As it was called on the sender's machine, without a path.</param>
/// <param name="Type">What its content is, not what its name says: <c>application/pdf</c>.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Hash">SHA-256 of the content, hexadecimal.</param>
public sealed record KeptFile(Guid Id, string Name, string Type, long Size, string Hash);

/// <summary>A file of a case. Never changed; its hash stands in the journal.</summary>
/// <param name="By">Id of the person who added it.</param>
public sealed record Attachment(KeptFile File, string By, DateTimeOffset At)
{
    /// <summary>How many a case has at most, and how many come with one command.</summary>
    public const int MostInCase = 200;
    public const int MostAtOnce = 10;
}

/// <summary>A file was added to the case.</summary>
/// <param name="By">Id of the person.</param>
public sealed record Attached(KeptFile File, string By) : Fact;

/// <summary>Adds files in a step.</summary>
internal static class Attaching
{
    /// <exception cref="InvalidInput">Too many.</exception>
    public static void Add(StepBuilder step, IReadOnlyCollection<KeptFile> files)
    {
        if (files.Count > Attachment.MostAtOnce)
            throw new InvalidInput("files",
                new Text($"Högst {Attachment.MostAtOnce} filer åt gången; {files.Count} valdes.",
                $"At most {Attachment.MostAtOnce} files at a time; {files.Count} were chosen."));
        if (step.Case.Attachments.Length + files.Count > Attachment.MostInCase)
            throw new InvalidInput("files", new Text(
                $"Ett ärende har högst {Attachment.MostInCase} bilagor. Länka till dokumenten i stället.",
                $"A case has at most {Attachment.MostInCase} attachments. Link to the documents in place of "
                + "adding them."));
        foreach (var file in files) step.Add(new Attached(file, step.Actor));
    }
}
