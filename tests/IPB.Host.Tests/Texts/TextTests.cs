using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using IPB.Workflows;

namespace IPB.Host.Tests.Texts;

/// <summary>
/// Every text that people read, in every <c>*Texts.cs</c>: in both languages, in use, and with plurals.
/// </summary>
public sealed class TextTests
{
    // The same word in both languages.
    private static readonly HashSet<string> Alike =
    [
        "Administration", "Budget", "Demo", "Median", "Organisation", "Period", "Person", "Server", "Start", "Status",
        "Test", "Text", "CSV", "Excel", "Version", "Veto", "Neutral", "version", "person", "MB", "IPB",
    ];

    private static readonly List<Type> Classes =
    [
        .. typeof(HostSettings).Assembly.GetTypes().Where(t => t is { IsAbstract: true, IsSealed: true }
            && t.Name.EndsWith("Texts", StringComparison.Ordinal)),
    ];

    private static readonly List<(string Name, Text Text)> Fields =
    [
        .. from type in Classes
           from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
           where field.FieldType == typeof(Text)
           select ($"{type.Name}.{field.Name}", (Text)field.GetValue(null)!),
    ];

    private static readonly List<MethodInfo> Methods =
    [
        .. Classes.SelectMany(t => t.GetMethods(BindingFlags.Static | BindingFlags.Public))
            .Where(m => m.ReturnType == typeof(Text) && m.GetParameters().All(p => SampleOf(p, 2) is not null)),
    ];

    [Fact]
    public void There_are_texts_to_look_at()
    {
        Assert.True(Fields.Count > 300, $"{Fields.Count} fields");
        Assert.True(Methods.Count > 100, $"{Methods.Count} methods");
    }

    [Fact]
    public void No_text_is_missing_in_a_language() => None(
        All().Where(t => string.IsNullOrWhiteSpace(t.Text.Sv) || string.IsNullOrWhiteSpace(t.Text.En))
            .Select(t => t.Name));

    [Fact]
    public void No_Swedish_text_is_the_English_one() => None(
        All().Where(t => t.Text.Sv == t.Text.En && Words(t.Text.Sv).Except(Alike).Any())
            .Select(t => $"{t.Name}: {t.Text.Sv}").Distinct());

    [Fact]
    public void Every_text_is_used()
    {
        var sources = Directory.EnumerateFiles(Repository.Folder("src"), "*.*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".razor", StringComparison.Ordinal))
            .Where(f => !Regex.IsMatch(f, @"[\\/](obj|bin)[\\/]")).Select(File.ReadAllText).ToList();
        var members = Classes.SelectMany(t => t.GetMembers(BindingFlags.Static | BindingFlags.Public
            | BindingFlags.NonPublic | BindingFlags.DeclaredOnly), (t, m) => (t, m))
            .Where(x => x.m is FieldInfo { IsPrivate: false } or MethodInfo { IsPrivate: false })
            .Select(x => (Class: x.t.Name, Member: x.m.Name)).Distinct();
        // Once is where it is written.
        None(members.Where(x => !x.Member.Contains('<', StringComparison.Ordinal)
            && sources.Sum(s => Regex.Count(s, $@"\b{x.Member}\b")) < 2
            && !sources.Exists(s => s.Contains($"{x.Class}.{x.Member}", StringComparison.Ordinal)))
            .Select(x => $"{x.Class}.{x.Member}"));
    }

    [Fact]
    public void What_counts_has_a_form_of_its_own_for_one()
    {
        var wrong = from method in Methods
                    where method.GetParameters() is [{ Name: "count", ParameterType: var type }] && type == typeof(int)
                    let one = Invoke(method, 1)
                    let two = Invoke(method, 2)
                    where Without(one.Sv, 1) == Without(two.Sv, 2) && !Unchanging(one.Sv)
                        || Without(one.En, 1) == Without(two.En, 2) && !Unchanging(one.En)
                    select $"{method.DeclaringType!.Name}.{method.Name}: {one.Sv} / {one.En}";
        None(wrong);

        // What does not bend: "1 fel", "2 fel".
        static bool Unchanging(string text) => Regex.IsMatch(text, @"\bfel\b|\bbeslut\b|given up|\bst\b");
    }

    private static void None(IEnumerable<string> found) => Assert.Equal("", string.Join('\n', found));

    private static IEnumerable<(string Name, Text Text)> All() => Fields.Concat(
        from method in Methods
        from number in new[] { 0, 1, 2 }
        let text = Invoke(method, number)
        where text is not null
        select ($"{method.DeclaringType!.Name}.{method.Name}", text));

    private static Text Invoke(MethodInfo method, int number) =>
        (Text)method.Invoke(null, [.. method.GetParameters().Select(p => SampleOf(p, number))])!;

    private static object? SampleOf(ParameterInfo parameter, int number) => parameter.ParameterType switch
    {
        var t when t == typeof(int) => number,
        var t when t == typeof(long) => (long)number,
        var t when t == typeof(bool) => number > 0,
        var t when t == typeof(string) => "#",
        var t when t == typeof(Text) => new Text("#", "#"),
        var t when t.IsEnum => Enum.GetValues(t).GetValue(Math.Min(number, Enum.GetValues(t).Length - 1)),
        _ => null,
    };

    private static IEnumerable<string> Words(string text) =>
        Regex.Matches(text, @"\p{L}{2,}").Select(m => m.Value);

    private static string Without(string text, int number) =>
        text.Replace(number.ToString(CultureInfo.InvariantCulture), "#", StringComparison.Ordinal);
}
