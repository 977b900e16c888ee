using Loyalty.Orders;

namespace Loyalty.Storefronts;

/// <summary>Sums of prices.</summary>
internal static class Prices
{
    public static Price Sum<T>(this IEnumerable<T> items, Func<T, Price> price) =>
        items.Aggregate(Price.Zero, (sum, item) => sum + price(item));
}
