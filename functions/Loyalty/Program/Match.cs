using System.Text.Json.Serialization;
using Loyalty.Orders;

namespace Loyalty.Program;

/// <summary>
/// What is chosen: anything that is included (everything, where nothing is) and not excluded.
/// </summary>
public sealed record Choice<T>(IReadOnlyList<T>? Include = null, IReadOnlyList<T>? Exclude = null)
{
    /// <summary>Everything it names.</summary>
    [JsonIgnore]
    public IEnumerable<T> All => (Include ?? []).Concat(Exclude ?? []);

    /// <summary>Whether something is chosen, by what it means to be one of those named.</summary>
    public bool Chooses(Func<T, bool> isOne) =>
        (Include is null || Include.Any(isOne)) && !(Exclude ?? []).Any(isOne);
}

/// <summary>
/// A kind of order. Everything that is said has to hold; of a list, one of its values. Words of the shop's own making
/// are compared without regard to case.
/// </summary>
/// <param name="Groups">The buyer's groups or tags, as the storefront has them.</param>
/// <param name="Tags">The order's own tags.</param>
/// <param name="Attributes">By name the values it may have; <c>*</c> is any.</param>
/// <param name="Sources">The storefront's own code of where it was made.</param>
/// <param name="Coupons">Codes used; <c>*</c> is any.</param>
/// <param name="Countries">ISO 3166 codes of where the goods go.</param>
/// <param name="SoldAt">Where it was made.</param>
/// <param name="Subscription">Whether it begins a subscription or renews one.</param>
/// <param name="Company">Bought for a company, or not.</param>
/// <param name="Staff">Bought by the shop's own people, or not.</param>
public sealed record OrderMatch(
    IReadOnlyList<string>? Groups = null,
    IReadOnlyList<string>? Tags = null,
    IReadOnlyDictionary<string, IReadOnlyList<string>>? Attributes = null,
    IReadOnlyList<string>? Sources = null,
    IReadOnlyList<string>? Coupons = null,
    IReadOnlyList<string>? Countries = null,
    IReadOnlyList<SoldAt>? SoldAt = null,
    IReadOnlyList<Subscription>? Subscription = null,
    bool? Company = null,
    bool? Staff = null);

/// <summary>
/// A kind of goods. Everything that is said has to hold; of a list, one of its values.
/// </summary>
/// <param name="Products">The storefront's own ids.</param>
/// <param name="Variants">The storefront's own ids.</param>
/// <param name="Skus">One may end in <c>*</c>: whatever begins so.</param>
/// <param name="Vendors">By name.</param>
/// <param name="Categories">Told by the storefront, or by <see cref="Mapping.Categories"/>.</param>
/// <param name="Tags">The goods' own tags.</param>
/// <param name="OnSale">Sold for less than its usual price, or not.</param>
public sealed record LineMatch(
    IReadOnlyList<string>? Products = null,
    IReadOnlyList<string>? Variants = null,
    IReadOnlyList<string>? Skus = null,
    IReadOnlyList<string>? Vendors = null,
    IReadOnlyList<string>? Categories = null,
    IReadOnlyList<string>? Tags = null,
    bool? OnSale = null);

/// <summary>
/// What a storefront does not say itself, told by what it does say. It adds to the storefront's own word, except for
/// where an order was made, which it overrides.
/// </summary>
/// <param name="Company">Which orders are a company's.</param>
/// <param name="Staff">Which are by the shop's own people.</param>
/// <param name="Counter">Which were made at a till.</param>
/// <param name="Draft">Which were drawn up by the shop.</param>
/// <param name="Marketplace">Which were made at a marketplace.</param>
/// <param name="SubscriptionFirst">Which begin a subscription.</param>
/// <param name="SubscriptionRenewal">Which renew one.</param>
/// <param name="Categories">By category, which goods are in it.</param>
/// <param name="OnSale">Which goods are sold for less than their usual price.</param>
public sealed record Mapping(
    IReadOnlyList<OrderMatch>? Company = null,
    IReadOnlyList<OrderMatch>? Staff = null,
    IReadOnlyList<OrderMatch>? Counter = null,
    IReadOnlyList<OrderMatch>? Draft = null,
    IReadOnlyList<OrderMatch>? Marketplace = null,
    IReadOnlyList<OrderMatch>? SubscriptionFirst = null,
    IReadOnlyList<OrderMatch>? SubscriptionRenewal = null,
    IReadOnlyDictionary<string, IReadOnlyList<LineMatch>>? Categories = null,
    IReadOnlyList<LineMatch>? OnSale = null)
{
    /// <summary>As much of it as rules open to an order ask for; null where they ask for none.</summary>
    public Mapping? For(EarningTerms terms)
    {
        Choice<OrderMatch>?[] orders = [terms.Orders, .. (terms.Rules ?? []).Select(rule => rule.Orders)];
        Choice<LineMatch>?[] lines = [terms.Goods, .. (terms.Rules ?? []).Select(rule => rule.Lines)];
        OrderMatch[] ofOrders = [.. orders.SelectMany(one => one?.All ?? [])];
        LineMatch[] ofLines = [.. lines.SelectMany(one => one?.All ?? [])];
        var categories = ofLines.SelectMany(one => one.Categories ?? []).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var asked = (Categories ?? new Dictionary<string, IReadOnlyList<LineMatch>>(StringComparer.Ordinal))
            .Where(one => categories.Contains(one.Key)).ToDictionary(StringComparer.Ordinal);
        var isSold = ofOrders.Any(one => one.SoldAt is not null);
        var isSubscribed = ofOrders.Any(one => one.Subscription is not null);
        var part = new Mapping(
            ofOrders.Any(one => one.Company is not null) ? Company : null,
            ofOrders.Any(one => one.Staff is not null) ? Staff : null,
            isSold ? Counter : null,
            isSold ? Draft : null,
            isSold ? Marketplace : null,
            isSubscribed ? SubscriptionFirst : null,
            isSubscribed ? SubscriptionRenewal : null,
            asked.Count == 0 ? null : asked,
            ofLines.Any(one => one.OnSale is not null) ? OnSale : null);
        return part == new Mapping() ? null : part;
    }
}
