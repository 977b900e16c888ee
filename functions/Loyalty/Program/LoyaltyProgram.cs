namespace Loyalty.Program;

/// <summary>
/// The owner's rules as one numbered version. A version that has taken effect is never changed: orders keep the terms
/// of the version in force when they were paid. Defaults are the design's.
/// </summary>
public sealed record LoyaltyProgram
{
    public required int Version { get; init; }

    public required DateTimeOffset InForceFrom { get; init; }

    public required Words Name { get; init; }

    /// <summary>IANA time zone of the shop; its days decide what is available and what has expired.</summary>
    public string TimeZone { get; init; } = "Etc/UTC";

    public string DefaultLanguage { get; init; } = "en";

    public Joining Joining { get; init; } = new();

    public required IReadOnlyList<Rate> Rates { get; init; }

    public PointsBase Base { get; init; } = new();

    public Rounding Rounding { get; init; }

    public Availability Availability { get; init; } = new();

    public Expiry Expiry { get; init; } = new();

    public Qualifying Qualifying { get; init; } = new();

    /// <summary>Lowest first; the first one is everybody's and its threshold is 0.</summary>
    public required IReadOnlyList<Tier> Tiers { get; init; }

    /// <summary>Whether a reversal stops at what the member has instead of becoming debt.</summary>
    public bool Clamp { get; init; }

    /// <summary>What members are told of this version before it takes effect.</summary>
    public Words? Notice { get; init; }

    /// <summary>The languages the shop speaks: every word of the program should be in each.</summary>
    public IReadOnlyList<string>? Languages { get; init; }

    /// <summary>The currencies the shop sells in: each should have a rate.</summary>
    public IReadOnlyList<Currency>? Currencies { get; init; }

    /// <summary>What orders and events earn beyond the rates; null where that is all.</summary>
    public EarningRules? Earning { get; init; }

    public Mapping? Mapping { get; init; }

    public IReadOnlyList<Reward>? Rewards { get; init; }

    public PayWithPoints? PayWithPoints { get; init; }

    public Guardrails? Guardrails { get; init; }

    public Rate? RateOf(Currency currency) => Rates.FirstOrDefault(rate => rate.Currency == currency);

    /// <summary>
    /// The tier's place in <see cref="Tiers"/>; a tier that this version no longer has counts as the first.
    /// </summary>
    public int IndexOf(string? tier)
    {
        for (var index = Tiers.Count - 1; index > 0; index--)
        {
            if (Tiers[index].Code == tier)
            {
                return index;
            }
        }

        return 0;
    }
}

/// <summary>How customers become members, and from when their earlier orders count.</summary>
public sealed record Joining(bool Automatic = false, int LookbackDays = 90, int TermsVersion = 1);

/// <summary>
/// <paramref name="Points"/> for every <paramref name="PerMinor"/> minor units: 1 point per 10 NOK is (NOK, 1, 1000).
/// </summary>
public sealed record Rate(Currency Currency, decimal Points, decimal PerMinor);

/// <summary>
/// What of an order counts. Goods always; tax as the prices have it unless the owner decides; shipping if switched on.
/// </summary>
public sealed record PointsBase(TaxRule Tax = TaxRule.AsPriced, bool Shipping = false);

/// <summary>Whether tax counts.</summary>
public enum TaxRule
{
    AsPriced,
    Included,
    Excluded,
}

/// <summary>How an order's points become whole, once per order.</summary>
public enum Rounding
{
    Down,
    Nearest,
    Up,
}

/// <summary>
/// When points can be used: days after fulfilment, or after payment where no news of fulfilment comes.
/// </summary>
public sealed record Availability(int DaysAfterFulfilment = 14, int DaysAfterPayment = 30);

/// <summary>When points lapse. <paramref name="Months"/> counts for rolling and inactivity.</summary>
public sealed record Expiry(ExpiryPolicy Policy = ExpiryPolicy.None, int Months = 12);

/// <summary>The ways points lapse.</summary>
public enum ExpiryPolicy
{
    None,

    /// <summary>So many months after they were earned.</summary>
    Rolling,

    /// <summary>At the end of the calendar year they were earned in.</summary>
    CalendarYear,

    /// <summary>So many months after the member's last paid order or redemption.</summary>
    Inactivity,
}
