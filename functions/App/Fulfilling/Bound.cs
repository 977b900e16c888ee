using System.Globalization;
using Loyalty.App.Shops;
using Loyalty.Ledger;
using Loyalty.Program.Kinds;

namespace Loyalty.App.Fulfilling;

/// <summary>
/// What every reward that a storefront makes has to keep: it is its own customer's, and in its own currency.
/// </summary>
internal static class Bound
{
    /// <summary>Why a storefront cannot make it, whatever its kind.</summary>
    public static string? WhyNot(Shop shop, Redemption wanted, string storefront) =>
        shop.IsTest ? StoreTrouble.TestLedger
        : AccessOf(shop, storefront) is not { } access ? StoreTrouble.AccessMissing
        : wanted.Customer.Storefront != storefront ? StoreTrouble.CustomerOfAnother
        : !Amounts(wanted).All(money => IsIn(access.Currency, money)) ? StoreTrouble.CurrencyOfAnother
        : wanted is { Kind: PercentOff, Amount: not null } ? StoreTrouble.LimitUnsupported
        : null;

    public static StorefrontAccess? AccessOf(Shop shop, string storefront) => shop.Connected(storefront)?.Access;

    /// <summary>A number as platforms count their customers and products.</summary>
    public static bool IsNumber(string? id) => id is { Length: > 0 and <= 20 } && id.All(char.IsAsciiDigit);

    /// <summary>As platforms write it: <c>12.50</c>, <c>1250</c>, <c>1.250</c>, by the currency.</summary>
    public static string Major(Money money) => money.AmountMajor.ToString(
        string.Create(CultureInfo.InvariantCulture, $"F{money.Currency.Exponent}"), CultureInfo.InvariantCulture);

    public static string Instant(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static IEnumerable<Money> Amounts(Redemption wanted) =>
        new[] { wanted.Amount, wanted.MinimumSpend, wanted.Worth }.OfType<Money>();

    private static bool IsIn(Currency? currency, Money money) =>
        (currency is null || currency == money.Currency) && money.AmountMinor == decimal.Truncate(money.AmountMinor);
}
