using Loyalty.Program;

namespace Loyalty.Tests;

/// <summary>
/// Random programs: rates, tiers, availability, expiry, rounding, the base, joining; later versions change some of
/// it.
/// </summary>
public static class Programs
{
    private static readonly Currency[] Currencies = [Currency.Of("EUR"), Currency.Of("NOK"), Currency.Of("JPY")];

    public static LoyaltyProgram First(Random random, DateTimeOffset at) => Next(random, Some.Program(), at) with
    {
        Version = 1,
        InForceFrom = at,
        Joining = new Joining(random.Next(4) == 0),
        TimeZone = random.Next(2) == 0 ? "Etc/UTC" : random.Next(2) == 0 ? "Pacific/Auckland" : "America/New_York",
    };

    public static LoyaltyProgram Next(Random random, LoyaltyProgram before, DateTimeOffset from) => before with
    {
        Version = before.Version + 1,
        InForceFrom = from,
        Rates = [.. Currencies.Take(random.Next(1, 4)).Select(currency =>
            new Rate(currency, random.Next(1, 8), random.Next(1, 4) * (currency.Code == "EUR" ? 100 : 700)))],
        Base = new PointsBase((TaxRule)random.Next(3), random.Next(2) == 0),
        Rounding = (Rounding)random.Next(3),
        Availability = new Availability(random.Next(3) * 7, random.Next(3) * 15),
        Expiry = new Expiry((ExpiryPolicy)random.Next(4), random.Next(1, 14)),
        Qualifying = new Qualifying(
            (QualifyBy)random.Next(3), (QualifyPeriod)random.Next(3), 12, random.Next(1, 13), random.Next(2) * 30,
                random.Next(2) == 0),
        Tiers =
        [
            before.Tiers[0],
            Some.Tier("silver", random.Next(1, 1000), 1.25m),
            Some.Tier("gold", random.Next(1000, 4000), 1.5m + (random.Next(3) * 0.35m)),
        ],
        Clamp = random.Next(3) == 0,
    };
}
