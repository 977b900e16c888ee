using System.Globalization;
using Loyalty.App.Fulfilling;
using Loyalty.App.Http;
using Loyalty.App.Shops;
using Loyalty.App.Tables;
using Loyalty.Program;
using Microsoft.Azure.Functions.Worker;

namespace Loyalty.App.Triggers.Owners;

/// <summary>
/// Codes for the pool of a reward, of a version in force or to come. Sent again, the same codes add nothing; they are
/// kept encrypted and never shown again but to the member who gets one.
/// </summary>
public sealed class UploadCodes(OwnerDoor door, StockTable stock, CachedStock cached, ShopTable shops)
{
    [Function(nameof(UploadCodes))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", "options", Route = Routes.Codes)] HttpRequest request,
        string shop,
        string reward,
        CancellationToken cancellation) => door.Enter(
            request, shop, Routes.Doing, owner => Upload(request, owner, reward, cancellation), cancellation);

    private async Task<Answer> Upload(
        HttpRequest request, ShopOwner owner, string reward, CancellationToken cancellation)
    {
        var shop = owner.Shop;
        var inForce = shop.Programs.InForceAt(owner.Now).Version;
        if (!shop.Programs.Versions.Where(one => one.Version >= inForce).SelectMany(one => one.Rewards ?? [])
            .Any(one => one.Code == reward && one.Fulfilment == Fulfilments.Pool))
        {
            return door.Refuse(request, Problem.RewardUnknown);
        }

        var (asked, problem) = await OwnerRequests.Read(request, OwnerAsked.Default.CodesRequest, cancellation);
        if (asked is null)
        {
            return door.Refuse(request, problem!);
        }

        if (BadPlace(asked) is { } place)
        {
            return door.Refuse(request, Problem.BadParameter(place));
        }

        var added = OwnerRequests.IsTrial(request)
            ? 0 : await stock.Upload(shop, reward, asked.Codes, cancellation);
        if (added > 0)
        {
            cached.Forget(shop.LedgerId);
            await shops.Note(
                shop.Id,
                owner.Act(
                    Act.CodesUploaded,
                    ("reward", reward),
                    ("codes", added.ToString(CultureInfo.InvariantCulture))),
                cancellation);
        }

        var counts = await stock.Counts(shop.LedgerId, cancellation);
        return OwnerDoor.Show(
            new UploadedDocument(
                reward, asked.Codes.Count, added, counts.FirstOrDefault(one => one.Reward == reward)?.Codes ?? 0),
            OwnerText.Default.UploadedDocument);
    }

    private static string? BadPlace(CodesRequest asked)
    {
        if (asked.Codes.Count is 0 or > Pool.MostAtOnce)
        {
            return "codes";
        }

        var bad = asked.Codes.TakeWhile(Pool.IsCode).Count();
        return bad == asked.Codes.Count ? null : string.Create(CultureInfo.InvariantCulture, $"codes[{bad}]");
    }
}
