namespace Loyalty.Program.Guarding;

/// <summary>
/// What an owner should look at before a program takes effect: where, as a JSON pointer (RFC 6901), what, as a stable
/// code, and the numbers behind it. A warning refuses nothing. Numbers that say nothing of a code are null.
/// </summary>
public sealed record Warning(string Code, string Place)
{
    /// <summary>A tier gives more back than the owner's ceiling, with every rule that can coincide.</summary>
    public const string DiscountAboveCeiling = "discount_above_ceiling";

    /// <summary>A tier gives less back than the owner's floor, by its plain earning.</summary>
    public const string DiscountBelowFloor = "discount_below_floor";

    /// <summary>The first reward takes more orders of the median basket than the owner wants.</summary>
    public const string FirstRewardFar = "first_reward_far";

    /// <summary>Nobody can have a reward; <see cref="Why"/> says what stands against it.</summary>
    public const string RewardUnreachable = "reward_unreachable";

    /// <summary>Nobody knows what an order usually comes to, so that nothing can be said of it.</summary>
    public const string BasketUnknown = "basket_unknown";

    /// <summary>The shop sells in a currency in which nothing is earned.</summary>
    public const string CurrencyWithoutRate = "currency_without_rate";

    /// <summary>A currency earns much more or less than the first one for the same money.</summary>
    public const string RateOutOfLine = "rate_out_of_line";

    /// <summary>Words are missing in a language of the shop; the place is the first of them.</summary>
    public const string WordsMissing = "words_missing";

    /// <summary>Goods are rewarded that many countries forbid to reward.</summary>
    public const string ForbiddenGoods = "forbidden_goods";

    /// <summary>A category that no order of the shop tells and the program does not map.</summary>
    public const string CategoryUnmapped = "category_unmapped";

    /// <summary>Why: its last day is over.</summary>
    public const string Ended = "ended";

    /// <summary>Why: there is none left.</summary>
    public const string OutOfStock = "out_of_stock";

    /// <summary>Why: an order a week until points expire does not gather enough.</summary>
    public const string ExpiresFirst = "expires_first";

    /// <summary>Why: a thousand orders do not gather enough.</summary>
    public const string TooDear = "too_dear";

    /// <summary>Why: an order a week does not reach the tier it is for.</summary>
    public const string TierUnreachable = "tier_unreachable";

    /// <summary>The code of the tier it is about.</summary>
    public string? Tier { get; init; }

    /// <summary>What a tier gives back of 100 spent, to two places.</summary>
    public decimal? Percent { get; init; }

    /// <summary>The edge it is beyond: percent, orders, or progress towards a tier.</summary>
    public decimal? Limit { get; init; }

    /// <summary>The place of what gives the discount: a reward, or paying with points.</summary>
    public string? By { get; init; }

    /// <summary>The codes of the rules that stack.</summary>
    public IReadOnlyList<string>? Rules { get; init; }

    /// <summary>What a reward costs.</summary>
    public long? Points { get; init; }

    /// <summary>How many orders of the median basket it takes; null where a thousand are too few.</summary>
    public int? Orders { get; init; }

    public string? Why { get; init; }

    /// <summary>The tier's threshold.</summary>
    public long? Threshold { get; init; }

    public Currency? Currency { get; init; }

    /// <summary>How much of the currency earns as much as one unit of the first rate's.</summary>
    public decimal? Rate { get; init; }

    /// <summary>How much of it one unit of the first rate's currency buys.</summary>
    public decimal? Expected { get; init; }

    /// <summary>The day of that exchange rate; null where the owner gave it.</summary>
    public DateOnly? RatesOf { get; init; }

    public string? Language { get; init; }

    /// <summary>In how many places words are missing.</summary>
    public int? Count { get; init; }

    /// <summary>Which kind of goods: <c>alcohol</c>, <c>tobacco</c> and so on.</summary>
    public string? Goods { get; init; }

    /// <summary>The word that was found.</summary>
    public string? Word { get; init; }

    public string? Category { get; init; }
}
