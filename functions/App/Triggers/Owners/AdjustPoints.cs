using System.Globalization;
using Loyalty.App.Accounts;
using Loyalty.App.Http;
using Loyalty.App.Shops;
using Loyalty.App.Tables;
using Loyalty.Ledger;
using Microsoft.Azure.Functions.Worker;

namespace Loyalty.App.Triggers.Owners;

/// <summary>
/// The owner gives a member points or takes some back, once per idempotency key; see <see cref="Adjusting"/>. The note
/// is kept with the owner's acts, encrypted, and never in the ledger.
/// </summary>
public sealed class AdjustPoints(OwnerDoor door, AccountLines lines, LedgerTable ledger, ShopTable shops)
{
    private const int LongestNote = 300;

    [Function(nameof(AdjustPoints))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", "options", Route = Routes.Adjustments)]
        HttpRequest request,
        string shop,
        CancellationToken cancellation) =>
        door.Enter(
            request, shop, Routes.Doing, owner => Adjust(request, owner, cancellation), cancellation, hasTestToo: true);

    private async Task<Answer> Adjust(HttpRequest request, ShopOwner owner, CancellationToken cancellation)
    {
        var isTrial = OwnerRequests.IsTrial(request);
        if (IdempotencyKey.Of(request, out var key) is { } missing && !isTrial)
        {
            return door.Refuse(request, missing);
        }

        var (asked, problem) = await OwnerRequests.Read(request, OwnerAsked.Default.AdjustRequest, cancellation);
        if (asked is null)
        {
            return door.Refuse(request, problem!);
        }

        if (BadPlace(asked) is { } place)
        {
            return door.Refuse(request, Problem.BadParameter(place));
        }

        var customer = CustomerId.Parse(asked.Customer)!.Value;
        var answered = await lines.Ask(owner.Shop, customer, new Request.Adjust(
            "owner:" + key, new Points(asked.Points), asked.Reason, owner.By, isTrial));
        if (answered.Refused is { } refused)
        {
            return door.Refuse(request, refused);
        }

        if (!isTrial)
        {
            await Note(owner.Shop, customer, asked, answered.Entry!.Value, cancellation);
        }

        return OwnerDoor.Show(
            new AdjustedDocument(asked.Customer, answered.Entry!.Value, answered.Points, answered.Balance),
            OwnerText.Default.AdjustedDocument,
            isTrial ? 200 : 201);
    }

    /// <summary>As the entry says it, so that a repeat, after a crash between the two, writes the same act.</summary>
    private async Task Note(
        Shop shop, CustomerId customer, AdjustRequest asked, long number, CancellationToken cancellation)
    {
        var entry = await ledger.Entry(Keys.Partition(shop.LedgerId, customer), number, cancellation);
        var act = Act.Of(
            entry.At,
            entry.By!,
            Act.PointsAdjusted,
            ("customer", asked.Customer),
            ("points", entry.Points.ToString()),
            ("reason", Showing.Code(asked.Reason)),
            ("note", asked.Note),
            ("ledger", shop.LedgerId),
            ("entry", number.ToString(CultureInfo.InvariantCulture)));
        await shops.Note(shop.Id, act, cancellation);
    }

    private static string? BadPlace(AdjustRequest asked) =>
        CustomerId.Parse(asked.Customer) is not { IsGuest: false } ? "customer"
        : asked.Points is 0 or > Adjusting.MostPoints or < -Adjusting.MostPoints ? "points"
        : asked.Note is { } note && (note.Length > LongestNote || note.Any(char.IsControl)) ? "note"
        : null;
}
