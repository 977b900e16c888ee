using System.Text;
using Loyalty.App.Http;
using Loyalty.App.Shops;
using Loyalty.App.Tables;
using Microsoft.Azure.Functions.Worker;

namespace Loyalty.App.Triggers.Owners;

/// <summary>
/// One delivery of the quarantine, whole. It may hold a buyer's details: that it was looked at is written down.
/// </summary>
public sealed class ShowQuarantined(OwnerDoor door, QuarantineTable quarantine, ShopTable shops)
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    [Function(nameof(ShowQuarantined))]
    public Task<IResult> Run(
        [HttpTrigger(
            AuthorizationLevel.Anonymous, "get", "head", "options", Route = Routes.Quarantined)] HttpRequest request,
        string shop,
        string id,
        CancellationToken cancellation) =>
        door.Enter(request, shop, Routes.Reading, owner => Show(request, owner, id, cancellation), cancellation);

    private async Task<Answer> Show(
        HttpRequest request, ShopOwner owner, string id, CancellationToken cancellation)
    {
        if (!ListQuarantine.IsId(id) || await quarantine.Find(owner.Shop.Id, id, cancellation) is not { } kept)
        {
            return door.Refuse(request, Problem.NotFound);
        }

        await shops.Note(owner.Shop.Id, owner.Act(Act.DeliveryShown, ("delivery", id)), cancellation);
        var (encoding, body) = Text(kept.Body);
        return OwnerDoor.Show(
            new KeptDocument(OwnerShowing.Quarantined(kept.Head), kept.Headers, encoding, body),
            OwnerText.Default.KeptDocument);
    }

    private static (string Encoding, string Body) Text(byte[] body)
    {
        try
        {
            return ("utf-8", Strict.GetString(body));
        }
        catch (DecoderFallbackException)
        {
            return ("base64", Convert.ToBase64String(body));
        }
    }
}
