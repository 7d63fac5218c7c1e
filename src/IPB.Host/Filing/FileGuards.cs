using System.Collections.Immutable;
using System.Globalization;
using IPB.Host.Access;
using IPB.Workflows;
using IPB.Workflows.Cases;
using IPB.Workflows.Files;
using IPB.Workflows.Filing;
using IPB.Workflows.People;
using IPB.Workflows.Proofs;
using IPB.Workflows.Routines;

namespace IPB.Host.Filing;

/// <summary>What another text of a file does, and why it is not saved as it is.</summary>
/// <param name="Blocks">What has to be done first.</param>
/// <param name="Warnings">What is only saved by whoever says that they mean it.</param>
public sealed record FileProof(FolderChecked Checked, ImmutableArray<Text> Blocks, ImmutableArray<Text> Warnings)
{
    public bool CanSave => !Checked.HasErrors && Blocks.IsEmpty;

    /// <exception cref="Refusal">It is not saved.</exception>
    internal void Require(bool confirmed)
    {
        if (!Blocks.IsEmpty) throw new FileRefused(RefusalKind.Conflict, "published-text", Blocks);
        if (Checked.Findings.Where(f => !f.IsWarning)
            .Select(f => $"{Path.GetFileName(f.File)}:{f.Line}: {f.Message}").ToList() is { Count: > 0 } errors)
            throw new FileRefused(RefusalKind.Invalid, "file-has-errors", [.. errors.Select(e => new Text(e, e))]);
        if (!Warnings.IsEmpty && !confirmed)
            throw new InvalidInput("confirm",
                new("Bekräfta att du vill det här: " + string.Join(' ', Warnings.Select(w => w.Sv)),
                "Confirm that you want this: " + string.Join(' ', Warnings.Select(w => w.En))));
    }
}

/// <summary>Keeps published texts as they are, and whoever saves from locking the city out of its own
/// administration.</summary>
internal static class FileGuards
{
    public static FileProof Judge(City city, string by, string name, FolderChecked result) => new(result,
        result.HasErrors ? [] : [.. Published(city, name, result)],
        name == WorkflowNames.Organisation && result.Files.Organisation is { } after
            ? [.. Lockouts(city.Engine.Organisation, after, by)] : []);

    private static IEnumerable<Text> Published(City city, string name, FolderChecked result)
    {
        var before = city.Files.Routines.ToDictionary(r => r.Id);
        foreach (var routine in result.Files.Routines)
        {
            if (before.GetValueOrDefault(routine.Id)?.Hash == routine.Hash) continue;
            if (city.Engine.Routines.Find(routine.Id, routine.Version) is not { } kept
                || kept.Hash == routine.Hash) continue;
            yield return Stands(routine, name, NextOf(city, routine.Id));
        }
    }

    /// <summary>The version number that a new draft of a routine has.</summary>
    public static int NextOf(City city, string routine) =>
        city.Engine.Routines.VersionsOf(routine).DefaultIfEmpty().Max() + 1;

    private static Text Stands(Routine routine, string name, int next)
    {
        var file = routine.Id + ".routine.yaml";
        var (version, write) = (routine.Version.ToString(CultureInfo.InvariantCulture), $"version: {next}");
        return file == name
            ? new($"Version {version} är publicerad och ändras inte. Skriv {write} i filen, så blir texten ett "
                + "utkast som någon "
                + "granskar och publicerar.",
                $"Version {version} is published and does not change. Write {write} in the file; the text becomes a "
                + "draft that "
                + "somebody reviews and publishes.")
            : new($"{file} bygger på den här filen, och dess version {version} är publicerad. Spara först {file} "
                + $"med {write}.",
                $"{file} is built on this file, and its version {version} is published. First save {file} "
                + $"with {write}.");
    }

    private static IEnumerable<Text> Lockouts(Organisation before, Organisation after, string by)
    {
        if (!after.People.Any(p => p.Has(SignIn.Administrator)))
            yield return new(
                "Ingen har rollen administratör längre. Då kan ingen ändra stadens filer på sidor, och det går bara "
                + "att rätta på servern.",
                "Nobody has the role administrator any more. Then nobody can change the city's files on pages, and it "
                + "can only be mended on the server.");
        var (old, now) = (before.FindPerson(by), after.FindPerson(by));
        if (now is null)
            yield return new("Du själv tas bort och kan inte logga in längre.",
                "You yourself are removed and can no longer sign in.");
        else if (old?.Has(SignIn.Administrator) == true && !now.Has(SignIn.Administrator))
            yield return new("Du själv är inte administratör längre och kan inte ångra det.",
                "You yourself are no longer an administrator and cannot take it back.");
        else if (old is not null && old.Email != now.Email)
            yield return new("Din e-postadress ändras. Loggar du in med den gamla kommer du inte in längre.",
                "Your mail address changes. If you sign in with the old one, you no longer get in.");
    }
}
