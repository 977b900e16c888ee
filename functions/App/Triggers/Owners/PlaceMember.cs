using System.Globalization;
using Loyalty.App.Accounts;
using Loyalty.App.Http;
using Loyalty.App.Shops;
using Loyalty.App.Tables;
using Loyalty.Ledger;
using Microsoft.Azure.Functions.Worker;

namespace Loyalty.App.Triggers.Owners;

/// <summary>
/// The owner puts a member into a tier until a day, or ends that, once per idempotency key; see <see cref="Placing"/>.
/// </summary>
public sealed class PlaceMember(OwnerDoor door, AccountLines lines, LedgerTable ledger, ShopTable shops)
{
    [Function(nameof(PlaceMember))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", "options", Route = Routes.Tiers)]
        HttpRequest request,
        string shop,
        CancellationToken cancellation) =>
        door.Enter(
            request, shop, Routes.Doing, owner => Place(request, owner, cancellation), cancellation, hasTestToo: true);

    private async Task<Answer> Place(HttpRequest request, ShopOwner owner, CancellationToken cancellation)
    {
        var isTrial = OwnerRequests.IsTrial(request);
        if (IdempotencyKey.Of(request, out var key) is { } missing && !isTrial)
        {
            return door.Refuse(request, missing);
        }

        var (asked, problem) = await OwnerRequests.Read(request, OwnerAsked.Default.PlaceRequest, cancellation);
        if (asked is null)
        {
            return door.Refuse(request, problem!);
        }

        if (CustomerId.Parse(asked.Customer) is not { IsGuest: false } customer)
        {
            return door.Refuse(request, Problem.BadParameter("customer"));
        }

        var answered = await lines.Ask(owner.Shop, customer, new Request.Place(
            "owner:" + key, asked.Tier, asked.Until, asked.Reason, owner.By, isTrial));
        if (answered.Refused is { } refused)
        {
            return door.Refuse(request, refused);
        }

        if (!isTrial)
        {
            await Note(owner.Shop, customer, answered.Entry!.Value, cancellation);
        }

        return OwnerDoor.Show(
            new PlacedDocument(asked.Customer, answered.Entry!.Value, asked.Tier, asked.Until),
            OwnerText.Default.PlacedDocument,
            isTrial ? 200 : 201);
    }

    /// <summary>As the entry says it, so that a repeat, after a crash between the two, writes the same act.</summary>
    private async Task Note(Shop shop, CustomerId customer, long number, CancellationToken cancellation)
    {
        var entry = await ledger.Entry(Keys.Partition(shop.LedgerId, customer), number, cancellation);
        var act = Act.Of(
            entry.At,
            entry.By!,
            Act.TierPlaced,
            ("customer", customer.ToString()),
            ("tier", entry.Placed?.Tier),
            ("until", entry.Placed?.Until.ToString("O", CultureInfo.InvariantCulture)),
            ("reason", Showing.Code(entry.Adjust!.Value)),
            ("ledger", shop.LedgerId),
            ("entry", number.ToString(CultureInfo.InvariantCulture)));
        await shops.Note(shop.Id, act, cancellation);
    }
}
