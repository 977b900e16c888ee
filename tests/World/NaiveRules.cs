namespace World;

/// <summary>
/// What the reference model has to know of a program: one point for so much money, by currency, times the multiplier;
/// whether tax counts. Points are rounded once per order.
/// </summary>
public sealed record NaiveRules(IReadOnlyDictionary<string, decimal> MoneyPerPoint)
{
    /// <summary>The demo shop's: 1 point per 1 EUR, 10 NOK, 150 JPY, 0.300 KWD.</summary>
    public static NaiveRules Demo { get; } = new(new Dictionary<string, decimal>(StringComparer.Ordinal)
    {
        ["EUR"] = 1,
        ["NOK"] = 10,
        ["JPY"] = 150,
        ["KWD"] = 0.300m,
    });

    /// <summary>What the tier held when the order was paid multiplies by.</summary>
    public decimal Multiplier { get; init; } = 1;

    /// <summary>Points for the order itself, as long as anything of it earns.</summary>
    public long Bonus { get; init; }

    /// <summary>No order earns more.</summary>
    public long? Most { get; init; }

    /// <summary>What has to be left to earn at all.</summary>
    public Exact Least { get; init; } = Exact.Zero;

    public TaxCounts Tax { get; init; } = TaxCounts.AsPriced;

    public RoundedTo Rounding { get; init; } = RoundedTo.Below;
}

/// <summary>Which whole number of points a fraction becomes.</summary>
public enum RoundedTo
{
    Below,
    Nearest,
    Above,
}

/// <summary>Whether tax earns: as the prices have it, always, or never.</summary>
public enum TaxCounts
{
    AsPriced,
    Always,
    Never,
}
