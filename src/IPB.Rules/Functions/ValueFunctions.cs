namespace IPB.Rules;

/// <summary>Functions over values of any type.</summary>
internal static class ValueFunctions
{
    public static IEnumerable<Overload> All() =>
    [
        Overload.Of("not(negand: boolean) : boolean", (_, a) => Truth.Of(Truth.Not(a[0] as bool?))),
        Overload.Of("string(from: Any) : string",
            (budget, a) => a[0] is null ? null : Printer.Print(a[0], budget)),
        Overload.Of("is(value1: Any?, value2: Any?) : boolean",
            (budget, a) => a.Length == 0 ? null : Truth.Of(Comparing.Same(budget, a[0], a.Length > 1 ? a[1] : null))),
    ];
}
