using System.Diagnostics;
using IPB.PrivatePostgres;

// A host as small as can be: starts (or joins) the server of a folder, tells how, and keeps it until its input ends.
// Arguments: data folder ("-" is the default one), optional cache folder.
var options = new PrivatePostgresOptions
{
    DataFolder = args[0] == "-" ? PrivatePostgresOptions.DefaultDataFolder : args[0],
    CacheFolder = args.ElementAtOrDefault(1),
    Progress = Console.Error.WriteLine,
};
var clock = Stopwatch.StartNew();
try
{
    await using var server = await PrivatePostgresServer.StartAsync(options, default);
    Console.Error.WriteLine($"PostgreSQL {server.Version} answered after {clock.ElapsedMilliseconds} ms");
    Console.WriteLine(server.Shared ? "shared" : "started");
    Console.WriteLine(server.ConnectionString);
    await Console.In.ReadToEndAsync();
    return 0;
}
catch (PrivatePostgresException refusal)
{
    Console.Error.WriteLine(refusal.Message);
    return 1;
}
