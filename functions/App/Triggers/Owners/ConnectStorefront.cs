using Loyalty.App.Http;
using Loyalty.App.Shops;
using Loyalty.Storefronts;
using Microsoft.Azure.Functions.Worker;

namespace Loyalty.App.Triggers.Owners;

/// <summary>
/// A storefront is connected, gets another secret, or is no longer connected. A secret that is replaced counts on for a
/// while, so that nothing on its way is turned away.
/// </summary>
public sealed class ConnectStorefront(OwnerDoor door, ShopChanges changes, Settings settings)
{
    private const int MostHours = 720;
    private const int MostStatuses = 20;

    [Function(nameof(ConnectStorefront))]
    public Task<IResult> Run(
        [HttpTrigger(
            AuthorizationLevel.Anonymous, "put", "delete", "options", Route = Routes.Storefront)] HttpRequest request,
        string shop,
        string storefront,
        CancellationToken cancellation) =>
        door.Enter(
            request,
            shop,
            _ => AllStorefronts.Named(storefront) is null ? Problem.StorefrontUnknown : null,
            owner => Connect(request, owner, storefront, cancellation),
            owner => Disconnect(request, owner, storefront, cancellation),
            cancellation);

    private async Task<Answer> Connect(
        HttpRequest request, ShopOwner owner, string storefront, CancellationToken cancellation)
    {
        var (asked, problem) = await OwnerRequests.Read(request, OwnerAsked.Default.ConnectRequest, cancellation);
        if (asked is null)
        {
            return door.Refuse(request, problem!);
        }

        var made = asked.Secret is null && (asked.Rotate || owner.Shop.Connected(storefront) is null)
            ? ShopKeys.NewSecret(storefront) : null;
        if (BadPlace(asked, storefront, made, owner.Shop) is { } place)
        {
            return door.Refuse(request, Problem.BadParameter(place));
        }

        if (Overlaps(asked, storefront, owner.Shop.Settings))
        {
            return door.Refuse(request, Problem.StorefrontOverlaps);
        }

        var isTrial = OwnerRequests.IsTrial(request);
        var after = await changes.Make(
            owner.Shop,
            before => With(before, storefront, asked, made, owner.Now),
            owner.Act(
                Act.StorefrontConnected,
                ("storefront", storefront),
                ("secret", (made ?? asked.Secret) is { } secret ? new Secret(secret).Fingerprint : null)),
            isTrial,
            cancellation);
        var connected = after.Storefronts.First(one => one.Storefront == storefront);
        return OwnerDoor.Show(
            OwnerShowing.Connected(owner.Shop, connected, isTrial ? null : made, settings.PublicUrl, owner.Now),
            OwnerText.Default.ConnectedDocument);
    }

    private async Task<Answer> Disconnect(
        HttpRequest request, ShopOwner owner, string storefront, CancellationToken cancellation)
    {
        if (owner.Shop.Connected(storefront) is null)
        {
            return door.Refuse(request, Problem.StorefrontUnknown);
        }

        await changes.Make(
            owner.Shop,
            before => before with { Storefronts = Without(before, storefront) },
            owner.Act(Act.StorefrontDisconnected, ("storefront", storefront)),
            OwnerRequests.IsTrial(request),
            cancellation);
        return Answer.Empty(204).With("Cache-Control", "no-store");
    }

    private string? BadPlace(ConnectRequest asked, string storefront, string? made, Shop shop) =>
        asked.Secret is { } secret && !ShopKeys.IsSecret(storefront, secret, settings.Demo) ? "secret"
        : asked.Secret is null && made is null && (asked.Rotate || shop.Connected(storefront) is null) ? "secret"
        : asked.KeepHours is < 0 or > MostHours ? "keepHours"
        : asked.StripeSource is not null && storefront != "stripe" ? "stripeSource"
        : asked.PaidStatuses is { } statuses && (storefront != "woocommerce" || statuses.Count > MostStatuses
            || !statuses.All(status => status is not null && Shop.IsId(status))) ? "paidStatuses"
        : asked.CustomersOf is { } of && (storefront is not ("stripe" or "standard") || of == storefront
            || AllStorefronts.Named(of) is null) ? "customersOf"
        : null;

    /// <summary>Stripe tells what another storefront sells: both would make the same sale an order.</summary>
    private static bool Overlaps(ConnectRequest asked, string storefront, ShopSettings settings)
    {
        var known = settings.Storefronts.FirstOrDefault(one => one.Storefront == storefront);
        return !(asked.OwnSales ?? known?.OwnSales ?? false)
            && settings.Storefronts.Any(one => one.Storefront != storefront && !one.OwnSales
                && (one.Storefront == "stripe" || storefront == "stripe"));
    }

    private static ShopSettings With(
        ShopSettings settings, string storefront, ConnectRequest asked, string? made, DateTimeOffset now)
    {
        var before = settings.Storefronts.FirstOrDefault(one => one.Storefront == storefront)
            ?? new StorefrontSettings(storefront, []);
        var after = before with
        {
            Secrets = (asked.Secret ?? made) is { } secret
                ? before.Secrets.With(secret, now, TimeSpan.FromHours(asked.KeepHours)) : before.Secrets,
            StripeSource = asked.StripeSource ?? before.StripeSource,
            PaidStatuses = asked.PaidStatuses ?? before.PaidStatuses,
            CustomersOf = asked.CustomersOf ?? before.CustomersOf,
            OwnSales = asked.OwnSales ?? before.OwnSales,
        };
        return after == before
            ? settings
            : settings with { Storefronts = [.. Without(settings, storefront), after] };
    }

    private static IReadOnlyList<StorefrontSettings> Without(ShopSettings settings, string storefront) =>
        [.. settings.Storefronts.Where(one => one.Storefront != storefront)];
}
