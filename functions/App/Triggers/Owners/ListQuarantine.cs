using Loyalty.App.Http;
using Loyalty.App.Tables;
using Microsoft.Azure.Functions.Worker;

namespace Loyalty.App.Triggers.Owners;

/// <summary>Deliveries that could not be understood, without their content.</summary>
public sealed class ListQuarantine(OwnerDoor door, QuarantineTable quarantine)
{
    private const int IdLength = 64;

    [Function(nameof(ListQuarantine))]
    public Task<IResult> Run(
        [HttpTrigger(
            AuthorizationLevel.Anonymous, "get", "head", "options", Route = Routes.Quarantine)] HttpRequest request,
        string shop,
        CancellationToken cancellation) =>
        door.Enter(request, shop, Routes.Reading, owner => List(request, owner, cancellation), cancellation);

    /// <summary>The id of a delivery: its body's hash.</summary>
    internal static bool IsId(string text) => text.Length == IdLength && text.All(char.IsAsciiHexDigitLower);

    private async Task<Answer> List(HttpRequest request, ShopOwner owner, CancellationToken cancellation)
    {
        if (Paging.Place(request, "after", IsId) is not { } after)
        {
            return door.Refuse(request, Problem.BadParameter("after"));
        }

        if (Paging.Limit(request) is not { } limit)
        {
            return door.Refuse(request, Problem.BadParameter("limit"));
        }

        var (lines, hasMore) = await quarantine.All(owner.Shop.Id, after).First(limit, cancellation);
        return OwnerDoor.Show(
            new QuarantineDocument([.. lines.Select(OwnerShowing.Quarantined)], hasMore ? lines[^1].Id : null),
            OwnerText.Default.QuarantineDocument);
    }
}
