using System.CommandLine;
using System.Text;
using IPB.Host.Automations;

namespace IPB.Host.Operations;

/// <summary><c>web-hook-secret</c>: what systems that routines call check the signature of calls with.</summary>
internal static class WebHookCommand
{
    public static Command Build(HostOptions options)
    {
        var command = new Command("web-hook-secret", "Show the secret that calls of web hooks are signed with.");
        command.SetAction((parse, _) => CommandLine.RunAsync(() =>
        {
            Console.WriteLine(Encoding.UTF8.GetString(AutomationSetup.Secret(options.Read(parse))));
            return Task.FromResult(0);
        }));
        return command;
    }
}
