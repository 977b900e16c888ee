using Loyalty.App.Shops;
using Loyalty.Members;
using Loyalty.Program;

namespace Loyalty.App.Http;

/// <summary>
/// The program as shoppers may read it: facts, not sentences, and of the shop's own dealings (whom it knows by which
/// tag, what a reward is worth to it) nothing.
/// </summary>
public sealed class ProgramShowing(Shop shop, DateTimeOffset now, Reader reader)
{
    private readonly LoyaltyProgram program = shop.Programs.InForceAt(now);

    public ProgramDocument Document(IReadOnlyList<string> languages, string? market) => new(
        shop.LedgerId,
        shop.IsTest,
        reader.Language,
        program.Version,
        In(program.Name),
        program.Joining.Automatic ? "automatic" : "asked",
        program.Joining.TermsVersion,
        [.. program.Rates.Select(rate => new RateDocument(
            rate.Currency.Code, rate.Currency.Exponent, Showing.Text(rate.Points), Showing.Text(rate.PerMinor)))],
        new BaseDocument(Showing.Code(program.Base.Tax), program.Base.Shipping),
        new AvailabilityDocument(program.Availability.DaysAfterFulfilment, program.Availability.DaysAfterPayment),
        new ExpiryDocument(Showing.Code(program.Expiry.Policy), program.Expiry.Months),
        new QualifyingDocument(
            Showing.Code(program.Qualifying.By), Showing.Code(program.Qualifying.Period), program.Qualifying.Months),
        [.. program.Tiers.Select(tier => Tier(tier, market))],
        Earning(program.Earning ?? new EarningRules()),
        [.. (program.Rewards ?? []).Where(IsOffered).Where(one => Markets.Have(one.Markets, market)).Select(Reward)],
        program.PayWithPoints is { } pay
            ? new PayWithPointsDocument(pay.Points, Amounts(pay.Worth)!, Showing.Text(pay.MostPercent), pay.Least)
            : null,
        Showing.Notices(NoticeView.Of(shop.Programs, now, reader.Chain)),
        languages,
        program.DefaultLanguage);

    /// <summary>A member's perk: whose it is, and what it says of its kind.</summary>
    public static PerkDocument Perk(PerkView view) => Perk(view.Perk, view.Name, view.Text) with
    {
        Tier = view.Tier,
        TierName = view.TierName,
        Unlocked = view.Unlocked,
        Url = view.Url,
    };

    private static PerkDocument Perk(Perk perk, string name, string text) =>
        new(perk.Code, name, text, Showing.Code(perk.Kind))
        {
            Flag = perk.Flag,
            OpensOn = perk.OpensOn,
            Product = perk.Product,
            Minimum = Amounts(perk.Minimum),
            Markets = perk.Markets,
        };

    private TierDocument Tier(Tier tier, string? market) => new(
        tier.Code,
        In(tier.Name),
        tier.Threshold,
        Showing.Text(tier.Multiplier),
        [.. tier.Perks.Where(perk => Markets.Have(perk.Markets, market))
            .Select(perk => Perk(perk, In(perk.Name), In(perk.Text)))]);

    private EarningDocument Earning(EarningRules earning) => new(
        Showing.Text(Certain.Factor(program, Today)),
        Amounts(Certain.Minimum(program)),
        earning.MostPerOrder,
        Showing.Code(earning.Stacking),
        [.. (earning.Rules ?? []).Where(rule => !(rule.Until < Today)).Select(Rule)],
        [.. (earning.Events ?? []).Select(one => new EventDocument(
            one.Code,
            In(one.Name),
            one.Points,
            [.. one.Limits.Select(limit => new EventLimitDocument(limit.Most, Showing.Code(limit.Per)))]))]);

    private RuleDocument Rule(Rule rule) => new(
        rule.Code,
        In(rule.Name),
        Showing.Text(rule.Multiplier),
        rule.Points,
        rule.From,
        rule.Until,
        rule.Weekdays is { } weekdays ? [.. weekdays.Select(Showing.Code)] : null,
        rule.OrderNumber is { } numbers ? new OrderNumbersDocument(numbers.From, numbers.Until) : null,
        rule.Currencies is { } currencies ? [.. currencies.Select(currency => currency.Code)] : null,
        rule.Tiers,
        Amounts(rule.Minimum),
        rule.Orders is not null,
        rule.Lines is not null);

    private RewardDocument Reward(Reward reward) => new(
        reward.Code,
        reward.Kind.Code,
        In(reward.Name),
        In(reward.Text),
        reward.Points,
        Amounts(reward.Amount),
        Showing.Text(reward.Percent),
        Amounts(reward.MostAmount),
        reward.Product,
        Amounts(reward.MinimumSpend),
        reward.Tiers,
        reward.Markets,
        reward.From,
        reward.Until,
        reward.ValidDays,
        reward.PerMember,
        Redeemable: !(reward.From > Today) && reward.Stock != 0);

    private bool IsOffered(Reward reward) => !(reward.Until < Today);

    private DateOnly Today => shop.Programs.DayAt(now);

    private string In(Words words) => words.In(reader.Chain);

    private static IReadOnlyList<AmountDocument>? Amounts(IReadOnlyList<Money>? amounts) => amounts is null
        ? null
        : [.. amounts.Select(money => new AmountDocument(
            Showing.Text(money.AmountMinor), money.Currency.Code, money.Currency.Exponent))];
}
