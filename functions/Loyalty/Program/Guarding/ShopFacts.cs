using Loyalty.Orders;

namespace Loyalty.Program.Guarding;

/// <summary>What is known of a shop when its program is looked at.</summary>
/// <param name="Today">The shop's day; what has ended by then stacks no more.</param>
/// <param name="Basket">What half of its orders come to, in the first rate's currency; null where nobody knows.</param>
/// <param name="TellsCategories">Whether its orders say which categories goods are in.</param>
public sealed record ShopFacts(DateOnly Today, Basket? Basket = null, bool TellsCategories = false)
{
    /// <summary>By a sample of the shop's orders.</summary>
    public static ShopFacts Of(LoyaltyProgram program, DateOnly today, IReadOnlyList<OrderState> orders) => new(
        today,
        Basket.Of(program, Basket.Paid(program, orders)),
        orders.Any(state => state.Whole is { } order
            && order.Lines.Any(line => line.Facts?.Categories is { Count: > 0 })));
}

/// <summary>
/// The median basket: of so many orders of the shop, or, without a number, as its owner says until there are enough.
/// </summary>
public sealed record Basket(Money Median, int? Orders = null)
{
    /// <summary>From so many orders on they speak for themselves.</summary>
    public const int EnoughOrders = 30;

    /// <summary>
    /// In the first rate's currency; another one counts by the program's own rates, and nothing where it has none.
    /// </summary>
    public static Basket? Of(LoyaltyProgram program, IEnumerable<Money> orders)
    {
        var main = program.Rates[0].Currency;
        decimal[] all = [.. orders.Select(order => MainMoney.Of(program, order)).OfType<decimal>().Order()];
        if (all.Length >= EnoughOrders)
        {
            var median = (all[(all.Length - 1) / 2] + all[all.Length / 2]) / 2;
            return new Basket(new Money(decimal.Round(median), main), all.Length);
        }

        return program.Guardrails?.MedianBasket is { } said && MainMoney.Of(program, said) is { } minor and > 0
            ? new Basket(new Money(decimal.Round(minor), main)) : null;
    }

    /// <summary>
    /// What paid orders came to, on the side the program has a rate for: the buyer's, else the shop's.
    /// </summary>
    public static IEnumerable<Money> Paid(LoyaltyProgram program, IEnumerable<OrderState> orders) =>
        orders.Where(state => state is { Whole.Payment: Payment.Paid, IsDeleted: false }).Select(state => state.Whole!)
            .Select(order => program.RateOf(order.Currency) is null
                ? new Money(order.Total.Shop, order.ShopCurrency)
                : new Money(order.Total.Buyer, order.Currency))
            .Where(total => total.AmountMinor > 0);
}
