using System.Globalization;
using Loyalty.App.Accounts;
using Loyalty.App.Http;
using Loyalty.App.Shops;
using Loyalty.Ledger;
using Microsoft.Azure.Functions.Worker;

namespace Loyalty.App.Triggers.Owners;

/// <summary>
/// The owner puts a member into a tier until a day, or ends that, once per idempotency key; see <see cref="Placing"/>.
/// </summary>
public sealed class PlaceMember(OnceAsked once)
{
    private static readonly Deed<PlaceRequest> Deed = new(
        OwnerAsked.Default.PlaceRequest,
        asked => asked.Customer,
        _ => null,
        (asked, key, by, isTrial) => new Request.Place(key, asked.Tier, asked.Until, asked.Reason, by, isTrial),
        Act.TierPlaced,
        (_, entry) =>
        [
            ("tier", entry.Placed?.Tier),
            ("until", entry.Placed?.Until.ToString("O", CultureInfo.InvariantCulture)),
            ("reason", Showing.Code(entry.Adjust!.Value)),
        ],
        (asked, answered, status) => OwnerDoor.Show(
            new PlacedDocument(asked.Customer, answered.Entry!.Value, asked.Tier, asked.Until),
            OwnerText.Default.PlacedDocument,
            status));

    [Function(nameof(PlaceMember))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", "options", Route = Routes.Tiers)]
        HttpRequest request,
        string shop,
        CancellationToken cancellation) => once.Enter(request, shop, Deed, cancellation);
}
