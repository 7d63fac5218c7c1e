using System.Net;
using System.Text.Json.Nodes;

namespace IPB.Host.Tests.Api;

/// <summary>Forty real problems, each to the department that can solve it.</summary>
public sealed class FortyProblemsTests(RunningCity city) : IClassFixture<RunningCity>
{
    [Theory]
    [InlineData("sv", "elin.dahlgren")]
    [InlineData("en", "mehmet.aydin")]
    public async Task Every_problem_reaches_its_department_with_the_reason_why(string language, string person)
    {
        var file = await File.ReadAllTextAsync(Repository.SharedFile("domain/problems.json"));
        var problems = JsonNode.Parse(file)!.AsArray();
        Assert.Equal(40, problems.Count);
        var client = city.As(person);
        var wrong = new List<string>();
        foreach (var problem in problems)
        {
            var text = (string)problem![language]!;
            var answer = await client.PostAsync("/api/cases",
                new { title = text, description = text, department = "SLK" });
            var body = answer.Expect(HttpStatusCode.Created);
            var (expected, got) = ((string)problem["department"]!, (string)body["leadDepartment"]!);
            var rules = body["routing"]!["rules"]!.AsArray().Select(r => (string)r!).ToList();
            // No rule can tell what "It does not work." is about.
            var right = got == expected && rules is ["fallback"] == ((string)problem["id"]! == "P40");
            if (!right) wrong.Add($"{problem["id"]}: expected {expected}, got {got} by {string.Join(", ", rules)}");
            if (((string)body["routing"]!["explanation"]!).Length < 10) wrong.Add($"{problem["id"]}: no explanation");
        }

        Assert.Empty(wrong);
    }
}
