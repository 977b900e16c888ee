using System.Globalization;
using System.Text.Json.Serialization.Metadata;
using Loyalty.App.Accounts;
using Loyalty.App.Http;
using Loyalty.App.Shops;
using Loyalty.App.Tables;
using Loyalty.Ledger;

namespace Loyalty.App.Triggers.Owners;

/// <summary>
/// What an owner does to a member, once per idempotency key: read, asked of the account, written down among the owner's
/// acts, answered. On trial it is only worked out.
/// </summary>
public sealed class OnceAsked(OwnerDoor door, AccountLines lines, LedgerTable ledger, ShopTable shops)
{
    public Task<IResult> Enter<T>(HttpRequest request, string shop, Deed<T> deed, CancellationToken cancellation)
        where T : class =>
        door.Enter(
            request, shop, Routes.Doing, owner => Do(request, owner, deed, cancellation), cancellation,
            hasTestToo: true);

    private async Task<Answer> Do<T>(
        HttpRequest request, ShopOwner owner, Deed<T> deed, CancellationToken cancellation)
        where T : class
    {
        var isTrial = OwnerRequests.IsTrial(request);
        if (IdempotencyKey.Of(request, out var key) is { } missing && !isTrial)
        {
            return door.Refuse(request, missing);
        }

        var (asked, problem) = await OwnerRequests.Read(request, deed.Shape, cancellation);
        if (asked is null)
        {
            return door.Refuse(request, problem!);
        }

        if (CustomerId.Parse(deed.Customer(asked)) is not { IsGuest: false } customer)
        {
            return door.Refuse(request, Problem.BadParameter("customer"));
        }

        if (deed.Wrong(asked) is { } place)
        {
            return door.Refuse(request, Problem.BadParameter(place));
        }

        var answered = await lines.Ask(owner.Shop, customer, deed.Ask(asked, "owner:" + key, owner.By, isTrial));
        if (answered.Refused is { } refused)
        {
            return door.Refuse(request, refused);
        }

        if (!isTrial)
        {
            var number = answered.Entry!.Value;
            var at = answered.At!.Value;
            var entry = await ledger.Entry(Keys.Partition(owner.Shop.LedgerId, at), number, cancellation);
            await shops.Note(owner.Shop.Id, Noted(owner.Shop, customer, at, deed, asked, entry), cancellation);
        }

        return deed.Show(asked, answered, isTrial ? 200 : 201);
    }

    /// <summary>As the entry says it, so that a repeat, after a crash between the two, writes the same act.</summary>
    private static Act Noted<T>(
        Shop shop, CustomerId customer, CustomerId at, Deed<T> deed, T asked, Entry entry) => Act.Of(
        entry.At,
        entry.By!,
        deed.What,
        [
            ("customer", customer.ToString()),
            ("account", at == customer ? null : at.ToString()),
            .. deed.About(asked, entry),
            ("ledger", shop.LedgerId),
            ("entry", entry.Sequence.ToString(CultureInfo.InvariantCulture)),
        ]);
}

/// <summary>
/// One kind of thing an owner does to a member: how it is read, the place of what is wrong with it, what is asked of
/// the account (key, by whom, on trial), the act and what it is about, and the answer with its status.
/// </summary>
public sealed record Deed<T>(
    JsonTypeInfo<T> Shape,
    Func<T, string> Customer,
    Func<T, string?> Wrong,
    Func<T, string, string, bool, Request.Keyed> Ask,
    string What,
    Func<T, Entry, (string Name, string? Value)[]> About,
    Func<T, Answered, int, Answer> Show);
