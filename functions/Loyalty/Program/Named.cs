using Loyalty.Orders;

namespace Loyalty.Program;

/// <summary>
/// What the rules and mappings of some programs ask of orders by name. Of what a storefront says beyond the money only
/// this is kept: whatever no version of the shop's program names is never stored.
/// </summary>
public sealed class Named
{
    private readonly HashSet<string> attributes;
    private readonly HashSet<string> tags;
    private readonly HashSet<string> groups;
    private readonly HashSet<string> categories;
    private readonly HashSet<string> lineTags;
    private readonly bool staff;
    private readonly bool soldAt;
    private readonly bool subscription;
    private readonly bool company;
    private readonly bool onSale;

    public Named(IReadOnlyCollection<LoyaltyProgram> versions)
    {
        OrderMatch[] orders = [.. versions.SelectMany(Orders)];
        attributes = [.. orders.SelectMany(one => one.Attributes?.Keys ?? [])];
        tags = Words(orders.SelectMany(one => one.Tags ?? []));
        groups = Words(orders.SelectMany(one => one.Groups ?? []));
        staff = orders.Any(one => one.Staff is not null);
        soldAt = orders.Any(one => one.SoldAt is not null);
        subscription = orders.Any(one => one.Subscription is not null);
        company = orders.Any(one => one.Company is not null);
        LineMatch[] lines = [.. versions.SelectMany(Lines)];
        categories = Words(lines.SelectMany(one => one.Categories ?? []));
        lineTags = Words(lines.SelectMany(one => one.Tags ?? []));
        onSale = lines.Any(one => one.OnSale is not null);
    }

    /// <summary>The order with what is named, and nothing in place of what is not.</summary>
    public Order Keep(Order order)
    {
        var facts = Keep(order.Facts);
        var lines = order.Lines.Any(line => line.Facts is not null)
            ? [.. order.Lines.Select(line => line with { Facts = Keep(line.Facts) })]
            : order.Lines;
        return order with { Facts = facts, Buyer = Keep(order.Buyer), Lines = lines };
    }

    private OrderFacts? Keep(OrderFacts? told)
    {
        var kept = told is null ? new OrderFacts() : new OrderFacts(
            Keep(told.Tags, tags),
            Keep(told.Attributes),
            soldAt ? told.SoldAt : null,
            subscription ? told.Subscription : null,
            company ? told.IsCompany : null);
        return kept == new OrderFacts() ? null : kept;
    }

    /// <summary>
    /// A buyer in none of the groups is kept where any program asks: the earliest revision told must speak, or a later
    /// one would speak for it.
    /// </summary>
    private BuyerFacts? Keep(BuyerFacts? told) =>
        told is null || (groups.Count == 0 && !staff)
            ? null
            : new BuyerFacts(
                groups.Count == 0 || told.Groups is null ? null : Keep(told.Groups, groups) ?? [],
                staff ? told.IsStaff : null);

    private LineFacts? Keep(LineFacts? told)
    {
        var kept = told is null ? new LineFacts() : new LineFacts(
            Keep(told.Categories, categories), Keep(told.Tags, lineTags), onSale ? told.IsOnSale : null);
        return kept == new LineFacts() ? null : kept;
    }

    private SortedDictionary<string, string>? Keep(IReadOnlyDictionary<string, string>? told)
    {
        var kept = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in (told ?? kept).Where(one => attributes.Contains(one.Key)))
        {
            kept.Add(name, value);
        }

        return kept.Count == 0 ? null : kept;
    }

    private static string[]? Keep(IReadOnlyList<string>? told, HashSet<string> named)
    {
        string[] kept = [.. (told ?? []).Where(named.Contains)];
        return kept.Length == 0 ? null : kept;
    }

    private static HashSet<string> Words(IEnumerable<string> words) => new(words, StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<OrderMatch> Orders(LoyaltyProgram program)
    {
        Choice<OrderMatch>?[] chosen =
            [program.Earning?.Orders, .. (program.Earning?.Rules ?? []).Select(rule => rule.Orders)];
        IReadOnlyList<OrderMatch>?[] mapped = program.Mapping is not { } mapping ? [] :
        [
            mapping.Company, mapping.Staff, mapping.Counter, mapping.Draft, mapping.Marketplace,
            mapping.SubscriptionFirst, mapping.SubscriptionRenewal,
        ];
        return chosen.SelectMany(one => one?.All ?? []).Concat(mapped.SelectMany(one => one ?? []));
    }

    private static IEnumerable<LineMatch> Lines(LoyaltyProgram program)
    {
        Choice<LineMatch>?[] chosen =
            [program.Earning?.Goods, .. (program.Earning?.Rules ?? []).Select(rule => rule.Lines)];
        var mapped = (program.Mapping?.Categories?.Values ?? []).Append(program.Mapping?.OnSale ?? []);
        return chosen.SelectMany(one => one?.All ?? []).Concat(mapped.SelectMany(one => one));
    }
}
