using System.Globalization;
using System.Text.Json;
using Loyalty.App.Accounts;
using Loyalty.App.Shops;
using Loyalty.Ledger;
using Loyalty.Members;
using Loyalty.Program;

namespace Loyalty.App.Http;

/// <summary>Programs, members and entries as documents. Codes and numbers; only the owner's words are words.</summary>
public static class Showing
{
    public static ProgramDocument Program(
        Shop shop, LoyaltyProgram program, string language, IReadOnlyList<string> reader,
        IReadOnlyList<string> languages) =>
        new(
            shop.LedgerId,
            shop.IsTest,
            language,
            program.Version,
            program.Name.In(reader),
            program.Joining.Automatic ? "automatic" : "asked",
            [.. program.Rates.Select(rate => new RateDocument(
                rate.Currency.Code, rate.Currency.Exponent, Text(rate.Points), Text(rate.PerMinor)))],
            new BaseDocument(Code(program.Base.Tax), program.Base.Shipping),
            new AvailabilityDocument(program.Availability.DaysAfterFulfilment, program.Availability.DaysAfterPayment),
            new ExpiryDocument(Code(program.Expiry.Policy), program.Expiry.Months),
            new QualifyingDocument(
                Code(program.Qualifying.By), Code(program.Qualifying.Period), program.Qualifying.Months),
            [.. program.Tiers.Select(tier => new TierDocument(
                tier.Code,
                tier.Name.In(reader),
                tier.Threshold,
                Text(tier.Multiplier),
                [.. tier.Perks.Select(
                    perk => new TierPerkDocument(perk.Code, perk.Name.In(reader), perk.Text.In(reader)))]))],
            [],
            languages,
            program.DefaultLanguage);

    public static MemberDocument Member(Shop shop, CustomerId customer, MemberView view, string language) => new(
        customer.ToString(),
        view.State is { } state ? Code(state) : "none",
        shop.IsTest,
        language,
        view.Points,
        new MemberTierDocument(
            view.Tier.Code,
            view.Tier.Name,
            Text(view.Tier.Multiplier),
            view.Tier.Since,
            view.Tier.Until,
            view.Tier.Progress,
            view.Tier.Next),
        view.Perks,
        [],
        [],
        []);

    public static EntryDocument Entry(Entry entry, LoyaltyProgram program, IReadOnlyList<string> reader)
    {
        var tier = entry.Kind == EntryKind.Tier
            ? program.Tiers[program.IndexOf(entry.Holdings is [.., var top] ? top.Tier : null)] : null;
        return new EntryDocument(
            entry.Sequence,
            entry.At,
            Code(entry.Kind),
            entry.Points,
            entry.Order,
            entry.Number,
            entry.Order?.Storefront,
            entry.Due,
            entry.Recorded,
            [.. (entry.Reasons ?? []).Select(reason => Reason(reason, program, reader))],
            entry.Spare is { } spare ? Code(spare) : null,
            entry.Adjust is { } adjust ? Code(adjust) : null,
            tier?.Code,
            tier?.Name.In(reader),
            entry.Lot?.AvailableOn,
            entry.Lot?.ExpiresOn);
    }

    public static DeliveryDocument Delivery(Taken taken) => new(taken.Outcome)
    {
        Order = taken.Order,
        Points = taken.Points,
        Balance = taken.Balance,
        Reason = taken.Reason,
    };

    public static VerifiedDocument Verified(Shop shop, string range, Verified page) => new(
        shop.LedgerId,
        shop.IsTest,
        range,
        page.Day,
        page.Accounts,
        page.Entries,
        page.Orders,
        page.Wrong,
        [.. page.Findings.Select(one => new FindingDocument(
            one.Account,
            one.Finding.Code,
            one.Finding.Entry,
            one.Finding.Order,
            one.Finding.Place,
            one.Finding.Expected,
            one.Finding.Found))],
        page.Next);

    private static ReasonDocument Reason(Reason reason, LoyaltyProgram program, IReadOnlyList<string> reader) => new(
        reason.Rule,
        reason.Points,
        Text(reason.AmountMinor),
        reason.Currency?.Code,
        reason.Currency?.Exponent,
        Text(reason.RatePoints),
        Text(reason.RatePerMinor),
        reason.Tier,
        program.Tiers.FirstOrDefault(tier => tier.Code == reason.Tier)?.Name.In(reader),
        Text(reason.Multiplier));

    private static string Text(decimal number) => number.Normalized().ToString(CultureInfo.InvariantCulture);

    private static string? Text(decimal? number) => number is { } some ? Text(some) : null;

    public static string Code<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
