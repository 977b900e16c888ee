using Loyalty.App.Accounts;
using Loyalty.App.Http;
using Loyalty.App.Localization;
using Loyalty.App.Shops;
using Loyalty.App.Tables;
using Loyalty.Members;
using Microsoft.Azure.Functions.Worker;

namespace Loyalty.App.Triggers.Owners;

/// <summary>
/// What a customer has and holds, as the owner may see it, and whoever serves at the counter. Found by the customer's
/// id, or by the number on their card.
/// </summary>
public sealed class FindMember(OwnerDoor door, LedgerTable ledger, Mover mover, CardTable cards, LocaleCatalog words)
{
    [Function(nameof(FindMember))]
    public Task<IResult> Run(
        [HttpTrigger(
            AuthorizationLevel.Anonymous, "get", "head", "options", Route = Routes.Members)] HttpRequest request,
        string shop,
        CancellationToken cancellation) =>
        door.Enter(
            request, shop, Routes.Reading, owner => Find(request, owner, cancellation), cancellation, hasTestToo: true,
            isForStaff: true);

    private async Task<Answer> Find(HttpRequest request, ShopOwner owner, CancellationToken cancellation)
    {
        var shop = owner.Shop;
        var (found, problem) = request.Query.ContainsKey("card")
            ? await Bearer(request, shop, cancellation)
            : (Customer(request), Problem.BadParameter("customer"));
        if (found is not { } customer)
        {
            return door.Refuse(request, problem);
        }

        var home = await mover.Home(shop, customer, cancellation);
        if ((await ledger.Account(Keys.Partition(shop.LedgerId, home), cancellation)).Value is not { } account)
        {
            return door.Refuse(request, Problem.MemberUnknown);
        }

        var program = shop.Programs.InForceAt(owner.Now);
        return OwnerDoor.Show(
            OwnerShowing.Member(
                shop, account, program, shop.Programs.DayAt(owner.Now), Reader.Of(request, words, program).Chain),
            OwnerText.Default.OwnersMemberDocument);
    }

    /// <summary>Whose card it is, by its number and by nothing else beside.</summary>
    private async Task<(CustomerId? Customer, Problem Problem)> Bearer(
        HttpRequest request, Shop shop, CancellationToken cancellation) =>
        request.Query.ContainsKey("customer") || request.Query["card"] is not [{ } text]
            || CardNumber.Parse(text) is not { } number
            ? (null, Problem.BadParameter("card"))
            : (await cards.Find(shop.LedgerId, number, cancellation), Problem.MemberUnknown);

    /// <summary>In the query rather than the path: an id may hold a slash.</summary>
    internal static CustomerId? Customer(HttpRequest request) =>
        request.Query["customer"] is [{ } text] ? CustomerId.Parse(text) : null;
}
