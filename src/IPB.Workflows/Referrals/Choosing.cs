using System.Collections.Immutable;
using IPB.Workflows.Cases;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Referrals;

/// <summary>Whoever sends a case out on referral picks bodies, where the routine leaves it to them.</summary>
internal static class Choosing
{
    /// <summary>Under which the codes of the chosen departments are sent, with commas between them.</summary>
    public const string Field = "referral_bodies";

    /// <returns>Null when the trigger leads to no referral with a choice.</returns>
    public static ReferralChoice? Of(Routine routine, Trigger trigger) =>
        trigger.To is { } to ? routine.Find(to)?.Referral?.Choose : null;

    /// <summary>Takes the choice out of what was sent and keeps it for the referral.</summary>
    /// <exception cref="InvalidInput">Too few, or one that is not offered.</exception>
    public static ImmutableSortedDictionary<string, object> Read(
        StepBuilder step, Trigger trigger, ImmutableSortedDictionary<string, object> sent)
    {
        if (Of(step.Routine, trigger) is not { } choice) return sent;
        step.ChosenBodies = ChosenCodes.Read(Field, sent, choice.From, choice.Least, new(
            $"Välj minst {choice.Least} remissinstans{(choice.Least == 1 ? "" : "er")}.",
            $"Choose at least {choice.Least} referral {(choice.Least == 1 ? "body" : "bodies")}."));
        return sent.Remove(Field);
    }

    /// <summary>Every department that can be chosen, as it is sent.</summary>
    public static string All(ReferralChoice choice) => string.Join(", ", choice.From);
}
