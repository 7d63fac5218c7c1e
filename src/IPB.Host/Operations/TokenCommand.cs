using System.CommandLine;
using IPB.Workflows.Storage;

namespace IPB.Host.Operations;

/// <summary><c>token</c>: makes a personal API token, the first way in where nobody is signed in yet.</summary>
internal static class TokenCommand
{
    public static Command Build(HostOptions options)
    {
        var person = new Argument<string>("person") { Description = "Person id." };
        var days = new Option<int>("--days") { Description = "Days it is good for.", DefaultValueFactory = _ => 90 };
        var command = new Command("token", "Make a personal API token; it is shown this once.") { person, days };
        command.SetAction((parse, ct) => CommandLine.RunAsync(async () =>
        {
            await using var city = await City.OpenAsync(options.Read(parse), Console.Error.WriteLine, ct);
            var id = parse.GetValue(person)!;
            if (city.Engine.Organisation.FindPerson(id) is null)
                throw new StartRefused($"There is no person {id} in organisation.yaml.");
            Console.WriteLine(await new ApiTokens(city.Database)
                .CreateAsync(id, "command line", TimeSpan.FromDays(Math.Clamp(parse.GetValue(days), 1, 730)), ct));
            return 0;
        }));
        return command;
    }
}
