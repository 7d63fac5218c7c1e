namespace IPB.Rules;

/// <summary>
/// A finite choice: the classes of a subject's values, or whether a text passes a test, or whether a list has an item.
/// </summary>
/// <param name="Number">Its place among all axes.</param>
/// <param name="Subject">Whose value it decides about.</param>
/// <param name="Count">How many classes.</param>
internal sealed record Axis(int Number, Subject Subject, int Count);
