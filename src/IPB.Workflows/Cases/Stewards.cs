using System.Collections.Immutable;
using IPB.Workflows.People;

namespace IPB.Workflows.Cases;

/// <summary>
/// Who sees to it that a case gets on, whatever state it is in: coordinators and administrators, and the unit managers
/// and heads of the lead department, with their deputies while they are away.
/// </summary>
internal static class Stewards
{
    public static bool Are(StepBuilder step, Person by, out WaitingKey? under)
    {
        ImmutableArray<string> keys =
        [
            Person.KeyOf("coordinator", "*"), Person.KeyOf("administrator", "*"),
            Person.KeyOf("unit-manager", step.Case.LeadDepartment),
            Person.KeyOf("head-of-department", step.Case.LeadDepartment),
        ];
        under = Standing.Of(step, by, keys).FirstOrDefault();
        return under is not null;
    }
}
