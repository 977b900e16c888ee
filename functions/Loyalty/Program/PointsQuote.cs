namespace Loyalty.Program;

/// <summary>
/// What points pay of a cart, in the cart's currency and its smallest coin: from the fewest points that pay anything to
/// as many as the member has and the owner lets pay.
/// </summary>
/// <param name="Cart">The goods, as they are to be paid.</param>
/// <param name="Points">What is spent: never more than pays for <paramref name="Pays"/>.</param>
/// <param name="Pays">What they pay.</param>
/// <param name="Least">The fewest points at once.</param>
/// <param name="Most">The most; below <paramref name="Least"/> where none can be used.</param>
/// <param name="MostPays">What those would pay.</param>
public sealed record PointsQuote(Money Cart, long Points, Money Pays, long Least, long Most, Money MostPays)
{
    /// <summary>A cart beyond this is a slip.</summary>
    public const decimal LargestMinor = 1_000_000_000_000m;

    /// <summary>More points than this are a slip, too.</summary>
    public const long MostAsked = 1_000_000_000_000;

    /// <summary>
    /// For so many points, or as many as can be used. Null where the program takes no points in that currency.
    /// </summary>
    public static PointsQuote? Of(PayWithPoints? paying, Money cart, long available, long? asked)
    {
        if (paying?.Worth.Where(one => one.Currency == cart.Currency).ToList() is not [var worth, ..])
        {
            return null;
        }

        var cap = Math.Floor(cart.AmountMinor * paying.MostPercent / 100);
        var most = Math.Min(cap, Worth(available));
        var least = Math.Max(paying.Least, Costs(1));
        var mostPoints = Costs(most);
        var pays = Math.Min(cap, Worth(asked ?? mostPoints));
        return new PointsQuote(
            cart, Costs(pays), Of(pays), least, mostPoints < least ? 0 : mostPoints, Of(mostPoints < least ? 0 : most));

        decimal Worth(long points) => Math.Floor(points * worth.AmountMinor / paying.Points);

        long Costs(decimal minor) => (long)Math.Ceiling(minor * paying.Points / worth.AmountMinor);

        Money Of(decimal minor) => new(minor, cart.Currency);
    }

    /// <summary>Why so many cannot be spent; null where they can.</summary>
    public Problem? WhyNot(long asked) =>
        Most == 0 ? Problem.NothingToPay
        : asked < Least ? Problem.PointsTooFew(Least)
        : asked > Most ? Problem.PointsTooMany(Most)
        : null;

    /// <summary>
    /// What an order has to come to for the payment to stay within the owner's share of it; no more than the cart.
    /// </summary>
    public Money MinimumSpend(PayWithPoints paying) =>
        Cart with { AmountMinor = Math.Ceiling(Pays.AmountMinor * 100 / paying.MostPercent) };
}
