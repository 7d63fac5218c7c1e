using System.Text.RegularExpressions;
using IPB.Host.Notifications;
using IPB.Workflows.Notifications;
using IPB.Workflows.Storage;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace IPB.Host.Tests.MailLinks;

/// <summary>Cases that wait for Maria Lind's decision, and the mails that she got about them.</summary>
internal static class Decisions
{
    public const string Manager = "maria.lind";
    private static readonly string[] Met = ["is-ours", "has-time"];

    /// <summary>A case of the property department at the gate of its unit manager.</summary>
    public static async Task<string> OpenAsync(this RunningCity city, string title)
    {
        var number = await city.As("elin.dahlgren").SubmitAsync(title + " i skolbyggnaden");
        await city.ProposeAsync(number, "LFF");
        return number;
    }

    /// <summary>The department that leads a case accepts it and proposes work of its own to its unit manager.</summary>
    public static async Task ProposeAsync(this RunningCity city, string number, string department)
    {
        var officer = city.As(city.Engine.Organisation.Holders($"case-officer@{department}")[0].Id);
        (await officer.FireAsync(number, "accept")).Expect(System.Net.HttpStatusCode.OK);
        (await officer.FireAsync(number, "propose-line-work", new { assessment = "Trasig styrning." }))
            .Expect(System.Net.HttpStatusCode.OK);
    }

    public static Task<Answer> ApproveAsync(this RunningCity city, string person, string gate) =>
        city.As(person).DecideAsync(gate, "approve", "Bra.", Met);

    /// <summary>The mail with the newest message of a kind about a case, sent as it would be.</summary>
    public static async Task<LocalMail> MailAsync(
        this RunningCity city, string number, MessageKind kind = MessageKind.Decision, string to = Manager)
    {
        var message = (await city.MessagesOfAsync(number)).Last(m => m.Message.Kind == kind && m.Message.To == to);
        return await city.SendAsync(message);
    }

    public static async Task<LocalMail> SendAsync(this RunningCity city, StoredMessage message)
    {
        await city.Services.GetRequiredService<MailSender>().SendAsync(message, CancellationToken.None);
        return city.Services.GetRequiredService<MailFolder>().Find(message.Message.Id.ToString())!;
    }

    /// <summary>The paths of the decisions that a mail links to.</summary>
    public static IReadOnlyList<string> Links(this LocalMail mail) =>
        [.. Regex.Matches(mail.Text, @"/decide/[A-Za-z0-9_-]{43}\b").Select(m => m.Value).Distinct()];

    public static async Task<string> LinkAsync(this RunningCity city, string number) =>
        (await city.MailAsync(number)).Links().Single();

    /// <summary>Every row of the engine's tables.</summary>
    public static async Task<string> EverythingAsync(this RunningCity city)
    {
        await using var source = NpgsqlDataSource.Create(city.Connection + ";Pooling=false");
        await using var tables = source.CreateCommand(
            "select array_agg(tablename::text order by tablename) from pg_tables where schemaname = 'ipb'");
        var all = new List<string>();
        foreach (var table in (string[])(await tables.ExecuteScalarAsync())!)
        {
            await using var rows = source.CreateCommand(
                $"select coalesce(string_agg(t::text, E'\\n' order by t::text), '') from ipb.\"{table}\" t");
            all.Add(table + "\n" + (string)(await rows.ExecuteScalarAsync())!);
        }

        return string.Join('\n', all);
    }
}
