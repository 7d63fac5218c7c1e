using System.Collections.Immutable;
using System.Globalization;
using IPB.Host.Access;
using IPB.Host.Pages;
using IPB.Workflows.Cases;
using IPB.Workflows.Routines;

namespace IPB.Host.Bulk;

/// <summary>One thing with many cases: chosen in a list, shown with what it does to each, then done.</summary>
internal static class BulkPages
{
    public static void MapBulk(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/bulk", ShowAsync);
        pages.MapPost("/bulk", RunAsync);
    }

    private static async Task<IResult> ShowAsync(HttpRequest request, BulkDesk desk, CancellationToken ct)
    {
        BulkOrder order;
        try
        {
            order = Read(request.Query.ToDictionary(q => q.Key, q => q.Value));
        }
        catch (Refusal refusal)
        {
            return Show.Page<BulkPage>(new BulkModel(null, [], false) { Refusal = refusal }, Show.StatusOf(refusal));
        }

        return Show.Page<BulkPage>(
            new BulkModel(order, order.IsWhole ? await desk.PreviewAsync(order, ct) : [], false));
    }

    private static async Task<IResult> RunAsync(
        IFormCollection form, BulkDesk desk, CommandSender sender, CancellationToken ct)
    {
        var order = Read(form.ToDictionary(f => f.Key, f => f.Value));
        if (!order.IsWhole) throw new BadHttpRequestException("The form came without what it should do.");
        return Show.Page<BulkPage>(new BulkModel(order,
            await desk.RunAsync(order, sender.FromForm(form["key"]).Key, ct), Done: true));
    }

    private static BulkOrder Read(Dictionary<string, Microsoft.Extensions.Primitives.StringValues> values)
    {
        return BulkOrder.Of(One("do"), values.GetValueOrDefault("case")) with
        {
            Outcome = One("outcome") is { } outcome ? OutcomeNames.Parse(outcome) : null,
            To = One("to"),
            Department = One("department"),
            Reason = One("reason"),
            Versions = values.Where(v => v.Key.StartsWith("v.", StringComparison.Ordinal))
                .Select(v => (Number: CaseNumber.Parse(v.Key[2..]), Version: v.Value.ToString()))
                .Where(v => v.Number is not null && long.TryParse(v.Version, CultureInfo.InvariantCulture, out _))
                .ToImmutableDictionary(v => v.Number!, v => long.Parse(v.Version, CultureInfo.InvariantCulture)),
        };

        string? One(string name) => values.GetValueOrDefault(name).ToString() is { } value
            && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
    }
}

/// <param name="Order">Null when it could not be read.</param>
/// <param name="Items">Empty while the order is not whole.</param>
/// <param name="Done">It has been done; the items say how it went.</param>
public sealed record BulkModel(BulkOrder? Order, ImmutableArray<BulkItem> Items, bool Done)
{
    public Refusal? Refusal { get; init; }
}
