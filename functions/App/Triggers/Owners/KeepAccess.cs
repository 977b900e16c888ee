using Loyalty.App.Fulfilling;
using Loyalty.App.Http;
using Loyalty.App.Shops;
using Microsoft.Azure.Functions.Worker;

namespace Loyalty.App.Triggers.Owners;

/// <summary>
/// What rewards are made with at a connected storefront: kept once it was seen to open it and to have the rights it
/// needs, and shown by its fingerprint alone.
/// </summary>
public sealed class KeepAccess(OwnerDoor door, ShopChanges changes, IEnumerable<IStore> stores)
{
    private const int Longest = 300;

    [Function(nameof(KeepAccess))]
    public Task<IResult> Run(
        [HttpTrigger(
            AuthorizationLevel.Anonymous, "put", "delete", "options", Route = Routes.Access)] HttpRequest request,
        string shop,
        string storefront,
        CancellationToken cancellation) =>
        door.Enter(
            request,
            shop,
            owner => owner.Shop.Connected(storefront) is null || Store(storefront) is null
                ? Problem.StorefrontUnknown : null,
            owner => Give(request, owner, Store(storefront)!, cancellation),
            owner => Remove(request, owner, Store(storefront)!, cancellation),
            cancellation);

    private IStore? Store(string storefront) => stores.FirstOrDefault(one => one.Storefront == storefront);

    private async Task<Answer> Give(
        HttpRequest request, ShopOwner owner, IStore store, CancellationToken cancellation)
    {
        var (asked, problem) = await OwnerRequests.Read(request, OwnerAsked.Default.AccessRequest, cancellation);
        if (asked is null)
        {
            return door.Refuse(request, problem!);
        }

        var given = Read(asked, store.Storefront, owner.Now);
        if (BadPlace(asked, given, store) is { } place)
        {
            return door.Refuse(request, Problem.BadParameter(place));
        }

        var tried = await store.Try(given!, cancellation);
        if (tried.Access is not { } access)
        {
            return door.Refuse(request, Problem.AccessRefused(tried.Trouble!, tried.Right));
        }

        await Set(request, owner, store, access, Act.AccessGiven, cancellation);
        return OwnerDoor.Show(AccessDocument.Of(access), OwnerText.Default.AccessDocument);
    }

    private async Task<Answer> Remove(
        HttpRequest request, ShopOwner owner, IStore store, CancellationToken cancellation)
    {
        if (owner.Shop.Connected(store.Storefront)!.Access is not null)
        {
            await Set(request, owner, store, null, Act.AccessRemoved, cancellation);
        }

        return Answer.Empty(204).With("Cache-Control", "no-store");
    }

    private Task<ShopSettings> Set(
        HttpRequest request, ShopOwner owner, IStore store, StorefrontAccess? access, string what,
        CancellationToken cancellation) => changes.Make(
            owner.Shop,
            before => before with
            {
                Storefronts = [.. before.Storefronts.Select(
                    one => one.Storefront == store.Storefront ? one with { Access = access } : one)],
            },
            owner.Act(what, ("storefront", store.Storefront), ("key", access?.Fingerprint)),
            OwnerRequests.IsTrial(request),
            cancellation);

    /// <summary>Null where there is no address to be read.</summary>
    private static StorefrontAccess? Read(AccessRequest asked, string storefront, DateTimeOffset now)
    {
        var text = asked.Address ?? (storefront == StripeStore.Name ? StripeStore.Address.AbsoluteUri : "");
        var whole = text.Contains("://", StringComparison.Ordinal) ? text : "https://" + text;
        return Uri.TryCreate(whole, UriKind.Absolute, out var address)
            ? new StorefrontAccess(address, asked.Key) { Secret = asked.Secret, Since = now }
            : null;
    }

    private static string? BadPlace(AccessRequest asked, StorefrontAccess? given, IStore store) =>
        !IsKey(asked.Key) ? "key"
        : asked.Secret is { } secret && !IsKey(secret) ? "secret"
        : given is null ? "address"
        : store.Flaw(given);

    private static bool IsKey(string text) =>
        text.Length is >= 8 and <= Longest && text.All(letter => letter is > ' ' and <= '~');
}
