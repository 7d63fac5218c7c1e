namespace IPB.Rules.Tests;

public sealed class ListFunctionTableTests
{
    [Fact]
    public void Lists_are_taken_apart_and_put_together() => Feel.Check("""
        sublist([1, 2, 3], 2) → [2, 3]
        sublist([1, 2, 3], 1, 2) → [1, 2]
        sublist([1, 2, 3], -2, 1) → [2]
        sublist([1, 2, 3], 3, 9) → [3]
        sublist([1, 2, 3], 0) → null
        sublist([1, 2, 3], 4) → null
        append([1], 2, [3]) → [1, 2, [3]]
        append(1, 2) → [1, 2]
        concatenate([1], [2, [3]], 4) → [1, 2, [3], 4]
        concatenate([1], null) → null
        insert before([1, 3], 2, 2) → [1, 2, 3]
        insert before([1, 3], -1, null) → [1, null, 3]
        insert before([1, 3], 3, 4) → null
        remove([1, 2, 3], 2) → [1, 3]
        remove([1, 2, 3], -1) → [1, 2]
        remove([1, 2, 3], 4) → null
        list replace([1, 2, 3], 2.5, 9) → [1, 9, 3]
        list replace(1, 1, 9) → [9]
        list replace([1], "1", 9) → null
        reverse([1, 2, null]) → [null, 2, 1]
        index of([1, 2, 1, null], 1) → [1, 3]
        index of([1, null], null) → [2]
        index of([1], "x") → []
        union([1, 2], [2, 3], 1) → [1, 2, 3]
        distinct values([1, "1", 1.0, null, null, [1], [1], @"10:00:00", @"10:00:00.5"]) → [1, "1", null, [1], 10:00:00]
        flatten([[1, [2]], [], 3]) → [1, 2, 3]
        flatten(1) → [1]
        flatten(null) → null
        """);

    [Fact]
    public void Numbers_are_summed_up() => Feel.Check("""
        product(2, 3, 4) → 24
        product([]) → null
        product([1, null]) → null
        median([8, 2, 5, 3, 4]) → 4
        median(6, 1, 2, 3) → 2.5
        median([]) → null
        stddev(2, 4, 7, 5) → 2.081665999466132735282297706979931
        stddev([47]) → null
        mode([6, 1, 9, 6, 1]) → [1, 6]
        mode([]) → []
        mode([1, "a"]) → null
        sum([duration("P1D"), duration("PT1H")]) → P1DT1H
        min(@"2024-01-02", @"2024-01-01") → 2024-01-01
        max([1, null]) → null
        all([true, null]) → null
        all([false, null, 1]) → false
        all([]) → true
        all(true, false) → false
        all(1) → null
        any([false, null]) → null
        any([null, true]) → true
        any([]) → false
        """);

    [Fact]
    public void Contexts_are_read_and_changed() => Feel.Check("""
        get value({a: 1}, "a") → 1
        get value({a: 1}, "b") → null
        get value([1, 2], "a") → null
        get entries({a: 1, b: null}) → [{key: "a", value: 1}, {key: "b", value: null}]
        context([{key: "a", value: 1}, {key: "b", value: null}]) → {a: 1, b: null}
        context({key: "a", value: 1}) → {a: 1}
        context([{key: "a", value: 1}, {key: "a", value: 2}]) → null
        context([{key: "a"}]) → null
        context put({a: 1}, "b", 2) → {a: 1, b: 2}
        context put({a: 1, b: 2}, "a", 3) → {a: 3, b: 2}
        context put({x: 1, y: {a: 0}}, ["y", "b"], 2) → {x: 1, y: {a: 0, b: 2}}
        context put({x: 1}, ["x", "y"], 2) → null
        context put({x: 1}, [], 2) → null
        context merge([{a: 1, b: 1}, {a: 2}]) → {a: 2, b: 1}
        context merge([{a: 1}, 2]) → null
        """);

    [Fact]
    public void Calendar_and_ranges() => Feel.Check("""
        day of year(@"2024-12-31") → 366
        day of week(@"2024-11-24T10:00:00") → "Sunday"
        month of year(@"2024-11-24") → "November"
        week of year(@"2021-01-01") → 53
        week of year(@"2003-12-29") → 1
        day of week("2024-11-24") → null
        years and months duration(@"2011-12-22", @"2013-08-24") → P1Y8M
        years and months duration(@"2013-08-24", @"2011-12-22") → -P1Y8M
        time(10, 0, 0, @"PT2H30M") → 10:00:00+02:30
        time(10, 0, 0, @"PT19H") → null
        time(@"2024-01-01") → 00:00:00Z
        range("[1..3)") → [1..3)
        range("]\"a\" .. \"b..\"]") → ("a".."b.."]
        range("[date(\"2024-01-01\")..@\"2024-01-02\"]") → [2024-01-01..2024-01-02]
        range("[3..1]") → null
        range("[1..\"a\"]") → null
        range("[1..]") → null
        range("[number(\"1\")..2]") → null
        before(1, 2) → true
        before(1, range("(1..5]")) → true
        before(1, range("[1..5]")) → false
        after(range("(5..9]"), range("[1..5]")) → true
        meets(range("[1..5]"), range("[5..9]")) → true
        meets(1, range("[5..9]")) → null
        met by(range("[5..9]"), range("[1..5]")) → true
        overlaps(range("[1..5)"), range("[5..9]")) → false
        overlaps before(range("[1..5]"), range("(1..5]")) → true
        overlaps after(range("(1..5]"), range("[1..5)")) → true
        finishes(9, range("[5..9]")) → true
        finished by(range("[1..9]"), range("[5..9]")) → true
        includes(range("[1..9)"), 9) → false
        during(range("(1..9)"), range("[1..9]")) → true
        starts(range("[1..5]"), range("[1..9]")) → true
        started by(range("(1..9]"), 1) → false
        coincides(range("[1..9]"), range("[1..9]")) → true
        coincides(range("[1..9]"), range("[1..9)")) → false
        before(1, "a") → null
        before(null, 1) → null
        """);

    [Fact]
    public void Open_ends_lie_beyond_all_values() => Feel.Check("""
        includes(atLeast5, 5) → true
        includes(atLeast5, 4) → false
        includes(atLeast5, atLeast5) → true
        before(4, atLeast5) → true
        overlaps(atLeast5, range("[1..5]")) → true
        before(range("[1..9]"), atLeast5) → false
        includes(not5, 4) → null
        atLeast5.start → 5
        atLeast5.end → null
        atLeast5 → >= 5
        """,
        ("atLeast5", new FeelRange(5, true, null, false)),
        ("not5", new FeelRange(5, true, 5, true) { Operator = "!=" }));
}
