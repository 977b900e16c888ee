namespace Loyalty.App.Shops;

/// <summary>
/// An owner's change of a shop's settings: made and written down, or, on trial, only worked out. What this instance
/// knew of the shop is forgotten, so that it is the first to go by the change.
/// </summary>
public sealed class ShopChanges(ShopTable shops, ShopList known)
{
    /// <summary>The settings as they are from now on, or as they would be.</summary>
    public async Task<ShopSettings> Make(
        Shop shop, Func<ShopSettings, ShopSettings> change, Act act, bool isTrial, CancellationToken cancellation)
    {
        if (isTrial)
        {
            return change(shop.Settings);
        }

        var changed = await shops.Change(shop.Id, change, act, cancellation);
        known.Forget(shop.Id);
        return changed ?? throw new InvalidOperationException("The shop is gone: " + shop.Id);
    }
}
