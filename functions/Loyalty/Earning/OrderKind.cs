using Loyalty.Orders;
using Loyalty.Program;

namespace Loyalty.Earning;

/// <summary>
/// What kind of order it is, and of which kinds its goods are, by what its storefront says and what the program maps
/// that to. Everything is asked of the order as it stands; of its buyer, the earliest revision told.
/// </summary>
internal sealed class OrderKind(OrderState state, Mapping? mapping)
{
    private const string Any = "*";

    private readonly Order order = state.Whole!;

    public bool Is(OrderMatch match) =>
        IsTold(match)
        && Holds(match.SoldAt, SoldAt)
        && Holds(match.Subscription, Subscription)
        && (match.Company is not { } company || company == IsCompany)
        && (match.Staff is not { } staff || staff == IsStaff);

    public bool Is(OrderLine line, LineMatch match) =>
        IsTold(line, match)
        && (match.Categories is not { } categories || categories.Any(category => IsIn(line, category)))
        && (match.OnSale is not { } onSale || onSale == IsOnSale(line));

    private bool IsCompany => order.Facts?.IsCompany == true || IsMapped(mapping?.Company);

    private bool IsStaff => state.Buyer?.Facts.IsStaff == true || IsMapped(mapping?.Staff);

    private SoldAt SoldAt => IsMapped(mapping?.Counter) ? SoldAt.Counter
        : IsMapped(mapping?.Draft) ? SoldAt.Draft
        : IsMapped(mapping?.Marketplace) ? SoldAt.Marketplace
        : order.Facts?.SoldAt ?? SoldAt.Web;

    private Subscription Subscription => order.Facts?.Subscription is { } told and not Subscription.None ? told
        : IsMapped(mapping?.SubscriptionRenewal) ? Subscription.Renewal
        : IsMapped(mapping?.SubscriptionFirst) ? Subscription.First
        : Subscription.None;

    private bool IsIn(OrderLine line, string category) =>
        Named(line.Facts?.Categories, category)
        || (mapping?.Categories is { } categories
            && categories.Any(one => Same(one.Key, category) && one.Value.Any(goods => IsTold(line, goods))));

    private bool IsOnSale(OrderLine line) =>
        line.Facts?.IsOnSale == true || (mapping?.OnSale ?? []).Any(goods => IsTold(line, goods));

    private bool IsMapped(IReadOnlyList<OrderMatch>? matches) => (matches ?? []).Any(IsTold);

    /// <summary>By what the storefront says alone: a mapping may not ask what it answers.</summary>
    private bool IsTold(OrderMatch match) =>
        OneOf(match.Groups, group => Named(state.Buyer?.Facts.Groups, group))
        && OneOf(match.Tags, tag => Named(order.Facts?.Tags, tag))
        && OneOf(match.Sources, source => Same(order.Source, source))
        && OneOf(match.Countries, country => Same(order.Country, country))
        && OneOf(match.Coupons, code => code == Any ? order.Coupons.Count > 0 : Named(order.Coupons, code))
        && (match.Attributes ?? new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)).All(asked =>
            order.Facts?.Attributes?.GetValueOrDefault(asked.Key) is { } value
            && asked.Value.Any(one => one == Any || Same(one, value)));

    private static bool IsTold(OrderLine line, LineMatch match) =>
        OneOf(match.Products, product => line.ProductId == product)
        && OneOf(match.Variants, variant => line.VariantId == variant)
        && OneOf(match.Skus, sku => IsSku(line.Sku, sku))
        && OneOf(match.Vendors, vendor => Same(line.Vendor, vendor))
        && OneOf(match.Tags, tag => Named(line.Facts?.Tags, tag));

    private static bool IsSku(string? sku, string asked) => asked.EndsWith('*')
        ? sku is not null && sku.StartsWith(asked[..^1], StringComparison.OrdinalIgnoreCase)
        : Same(sku, asked);

    private static bool OneOf(IReadOnlyList<string>? asked, Func<string, bool> isSo) =>
        asked is null || asked.Any(isSo);

    private static bool Holds<T>(IReadOnlyList<T>? asked, T value) => asked is null || asked.Contains(value);

    private static bool Named(IReadOnlyList<string>? told, string name) =>
        told is not null && told.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static bool Same(string? told, string asked) =>
        string.Equals(told, asked, StringComparison.OrdinalIgnoreCase);
}
