using System.Collections.Immutable;
using System.Globalization;

namespace IPB.Workflows.Files.Editing;

/// <summary>
/// Changes single things of a person in the text of <c>organisation.yaml</c>; everything else in it stays as it is
/// written.
/// </summary>
public static class OrganisationEdit
{
    /// <summary>Gives and takes roles.</summary>
    /// <param name="has">The person's roles in the order of the file.</param>
    /// <param name="wanted">Those that they have afterwards.</param>
    /// <exception cref="EditRefused">The text cannot be changed in this way.</exception>
    public static string Roles(string text, string person, ImmutableArray<string> has,
        IReadOnlyCollection<string> wanted)
    {
        var path = $"people/{person}/roles";
        if (wanted.Count == 0) return has.IsEmpty ? text : YamlEdit.Remove(text, path);
        var fresh = wanted.Except(has).ToList();
        if (has.IsEmpty) return YamlEdit.Add(text, path, $"[{string.Join(", ", fresh)}]");
        // First what is new: a list is never empty on the way.
        foreach (var role in fresh) text = YamlEdit.AddItem(text, path, role);
        for (var i = has.Length - 1; i >= 0; i--)
            if (!wanted.Contains(has[i]))
                text = YamlEdit.Remove(text, string.Create(CultureInfo.InvariantCulture, $"{path}/{i}"));
        return text;
    }

    /// <summary>Names or takes away the deputy.</summary>
    /// <param name="deputy">Person id; null: nobody.</param>
    /// <inheritdoc cref="Roles"/>
    public static string Deputy(string text, string person, string? has, string? deputy)
    {
        var path = $"people/{person}/deputy";
        if (has == deputy) return text;
        return deputy is null ? YamlEdit.Remove(text, path) : YamlEdit.Set(text, path, deputy);
    }
}
