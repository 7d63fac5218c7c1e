namespace IPB.Rules.Tests;

public sealed class ValueTableTests
{
    private static readonly string[] Tags = ["a", "b"];

    [Fact]
    public void Arithmetic_has_34_digits_and_what_has_no_result_is_null() => Feel.Check("""
        0.1 + 0.2 → 0.3
        1 - 2 - 3 → -4
        2 + 3 * 4 → 14
        (2 + 3) * 4 → 20
        12 / 4 / 3 → 1
        1 / 3 * 3 → 0.9999999999999999999999999999999999
        2 ** 10 → 1024
        2 ** 3 ** 2 → 64
        2 ** -1 → 0.5
        -2 ** 2 → 4
        9 ** 0.5 → 3
        10 ** 28 → 10000000000000000000000000000
        1 ** 999999999 → 1
        0 ** -1 → null
        --3 → 3
        1e3 + .5 → 1000.5
        1 / 0 → null
        79228162514264337593543950335 + 1 → 79228162514264337593543950336
        10 ** 6145 → null
        (-1) ** 0.5 → null
        1 + "a" → null
        "a" + 1 → null
        "a" + "b" → "ab"
        null + 1 → null
        -"a" → null
        true + true → null
        1.50 → 1.5
        """);

    [Fact]
    public void Comparison_needs_the_same_type_except_with_null() => Feel.Check("""
        1 = 1.0 → true
        1 != 2 → true
        "a" < "b" → true
        "B" < "a" → true
        1 = "1" → null
        1 != "1" → null
        1 < "1" → null
        true = true → true
        true < false → null
        null = null → true
        null != null → false
        1 = null → false
        null != "a" → true
        null < 1 → null
        [1, 2] = [1, 2] → true
        [1, 2] = [2, 1] → false
        [1] = [1, 2] → false
        {a: 1, b: [2]} = {b: [2], a: 1} → true
        {a: 1} = {b: 1} → false
        [1, "a"] = [1, 2] → null
        1 between 1 and 3 → true
        4 between 1 and 3 → false
        null between 1 and 3 → null
        "x" between 1 and 3 → null
        1 + 1 = 2 and 3 > 2 → true
        """);

    [Fact]
    public void In_takes_values_lists_ranges_and_comparisons() => Feel.Check("""
        1 in [1..5] → true
        1 in (1..5] → false
        5 in [1..5) → false
        5 in ]1..5] → true
        1 in ]1..5] → false
        5 in [1..5[ → false
        2 in (1..3) → true
        3 in (1, 2, 3) → true
        4 in (1, 2, 3) → false
        4 in ([1..3], > 3) → true
        4 in ([1..3), (4..5[, ]5..6]) → false
        4 in < 5 → true
        4 in (<= 3, = 4) → true
        3 in [1, 2, 3] → true
        "b" in ["a", "c"] → false
        [1] in [[1], [2]] → true
        [1] in [1] → true
        null in [1..5] → null
        null in (null, 1) → true
        "a" in [1..5] → null
        1 + 1 in [2..2] → true
        3 in (? > 2 and ? < 4) → true
        date("2024-05-01") in [date("2024-01-01")..date("2024-12-31")] → true
        """);

    [Fact]
    public void Choices_contexts_and_paths() => Feel.Check("""
        if true then 1 else 2 → 1
        if null then 1 else 2 → 2
        if "x" then 1 else 2 → 2
        if false then 1 else if true then 2 else 3 → 2
        {a: 1, b: a + 1}.b → 2
        {a: {b: {c: 3}}}.a.b.c → 3
        {"a b": 1, if: 2}.if → 2
        {a: 1}.b → null
        null.a → null
        5.a → null
        {a: 1, "b c": "x"} → {a: 1, "b c": "x"}
        [{a: 1}, {a: 2}].a → [1, 2]
        """);

    [Fact]
    public void Lists_count_from_one_and_filter_by_condition() => Feel.Check("""
        [1, 2, 3][1] → 1
        [1, 2, 3][-1] → 3
        [1, 2, 3][0] → null
        [1, 2, 3][4] → null
        [1, 2, 3][-4] → null
        [1, 2, 3][1.5] → null
        [1, 2, 3][item > 1] → [2, 3]
        [1, 2, 3][count([1, 2])] → 2
        [{a: 1}, {a: 2}][a = 2] → [{a: 2}]
        [{a: 1}, {a: 2}][item.a = 2][1].a → 2
        [{item: 7}][item = 7] → [{item: 7}]
        [true, false][item] → [true]
        [1, null][item = null] → [null]
        7[1] → 7
        7[item = 8] → []
        null[1] → null
        [[1, 2], [3]][2][1] → 3
        """);

    [Fact]
    public void Iteration_and_quantifiers() => Feel.Check("""
        for x in [1, 2] return x * 2 → [2, 4]
        for x in [1, 2], y in [x, 10] return x * y → [1, 10, 4, 20]
        for i in 1..3 return i → [1, 2, 3]
        for i in 3..1 return i → [3, 2, 1]
        for i in 1..1 return i → [1]
        for i in 1.5..3 return i → null
        for x in null return x → null
        for x in [] return x → []
        for x in 5 return x → [5]
        some x in [1, 2] satisfies x > 1 → true
        some x in [] satisfies true → false
        every x in [] satisfies false → true
        every x in [1, 2] satisfies x > 1 → false
        every x in [1, null] satisfies x > 0 → null
        every x in [null, 0] satisfies x > 0 → false
        some x in [null, 1] satisfies x > 0 → true
        some x in null satisfies true → null
        true and some x in [1] satisfies x = 1 → true
        some x in [1, 2], y in [2, 3] satisfies x = y → true
        """);

    [Fact]
    public void Variables_come_from_the_context_and_inner_ones_hide_it() => Feel.Check("""
        ålder >= 18 → true
        missing → null
        missing.deeper → null
        case.budget / 2 → 50
        case.tags[2] → "b"
        for x in [1] return x + n → [4]
        for n in [1] return n → [1]
        {n: 1, m: n}.m → 1
        [{n: 9}][n = 9][1].n + n → 12
        [1, 2, 3, 4][n] → 3
        lead - n → 7
        """,
        ("ålder", 20), ("n", 3), ("lead", 10L),
        ("case", new Dictionary<string, object?> { ["budget"] = 100.0, ["tags"] = Tags }));

    [Fact]
    public void Texts_have_escapes_and_comments_are_skipped() => Feel.Check("""
        "a\"b" = "a\u0022b" → true
        string length("\n\t\\") → 3
        "\U01F40E" = "🐎" → true
        1 /* one */ + 2 // two → 3
        """);
}
