using Loyalty.Orders;

namespace Loyalty.Program;

/// <summary>
/// What an order earns by, fixed once at its own paid time and never changed: every later revision, refund and dispute
/// is computed with these, whatever the program says by then. Self-contained, so that an entry can be recomputed from
/// itself.
/// </summary>
public sealed record Terms
{
    public required int ProgramVersion { get; init; }

    public required DateTimeOffset PaidAt { get; init; }

    /// <summary>Which of the order's two amounts counts, and its currency.</summary>
    public required Side Side { get; init; }

    public required Rate Rate { get; init; }

    public Rounding Rounding { get; init; }

    public PointsBase Base { get; init; } = new();

    /// <summary>The tier held before the order, and what it multiplies by.</summary>
    public required string Tier { get; init; }

    public required decimal Multiplier { get; init; }

    public QualifyBy QualifyBy { get; init; }

    /// <summary>Qualifying by spend: major units of the first rate's currency that one point stands for.</summary>
    public decimal SpendPerPoint { get; init; }

    /// <summary>Which of the member's paid orders it is, from 1; null in entries older than the count.</summary>
    public int? OrderNumber { get; init; }

    /// <summary>The rules that were open to it; null where there were none.</summary>
    public EarningTerms? Earning { get; init; }

    public Availability Availability { get; init; } = new();

    public Expiry Expiry { get; init; } = new();

    /// <summary>
    /// The buyer's currency if the program has a rate for it, else the shop's, else null: the order earns nothing and
    /// the owner is told.
    /// </summary>
    public static Terms? For(
        Order order, LoyaltyProgram program, Tier held, DateTimeOffset paidAt, int orderNumber = 1)
    {
        var side = program.RateOf(order.Currency) is null ? Side.Shop : Side.Buyer;
        if (program.RateOf(side == Side.Buyer ? order.Currency : order.ShopCurrency) is not { } rate)
        {
            return null;
        }

        var main = program.Rates[0];
        return new Terms
        {
            ProgramVersion = program.Version,
            PaidAt = paidAt,
            Side = side,
            Rate = rate,
            Rounding = program.Rounding,
            Base = program.Base,
            Tier = held.Code,
            Multiplier = held.Multiplier,
            QualifyBy = program.Qualifying.By,
            OrderNumber = orderNumber,
            Earning = EarningTerms.For(program, rate, held, paidAt, orderNumber),
            SpendPerPoint = main.PerMinor / main.Points / main.Currency.MinorPerMajor,
            Availability = program.Availability,
            Expiry = program.Expiry,
        };
    }
}
