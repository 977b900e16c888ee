using Loyalty.App.Accounts;
using Loyalty.App.Http;
using Loyalty.App.Shops;
using Loyalty.Ledger;
using Loyalty.Members;
using Microsoft.Azure.Functions.Worker;

namespace Loyalty.App.Triggers.Owners;

/// <summary>
/// The owner hands over what was redeemed, or takes it back. Where nobody can tell whether a code was used, the owner's
/// word that it was not is taken.
/// </summary>
public sealed class EndRedemption(OwnerDoor door, Redemptions redemptions, ShopTable shops)
{
    [Function(nameof(EndRedemption))]
    public Task<IResult> HandOver(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", "options", Route = Routes.HandOver)] HttpRequest request,
        string shop,
        string id,
        CancellationToken cancellation) => Enter(request, shop, id, Act.RewardHandedOver, cancellation);

    [Function(nameof(EndRedemption) + nameof(Revoke))]
    public Task<IResult> Revoke(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", "options", Route = Routes.Revoke)] HttpRequest request,
        string shop,
        string id,
        CancellationToken cancellation) => Enter(request, shop, id, Act.RewardRevoked, cancellation);

    private Task<IResult> Enter(
        HttpRequest request, string shop, string id, string act, CancellationToken cancellation) => door.Enter(
            request, shop, Routes.Doing, owner => End(request, owner, id, act, cancellation), cancellation,
            hasTestToo: true);

    private async Task<Answer> End(
        HttpRequest request, ShopOwner owner, string id, string act, CancellationToken cancellation)
    {
        var (asked, problem) = await OwnerRequests.Read(
            request, OwnerAsked.Default.EndRedemptionRequest, cancellation);
        if (asked is null)
        {
            return door.Refuse(request, problem!);
        }

        if (CustomerId.Parse(asked.Customer) is not { IsGuest: false } customer)
        {
            return door.Refuse(request, Problem.BadParameter("customer"));
        }

        if (!Redemptions.IsId(id))
        {
            return door.Refuse(request, Problem.RedemptionUnknown);
        }

        var (redemption, refused) = act == Act.RewardHandedOver
            ? await redemptions.HandOver(owner.Shop, customer, id, cancellation)
            : await redemptions.Undo(owner.Shop, customer, id, cancellation, asked.Unused);
        if (refused is not null)
        {
            return door.Refuse(request, refused);
        }

        await shops.Note(
            owner.Shop.Id,
            owner.Act(
                act, ("customer", asked.Customer), ("redemption", id), ("reward", redemption!.Reward),
                ("points", redemption.Points.ToString()), ("ledger", owner.Shop.LedgerId)),
            cancellation);
        var account = await redemptions.AccountOf(owner.Shop, customer, cancellation);
        return OwnerDoor.Show(Document(owner, redemption, account), AnswerText.Default.RedemptionDocument);
    }

    internal static RedemptionDocument Document(ShopOwner owner, Redemption redemption, Account? account) =>
        RedemptionDocument.Of(RedemptionView.Of(
            redemption,
            account,
            owner.Shop.Programs,
            owner.Shop.Programs.DayAt(owner.Now),
            [owner.Shop.Programs.InForceAt(owner.Now).DefaultLanguage])) with
        {
            Customer = redemption.Customer.ToString(),
        };
}
