using System.Collections.Immutable;
using System.Globalization;

namespace IPB.Rules.Tests.Tables;

/// <summary>Tables of 200 rules over 8 inputs, made by cutting the space of all cases again and again.</summary>
public sealed class LargeTableTests
{
    private const int Rules = 200;
    private const int Numbers = 5;
    private static readonly string[] Colours = ["red", "green", "blue", "white", "black", "grey", "pink", "brown"];
    private static readonly string[] Names = ["n0", "n1", "n2", "n3", "n4", "c0", "c1", "b"];

    [Theory]
    [InlineData(HitPolicy.Unique, 1)]
    [InlineData(HitPolicy.Unique, 2)]
    [InlineData(HitPolicy.Any, 3)]
    [InlineData(HitPolicy.First, 4)]
    public void A_sound_table_is_proven_so(HitPolicy policy, int seed) =>
        Assert.Empty(TableCheck.Check(Table(policy, Cut(seed))));

    [Theory]
    [InlineData(HitPolicy.Unique, 5)]
    [InlineData(HitPolicy.First, 6)]
    public void The_one_rule_left_out_is_the_gap(HitPolicy policy, int seed)
    {
        var boxes = Cut(seed);
        var gap = Assert.Single(TableCheck.Check(Table(policy, boxes.RemoveAt(77))));
        Assert.Equal(TableFault.Gap, gap.Fault);
        var whole = CompiledTable.Compile(Table(policy, boxes));
        Assert.Equal([77], whole.Evaluate(gap.Example!).Matched);
    }

    [Fact]
    public void Overlapping_rules_in_order_are_proven_total()
    {
        // Each box is blown up on one side, so that earlier rules cut into later ones; nothing is left out.
        var random = new Random(8);
        var boxes = Cut(8).Select(box => box.Widened(random)).ToImmutableArray();
        Assert.DoesNotContain(TableCheck.Check(Table(HitPolicy.First, boxes)),
            finding => finding.Fault is TableFault.Gap or TableFault.NotDecided);
    }

    private static ImmutableArray<Box> Cut(int seed)
    {
        var random = new Random(seed);
        var boxes = new List<Box> { Box.Everything };
        while (boxes.Count < Rules)
        {
            var place = random.Next(boxes.Count);
            if (boxes[place].Cut(random) is not var (one, other)) continue;
            boxes[place] = one;
            boxes.Add(other);
        }
        return [.. boxes];
    }

    private static DecisionTable Table(HitPolicy policy, ImmutableArray<Box> boxes) => new()
    {
        Name = "large",
        HitPolicy = policy,
        Inputs = [.. Names.Select((name, i) => new TableInput(name, Expression.Parse(name), FeelType.Any,
            UnaryTests.Parse(i < Numbers ? "[0..1000)" : i < 7 ? Quoted(Colours) : "true, false")))],
        Outputs = [new TableOutput(null, FeelType.Any)],
        Rules = [.. boxes.Select((box, i) => new TableRule(
            string.Create(CultureInfo.InvariantCulture, $"r{i}"), box.Cells(),
            [Expression.Parse(i.ToString(CultureInfo.InvariantCulture))]))],
    };

    private static string Quoted(IEnumerable<string> colours) => string.Join(", ", colours.Select(c => $"\"{c}\""));

    /// <summary>A part of the space: from and to for numbers, values for the rest.</summary>
    private sealed record Box(ImmutableArray<(int From, int To)> Ranges, ImmutableArray<ImmutableArray<string>> Sets)
    {
        public static readonly Box Everything = new(
            [.. Enumerable.Repeat((0, 1000), Numbers)], [[.. Colours], [.. Colours], ["true", "false"]]);

        public (Box, Box)? Cut(Random random)
        {
            var axis = random.Next(Names.Length);
            if (axis < Numbers)
            {
                var (from, to) = Ranges[axis];
                if (to - from < 2) return null;
                var middle = random.Next(from + 1, to);
                return (this with { Ranges = Ranges.SetItem(axis, (from, middle)) },
                    this with { Ranges = Ranges.SetItem(axis, (middle, to)) });
            }
            var values = Sets[axis - Numbers];
            if (values.Length < 2) return null;
            var count = random.Next(1, values.Length);
            return (this with { Sets = Sets.SetItem(axis - Numbers, values[..count]) },
                this with { Sets = Sets.SetItem(axis - Numbers, values[count..]) });
        }

        public Box Widened(Random random)
        {
            var axis = random.Next(Numbers);
            var (from, to) = Ranges[axis];
            return this with { Ranges = Ranges.SetItem(axis, (Math.Max(0, from - 50), Math.Min(1000, to + 50))) };
        }

        public ImmutableArray<UnaryTests> Cells() =>
        [
            .. Ranges.Select(r => UnaryTests.Parse(r == (0, 1000)
                ? "-" : string.Create(CultureInfo.InvariantCulture, $"[{r.From}..{r.To})"))),
            .. Sets.Select((set, i) => UnaryTests.Parse(i == 2 ? string.Join(", ", set) : Quoted(set))),
        ];
    }
}
