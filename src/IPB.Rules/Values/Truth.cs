namespace IPB.Rules;

/// <summary>Three-valued logic. The two truth values are boxed once.</summary>
internal static class Truth
{
    public static readonly object True = true;
    public static readonly object False = false;

    public static object? Of(bool? value) => value switch
    {
        true => True,
        false => False,
        null => null,
    };

    public static bool? Not(bool? value) => value is null ? null : !value;

    public static bool? And(bool? left, bool? right) =>
        left == false || right == false ? false : left == true && right == true ? true : null;

    public static bool? Or(bool? left, bool? right) => Not(And(Not(left), Not(right)));
}
