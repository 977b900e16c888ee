namespace Loyalty.Orders;

/// <summary>
/// One amount of an order twice: as the buyer saw it and in the shop's own currency, both in minor units
/// (<see cref="Order.Currency"/> and <see cref="Order.ShopCurrency"/>). Where a shop has one currency both are equal.
/// </summary>
public readonly record struct Price(decimal Buyer, decimal Shop)
{
    public static Price Zero => default;

    public static Price Of(decimal amountMinor) => new(amountMinor, amountMinor);

    public static Price operator +(Price left, Price right) => new(left.Buyer + right.Buyer, left.Shop + right.Shop);

    public static Price operator -(Price left, Price right) => new(left.Buyer - right.Buyer, left.Shop - right.Shop);

    public static Price operator -(Price price) => new(-price.Buyer, -price.Shop);

    public static Price operator *(Price price, decimal factor) => new(price.Buyer * factor, price.Shop * factor);

    /// <summary>Each side by itself, never below zero.</summary>
    public Price OrZero() => new(Math.Max(0, Buyer), Math.Max(0, Shop));

    public decimal In(Side side) => side == Side.Buyer ? Buyer : Shop;
}

/// <summary>Which of the two amounts of a <see cref="Price"/> counts; fixed once with an order's terms.</summary>
public enum Side
{
    Buyer,
    Shop,
}
