using System.Collections.Immutable;
using IPB.Workflows.Files;

namespace IPB.Workflows.People;

/// <summary>
/// The city's delegation scheme: who may decide what in place of a committee, point by point. A gate's mandate names
/// its point, so that every decision shows by what right it was taken.
/// </summary>
/// <param name="Source">Who adopted it, when and under which number.</param>
public sealed record DelegationScheme(Text Source, ImmutableArray<SchemePoint> Points)
{
    /// <returns>Null when there is no such point.</returns>
    public SchemePoint? Find(string? number) => Points.FirstOrDefault(p => p.Number == number);

    internal static DelegationScheme? Read(Section root)
    {
        if (root.Block("delegation-scheme", OrganisationShapes.Scheme) is not { } scheme) return null;
        var taken = new HashSet<string>();
        return new(scheme.Text("source"), scheme.List("points", OrganisationShapes.SchemePoint, s => Point(s, taken)));
    }

    private static SchemePoint Point(Section s, HashSet<string> taken)
    {
        var number = s.Word("point", "a number such as \"4.1\"");
        if (number.Length > 0 && !taken.Add(number))
            s.Add("point", "defined-twice", $"point \"{number}\" is already defined; give each its own number");
        var most = s.Number("up-to");
        if (most is <= 0) s.Add("up-to", "wrong-value", $"up-to: expected an amount above 0, got {most}");
        return new(number, s.Text("decision"), s.References("by", PartyWords.Role), most);
    }
}

/// <param name="Number">As the scheme has it: <c>4.1</c>.</param>
/// <param name="Decision">What is decided.</param>
/// <param name="By">Ids of the roles that may.</param>
/// <param name="UpTo">The largest amount, in kronor; null: any.</param>
public sealed record SchemePoint(string Number, Text Decision, ImmutableArray<string> By, decimal? UpTo);
