using System.Collections.Immutable;
using IPB.Rules;
using IPB.Workflows.People;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Proofs;

/// <summary>Finds what the conditions that steer a routine read, and divides it into classes.</summary>
internal sealed class Variables(Routine routine, Organisation? organisation)
{
    private const int MostReturns = 20;
    private const int MostBits = 62;
    private const int MostValues = 400;

    /// <summary>The conditions on which it depends where a case goes.</summary>
    internal static IEnumerable<Expression> Steering(Routine routine) =>
        routine.AllTriggers.Select(t => t.When)
            .Concat(routine.States.SelectMany(s => s.Gate?.Mandates ?? []).Select(m => m.When))
            .OfType<Expression>();

    internal ImmutableArray<Variable> Find()
    {
        var leaves = Steering(routine).SelectMany(c => ConditionPart.Of(c).Leaves()).ToList();
        var constants = leaves.OfType<ComparedName>().GroupBy(l => l.Name)
            .ToDictionary(g => g.Key, g => g.SelectMany(l => l.Constants).ToList());
        ShareDepartments(constants);
        var listed = leaves.OfType<OtherPart>().SelectMany(o => o.Test.Names)
            .Where(n => GuardBuilder.IsListed(routine, n))
            .Concat(routine.States.SelectMany(s => s.Triggers).SelectMany(t => t.Needs))
            .Concat(routine.States.SelectMany(s => s.Gate?.Needs ?? []));
        var found = ImmutableArray.CreateBuilder<Variable>();
        var shift = 0;
        foreach (var name in constants.Keys.Concat(listed).Distinct().Where(n => !AnswerMoves.AreRead([n]))
            .Order(StringComparer.Ordinal))
        {
            if (Of(name, constants.GetValueOrDefault(name, [])) is not { } variable) continue;
            if (variable.Values.Length > MostValues || shift + variable.Bits > MostBits) continue;
            found.Add(variable with { Shift = shift });
            shift += variable.Bits;
        }
        // One counts only with the other.
        if (AnswerMoves.AreRead(leaves.SelectMany(l => l.Test.Names)))
            foreach (var count in AnswerMoves.Counting(routine).Where(c => shift + c.Bits <= MostBits))
            {
                found.Add(count with { Shift = shift });
                shift += count.Bits;
            }
        if (AutomationMoves.Counting(routine) is { } over && shift + over.Bits <= MostBits)
        {
            found.Add(over with { Shift = shift });
            shift += over.Bits;
        }
        if (BounceMoves.Counting(routine) is { } bounces && shift + bounces.Bits <= MostBits)
            found.Add(bounces with { Shift = shift });
        return found.ToImmutable();
    }

    // Without a routing table the submitting department leads: what one is compared with divides the other.
    private static void ShareDepartments(Dictionary<string, List<object>> constants)
    {
        if (!constants.TryGetValue("lead_department", out var lead)) return;
        if (!constants.TryGetValue("submitting_department", out var submitting))
            constants["submitting_department"] = submitting = [];
        var all = lead.Concat(submitting).Distinct().ToList();
        (constants["lead_department"], constants["submitting_department"]) = (all, all);
    }

    private Variable? Of(string name, List<object> constants) => name switch
    {
        "title" => new(name, Origin.Title, FieldValues.Texts(constants, 200)),
        "description" => new(name, Origin.Description, FieldValues.Texts(constants, 10_000)),
        "submitting_department" => new(name, Origin.Submitting, Departments(constants)),
        "lead_department" => new(name, Origin.Lead, Departments(constants)),
        "times_returned" => Returned(constants),
        _ => routine.FindField(name) is { } field
            ? new(name, Origin.Field, [null, .. FieldValues.Of(field, constants)]) : null,
    };

    private ImmutableArray<object?> Departments(List<object> constants)
    {
        var named = constants.OfType<string>().Distinct().ToList();
        if (organisation is null) return [.. FieldValues.Texts(constants, 20)];
        var other = organisation.Departments.Select(d => d.Code).FirstOrDefault(c => !named.Contains(c));
        var known = named.Where(c => organisation.FindDepartment(c) is not null);
        return other is null ? [.. known] : [other, .. known];
    }

    private static Variable? Returned(List<object> constants)
    {
        var most = constants.OfType<decimal>().DefaultIfEmpty(0).Max();
        return most > MostReturns ? null : new("times_returned", Origin.Returned,
            [.. Enumerable.Range(0, Math.Max(0, (int)decimal.Floor(most)) + 2).Select(i => (object?)(decimal)i)]);
    }
}
