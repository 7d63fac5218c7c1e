using System.Collections.Immutable;
using System.Reflection;
using IPB.Rules;
using IPB.Workflows.Calendars;
using IPB.Workflows.People;
using IPB.Workflows.Routines;
using IPB.Workflows.Routines.Changes;

namespace IPB.Workflows.Tests.Routines.Changes;

/// <summary>Every way to make one record of a routine say something else: each member, each item, each order.</summary>
internal static class Mutations
{
    /// <summary>A routine with every member of every record in use.</summary>
    internal static Routine Full { get; } = Read();

    internal static IEnumerable<(string What, Routine Routine)> OfRoutine(Routine routine) =>
        OfBlock(routine).Select(m => (m.What, (Routine)m.Value!));

    private static IEnumerable<(string What, object? Value)> OfBlock(object block) =>
        from member in Content.Of(block.GetType())
        from other in Of(member.PropertyType, member.GetValue(block))
        select ($"{block.GetType().Name}.{member.Name} {other.What}", (object?)With(block, member, other.Value));

    private static object With(object block, PropertyInfo member, object? value)
    {
        var copy = block.GetType().GetMethod("<Clone>$")!.Invoke(block, null)!;
        member.SetValue(copy, value);
        return copy;
    }

    private static IEnumerable<(string What, object? Value)> Of(Type type, object? value)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        if (IsList(bare)) return Call(nameof(OfList), bare.GetGenericArguments(), value!);
        if (bare.IsGenericType && bare.GetGenericTypeDefinition() == typeof(ImmutableDictionary<,>))
            return Call(nameof(OfMap), bare.GetGenericArguments(), value!);
        // A word that may be left out is null in half of the records: it comes and it goes.
        if (value is null) return [("comes", Another(bare))];
        var others = Content.IsBlock(bare) ? OfBlock(value) : [("is another", Other(bare, value))];
        return type != bare || MayGo(bare) ? others.Append(("goes", null)) : others;
    }

    private static bool MayGo(Type type) =>
        type == typeof(Expression) || type == typeof(Gate) || type == typeof(Bounce) || type == typeof(Evaluation)
        || type == typeof(HoldRule) || type == typeof(Referral) || type == typeof(ReferralChoice)
        || type == typeof(ChildWait) || type == typeof(AutomationUse) || type == typeof(OpeningChoice);

    private static bool IsList(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>);

    private static IEnumerable<(string What, object? Value)> Call(string method, Type[] types, object value) =>
        (IEnumerable<(string, object?)>)typeof(Mutations)
            .GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(types)
            .Invoke(null, [value])!;

    private static IEnumerable<(string What, object? Value)> OfList<T>(ImmutableArray<T> list)
    {
        if (list.IsEmpty && Another(typeof(T)) is T first) yield return ("comes", ImmutableArray.Create(first));
        for (var i = 0; i < list.Length; i++)
        {
            if (list.Length > 1 || typeof(T) != typeof(State)) yield return ($"[{i}] goes", list.RemoveAt(i));
            if (i > 0) yield return ($"[{i}] moves", list.RemoveAt(i).Insert(0, list[i]));
            foreach (var (what, other) in Of(typeof(T), list[i]))
                if (other is not null) yield return ($"[{i}] {what}", list.SetItem(i, (T)other));
        }
    }

    private static IEnumerable<(string What, object? Value)> OfMap<K, V>(ImmutableDictionary<K, V> map)
        where K : notnull
    {
        foreach (var (key, value) in map)
        {
            yield return ($"[{key}] goes", map.Remove(key));
            yield return ($"[{key}] is another", map.SetItem(key, (V)Other(value!.GetType(), value)));
        }
    }

    private static object Other(Type type, object value) => value switch
    {
        string text => text + "x",
        int number => number + 1,
        decimal number => number + 1,
        bool yes => !yes,
        Text text => text with { En = text.En + "!" },
        Party party => party with { Role = party.Role + "-x" },
        TimeLimit limit => new TimeLimit(limit.Amount + 1, limit.Unit, limit.And),
        Expression expression => Expression.Parse($"not({expression.Text})"),
        Enum word => Enum.GetValues(type).Cast<object>().First(v => !v.Equals(word)),
        _ => throw new NotSupportedException($"no other value is known for {type}; add one"),
    };

    private static object Another(Type type) => type switch
    {
        _ when type == typeof(string) => "x",
        _ when type == typeof(int) => 1,
        _ when type == typeof(decimal) => 1m,
        _ when type == typeof(Text) => new Text("x", "x"),
        _ when type == typeof(Party) => new Party("x"),
        _ when type == typeof(TimeLimit) => new TimeLimit(1, TimeUnit.Days),
        _ when type == typeof(Expression) => Expression.Parse("true"),
        { IsEnum: true } => Enum.GetValues(type).GetValue(0)!,
        _ => Records(Full).FirstOrDefault(r => r.GetType() == type)
            ?? throw new NotSupportedException($"the full routine has no {type.Name}; add one"),
    };

    /// <summary>All records in a routine, the routine among them.</summary>
    internal static IEnumerable<object> Records(object? value) => value switch
    {
        null or string => [],
        System.Collections.IDictionary map => map.Values.Cast<object?>().SelectMany(Records),
        System.Collections.IEnumerable items => items.Cast<object?>().SelectMany(Records),
        _ when Content.IsBlock(value.GetType()) =>
            Content.Of(value.GetType()).SelectMany(p => Records(p.GetValue(value))).Prepend(value),
        _ => [],
    };

    // What the sample routine has no use of yet.
    private static (string Part, string Other)[] Parts =>
    [
        ("name: { sv: Behov, en: Need } }\n", "name: { sv: Behov, en: Need }, wip-limit: 4 }\n"),
        ("    phase: need\n", "    phase: need\n    wip-limit: 3\n"),
        ("quorum: 2\n", "quorum: 2\n          point: '4.1'\n"),
        ("submit:", """
              paper: { type: evidence, name: { sv: Beräkning, en: Estimate } }
              told: { type: yes-no, name: { sv: Nämnden är informerad, en: The board is informed } }
            confidential: { description: true, readers: [coordinator] }
            hold: { by: [coordinator], in: [need], ask-again: 30 days, longest: 6 months, then: dropped }
            on:
              withdraw: { name: { sv: Återta, en: Withdraw }, to: dropped, by: problem-owner,
                automation: { name: file-decision, done: propose } }
            submit:
            """),
        ("    on:\n      propose:", """
                form: [paper]
                checklist: [told]
                on:
                  not-ours:
                    name: { sv: Inte vårt, en: Not ours }
                    to: need
                    by: coordinator
                    reason: required
                    bounce: { times: 2, then: need }
                    opens: { routine: obstacle }
                  propose:
                    needs: [told]
            """),
        ("en: Liked }", "en: Liked }, evidence: paper"),
        ("quorum: each }", "quorum: each, stop: outvoted, veto: coordinator }"),
        ("      outcomes:\n        approve", """
                    - { id: value, name: { sv: Nytta, en: Value }, scale: 5, least: 3, weight: 2 }
                  needs: [ told ]
                  four-eyes: true
                  advise: [{ ask: head-of-department of LFF, question: { sv: Får vi?, en: May we? } }]
                  conditions: { owner: coordinator, due: 3 weeks }
                  outcomes:
                    approve-with-conditions: solved
                    approve
            """),
        ("return: need", "return: asking"),
        ("  solved:\n    name", """
              asking:
                name: { sv: Remittering, en: Asking around }
                states:
                  asked:
                    name: { sv: På remiss, en: On referral }
                    referral:
                      question: { sv: Har ni något emot det?, en: Do you object? }
                      to: [unit-manager of lead-department]
                      choose: { role: unit-manager, from: [SLK, LFF], least: 1 }
                      join: 2
                      outcomes: { answered: need, overdue: need }
                    due: 15 working days
                  hindered:
                    name: { sv: Hindrat, en: Hindered }
                    owner: coordinator
                    opens:
                      - routine: obstacle
                        title: '"Hinder: " + title'
                        description: description
                        to: [lead-department, LFF]
                        choose: { from: [LFF, SLK], least: 1 }
                        fields: { kind: '"law"' }
                    children: { join: 3, outcomes: { solved: need, ended: asked } }
                    automation:
                      name: call-web-hook
                      inputs: { url: title, wait: 'true' }
                      outputs: { reference: paper }
                      done: propose
                      failed: withdraw
                      retry: { times: 2, after: 5 minutes }
              solved:
                name
            """),
    ];

    private static Routine Read()
    {
        var text = Parts.Aggregate(Files.Sample.Routine,
            (sofar, part) => Files.Sample.With(part.Part, part.Other.ReplaceLineEndings("\n"), sofar));
        var read = RoutineReader.ReadPublished(Files.Sample.File, text);
        return read.Routine ?? throw new InvalidOperationException(string.Join('\n', read.Findings));
    }
}
