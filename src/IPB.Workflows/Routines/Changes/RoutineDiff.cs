using System.Collections.Immutable;
using IPB.Workflows.People;

namespace IPB.Workflows.Routines.Changes;

/// <summary>What is different in a version of a routine, in words.</summary>
public static class RoutineDiff
{
    /// <summary>
    /// Every difference that a case or a person could notice: first what is only called otherwise, then the rest in
    /// the order of the routine; none where two versions do the same. Numbers of versions, comments and layout are no
    /// difference. A part that only got another id is one renamed, not one lost and one new.
    /// </summary>
    /// <param name="organisation">Names the roles; null: they are called by their ids.</param>
    public static ImmutableArray<RoutineChange> Between(Routine old, Routine now, Organisation? organisation = null)
    {
        var renames = RenameSearch.Between(old, now);
        var account = new Account(renames.Apply(old), now, organisation);
        renames.Tell(account);
        account.Tell(RoutineTable.Members, new Subject(RoutinePart.Routine, now.Id, _ => ""), account.Old, now);
        return account.Changes;
    }
}
