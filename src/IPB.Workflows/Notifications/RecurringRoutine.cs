using IPB.Workflows.People;

namespace IPB.Workflows.Notifications;

/// <summary>Something that the platform does by the clock, beside the cases.</summary>
/// <param name="Id">Kebab-case.</param>
/// <param name="Cron">Five fields, local time in Stockholm.</param>
/// <param name="Do">One of <see cref="RecurringReader.Works"/>.</param>
/// <param name="To">Who gets the result; null: everyone whom it concerns.</param>
public sealed record RecurringRoutine(string Id, Text Name, string Cron, string Do, Party? To);
