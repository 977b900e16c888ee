using System.Globalization;
using Loyalty.App.Tables;
using Loyalty.Program;
using Loyalty.Program.Guarding;

namespace Loyalty.App.Shops;

/// <summary>
/// An owner's change of a shop's program: what stands against it, what should be looked at, and the change itself,
/// written down. What this instance knew of the shop is forgotten then.
/// </summary>
public sealed class ProgramChanges(ShopTable shops, ShopList known, LedgerTable ledger)
{
    /// <summary>
    /// As far as it has to be announced: nothing has to where the owner says so and nobody has an account yet.
    /// </summary>
    public async Task<IReadOnlyList<Flaw>> Unannounced(
        Shop shop, IReadOnlyList<Flaw> flaws, bool isSaid, CancellationToken cancellation) =>
        flaws.Count > 0 && isSaid && !await ledger.HasAccounts(shop.LedgerId, cancellation) ? [] : flaws;

    /// <summary>What its owner should look at, and the basket that was reckoned with.</summary>
    public async Task<(IReadOnlyList<Warning> Warnings, Basket? Basket)> Look(
        Shop shop, LoyaltyProgram program, DateTimeOffset now, CancellationToken cancellation)
    {
        var orders = await ledger.Sample(shop.LedgerId, cancellation);
        var facts = ShopFacts.Of(
            program, ShopCalendar.DayAt(now, program.TimeZone), [.. orders.Select(order => order.State)]);
        return (Warnings.Of(program, facts), facts.Basket);
    }

    /// <summary>Puts it; false where another change came first.</summary>
    public async Task<bool> Put(Shop shop, LoyaltyProgram program, Act act, CancellationToken cancellation)
    {
        var isPut = await shops.Put(shop.Id, program, act, cancellation);
        known.Forget(shop.Id);
        return isPut;
    }

    /// <summary>Takes it back; false where another change came first.</summary>
    public async Task<bool> Withdraw(Shop shop, LoyaltyProgram program, Act act, CancellationToken cancellation)
    {
        var isWithdrawn = await shops.Withdraw(
            shop.Id, program.Version, shop.NewestNumber + 1, act, cancellation);
        known.Forget(shop.Id);
        return isWithdrawn;
    }

    /// <summary>What acts say of a version.</summary>
    public static (string Name, string? Value)[] About(LoyaltyProgram program) =>
    [
        ("version", program.Version.ToString(CultureInfo.InvariantCulture)),
        ("from", program.InForceFrom.ToString("O", CultureInfo.InvariantCulture)),
    ];
}
