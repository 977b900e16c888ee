using Loyalty.Ledger;
using Loyalty.Program;
using Loyalty.Program.Kinds;

namespace Loyalty.App.Fulfilling;

/// <summary>
/// Rewards as some customer would have them, one for each currency they come in: to ask beforehand whether they could
/// be made.
/// </summary>
public static class Examples
{
    public static IEnumerable<Redemption> Of(Reward reward, DateTimeOffset now)
    {
        var all = new[] { reward.Amount, reward.MostAmount, reward.Worth, reward.MinimumSpend };
        var currencies = all.SelectMany(one => one ?? []).Select(one => (Currency?)one.Currency).Distinct();
        return currencies.DefaultIfEmpty().Select(currency => Any(reward.Fulfilment, reward.ValidDays, now) with
        {
            Reward = reward.Code,
            Kind = reward.Kind,
            Amount = In(reward.Amount, currency) ?? In(reward.MostAmount, currency),
            Percent = reward.Percent,
            Product = reward.Product,
            Worth = In(reward.Worth, currency),
            MinimumSpend = In(reward.MinimumSpend, currency),
        });
    }

    public static IEnumerable<Redemption> Of(PayWithPoints paying, DateTimeOffset now) =>
        paying.Worth.Select(worth => Any(paying.Fulfilment, paying.ValidDays ?? PayWithPoints.UsualDays, now) with
        {
            Amount = worth with { AmountMinor = decimal.Ceiling(worth.AmountMinor) },
        });

    private static Redemption Any(string? fulfilment, int? validDays, DateTimeOffset now) => new()
    {
        Id = new string('a', 26),
        At = now,
        Customer = new CustomerId(fulfilment ?? Fulfilments.Hand, "1"),
        Kind = new AmountOff(),
        Fulfilment = fulfilment ?? Fulfilments.Hand,
        Points = Points.Zero,
        EndsAt = validDays is { } days ? now.AddDays(days) : null,
    };

    private static Money? In(IReadOnlyList<Money>? amounts, Currency? currency) =>
        amounts?.Where(one => one.Currency == currency).Select(one => (Money?)one).FirstOrDefault();
}
