using Loyalty.App.Accounts;
using Loyalty.App.Http;
using Loyalty.App.Tables;
using Microsoft.Azure.Functions.Worker;

namespace Loyalty.App.Triggers.Owners;

/// <summary>
/// What is still to be done of a shop's redemptions, the oldest first: to be handed over, made or taken back, and why
/// it is not done yet.
/// </summary>
public sealed class ListRedemptions(OwnerDoor door, OutboxTable outbox, LedgerTable ledger, Mover mover)
{
    private const int MostShown = 200;

    [Function(nameof(ListRedemptions))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "options", Route = Routes.OpenRedemptions)]
        HttpRequest request,
        string shop,
        CancellationToken cancellation) => door.Enter(
            request, shop, Routes.Reading, owner => List(owner, cancellation), cancellation, hasTestToo: true);

    private async Task<Answer> List(ShopOwner owner, CancellationToken cancellation)
    {
        var open = (await outbox.Of(owner.Shop.LedgerId, cancellation))
            .Where(work => work.Kind == WorkKind.Redemption).OrderBy(work => work.OpenedAt).ToList();
        var read = await Task.WhenAll(open.Take(MostShown).Select(work => Read(owner, work, cancellation)));
        return OwnerDoor.Show(
            new RedemptionsDocument([.. read.OfType<RedemptionDocument>()], open.Count > MostShown),
            AnswerText.Default.RedemptionsDocument);
    }

    /// <summary>As it stands where its member is by now; null where nothing is left to do.</summary>
    private async Task<RedemptionDocument?> Read(ShopOwner owner, OpenWork work, CancellationToken cancellation)
    {
        var home = await mover.Home(owner.Shop, work.Customer, cancellation);
        var partition = Keys.Partition(owner.Shop.LedgerId, home);
        var redemption = (await ledger.Redemption(partition, work.Id, cancellation)).Value;
        return redemption is { IsOpen: true }
            ? EndRedemption.Document(owner, redemption, (await ledger.Account(partition, cancellation)).Value)
            : null;
    }
}
