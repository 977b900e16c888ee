using Loyalty.App.Accounts;
using Loyalty.App.Http;
using Loyalty.App.Shops;
using Loyalty.App.Tables;
using Loyalty.Storefronts;
using Microsoft.Azure.Functions.Worker;

namespace Loyalty.App.Triggers.Owners;

/// <summary>
/// A delivery of the quarantine goes its way again, as of when it arrived: after an upgrade that understands it, say.
/// Understood, it leaves the quarantine; else it stays. Repeating is safe.
/// </summary>
public sealed class ReplayDelivery(OwnerDoor door, QuarantineTable quarantine, Intake intake, ShopTable shops)
{
    [Function(nameof(ReplayDelivery))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", "options", Route = Routes.Replay)] HttpRequest request,
        string shop,
        string id,
        CancellationToken cancellation) =>
        door.Enter(request, shop, Routes.Doing, owner => Replay(request, owner, id, cancellation), cancellation);

    private async Task<Answer> Replay(
        HttpRequest request, ShopOwner owner, string id, CancellationToken cancellation)
    {
        if (!ListQuarantine.IsId(id) || await quarantine.Find(owner.Shop.Id, id, cancellation) is not { } kept)
        {
            return door.Refuse(request, Problem.NotFound);
        }

        if (AllStorefronts.Named(kept.Head.Storefront) is not { } from
            || owner.Shop.ChannelOf(from.Name, owner.Now) is not { } channel)
        {
            return door.Refuse(request, Problem.StorefrontUnknown);
        }

        var genuine = Genuine.Kept(new Delivery(
            kept.Body,
            name => kept.Headers.TryGetValue(name, out var value) ? [value] : [],
            kept.Head.ArrivedAt));
        var isTrial = OwnerRequests.IsTrial(request);
        var taken = isTrial ? Look(from, genuine, channel) : await intake.Take(owner.Shop, from, genuine, channel);
        if (!isTrial)
        {
            await shops.Note(
                owner.Shop.Id,
                owner.Act(Act.DeliveryReplayed, ("delivery", id), ("outcome", taken.Outcome)),
                cancellation);
            if (taken.IsUnderstood)
            {
                await quarantine.Remove(owner.Shop.Id, id, cancellation);
            }
        }

        return OwnerDoor.Show(
            new ReplayedDocument(
                id, taken.Outcome, taken.Order, taken.Points, taken.Balance, taken.Reason,
                isTrial || !taken.IsUnderstood),
            OwnerText.Default.ReplayedDocument);
    }

    /// <summary>Whether it is understood by now; what it would come to is its account's to decide.</summary>
    private static Taken Look(IStorefront from, Genuine genuine, Channel channel) =>
        from.Translate(genuine, channel) is Translation.Unreadable unreadable
            ? Taken.NotUnderstood(unreadable.Reason)
            : new Taken("understood");
}
