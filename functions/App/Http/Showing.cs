using System.Globalization;
using System.Text.Json;
using Loyalty.App.Accounts;
using Loyalty.App.Shops;
using Loyalty.Members;

namespace Loyalty.App.Http;

/// <summary>Members and deliveries as documents. Codes and numbers; only the owner's words are words.</summary>
public static class Showing
{
    public static MemberDocument Member(
        Shop shop, CustomerId customer, MemberView view, string language, IReadOnlyList<NoticeView> notices,
        Profile? profile = null) => new(
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
            view.Tier.Next,
            view.Tier.IsGiven,
            view.Tier.Falls),
        [.. view.Perks.Select(ProgramShowing.Perk)],
        [],
        [],
        [],
        Notices(notices),
        profile is null ? null : Preferences(profile));

    public static PreferencesDocument Preferences(Profile profile) => new(
        profile.Language, Code(profile.Personalisation), profile.Marketing, profile.Birthday, profile.BirthdayOpensOn);

    public static IReadOnlyList<NoticeDocument> Notices(IReadOnlyList<NoticeView> notices) =>
        [.. notices.Select(notice => new NoticeDocument(NoticeDocument.ProgramChanges, notice.On, notice.Text))];

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

    public static string Text(decimal number) => number.Normalized().ToString(CultureInfo.InvariantCulture);

    public static string? Text(decimal? number) => number is { } some ? Text(some) : null;

    public static string Code<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
