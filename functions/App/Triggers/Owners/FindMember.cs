using Loyalty.App.Http;
using Loyalty.App.Localization;
using Loyalty.App.Tables;
using Microsoft.Azure.Functions.Worker;

namespace Loyalty.App.Triggers.Owners;

/// <summary>What a customer has and holds, as the owner may see it.</summary>
public sealed class FindMember(OwnerDoor door, LedgerTable ledger, LocaleCatalog words)
{
    [Function(nameof(FindMember))]
    public Task<IResult> Run(
        [HttpTrigger(
            AuthorizationLevel.Anonymous, "get", "head", "options", Route = Routes.Members)] HttpRequest request,
        string shop,
        CancellationToken cancellation) =>
        door.Enter(
            request, shop, Routes.Reading, owner => Find(request, owner, cancellation), cancellation, hasTestToo: true);

    private async Task<Answer> Find(HttpRequest request, ShopOwner owner, CancellationToken cancellation)
    {
        if (Customer(request) is not { } customer)
        {
            return door.Refuse(request, Problem.BadParameter("customer"));
        }

        var shop = owner.Shop;
        if ((await ledger.Account(Keys.Partition(shop.LedgerId, customer), cancellation)).Value is not { } account)
        {
            return door.Refuse(request, Problem.MemberUnknown);
        }

        var program = shop.Programs.InForceAt(owner.Now);
        return OwnerDoor.Show(
            OwnerShowing.Member(
                shop, account, program, shop.Programs.DayAt(owner.Now), Reader.Of(request, words, program).Chain),
            OwnerText.Default.OwnersMemberDocument);
    }

    /// <summary>In the query rather than the path: an id may hold a slash.</summary>
    internal static CustomerId? Customer(HttpRequest request) =>
        request.Query["customer"] is [{ } text] ? CustomerId.Parse(text) : null;
}
