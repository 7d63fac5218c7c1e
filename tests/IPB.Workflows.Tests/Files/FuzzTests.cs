using CsCheck;

namespace IPB.Workflows.Tests.Files;

public class FuzzTests
{
    private static readonly string[] Lines = Sample.Routine.Split('\n');

    private static readonly Gen<Func<List<string>, List<string>>> Slip = Gen.Select(
        Gen.Int[0, 5], Gen.Int[0, 1000], Gen.Int[0, 1000], Gen.String[Gen.Char.AlphaNumeric, 0, 6],
        (kind, a, b, word) => new Func<List<string>, List<string>>(lines => Change(lines, kind, a, b, word)));

    [Fact]
    public void However_a_routine_is_mangled_it_is_read_or_has_findings_in_its_lines() =>
        Slip.Array[1, 6].Sample(slips =>
        {
            var lines = slips.Aggregate(Lines.ToList(), (text, slip) => slip(text));
            var file = Sample.Read(string.Join('\n', lines));
            Assert.Equal(file.Routine is null, file.Findings.Any(f => !f.IsWarning));
            Assert.All(file.Findings, f => Assert.InRange(f.Line, 1, lines.Count + 1));
        }, iter: 2000);

    [Fact]
    public void Random_bytes_in_a_routine_never_throw() =>
        Gen.Select(Gen.Int[0, Sample.Routine.Length - 1], Gen.Byte.Array[1, 30]).Sample((at, bytes) =>
        {
            var text = Sample.Routine[..at] + System.Text.Encoding.Latin1.GetString(bytes) + Sample.Routine[at..];
            var file = Sample.Read(text);
            Assert.Equal(file.Routine is null, file.Findings.Any(f => !f.IsWarning));
        }, iter: 2000);

    [Fact]
    public void Random_text_never_throws() =>
        Gen.String[Gen.Char["ab:-?[]{},&*!|>'\"%#@ \t\n\r0~"], 0, 60]
            .Sample(text => Assert.Null(Sample.Read(text).Routine), iter: 5000);

    private static List<string> Change(List<string> lines, int kind, int a, int b, string word)
    {
        if (lines.Count == 0) return lines;
        (a, b) = (a % lines.Count, b % lines.Count);
        switch (kind)
        {
            case 0: lines.RemoveAt(a); break;
            case 1: lines.Insert(b, lines[a]); break;
            case 2: (lines[a], lines[b]) = (lines[b], lines[a]); break;
            case 3: lines[a] = lines[a].Insert(b % (lines[a].Length + 1), word); break;
            case 4: lines[a] = lines[a][..(b % (lines[a].Length + 1))]; break;
            default: lines[a] = " " + lines[a]; break;
        }
        return lines;
    }
}
