using Loyalty.Orders;
using Loyalty.Program;
using Exact = World.Exact;

namespace Loyalty.Tests;

/// <summary>
/// The rules open to an order, applied a second time and as plainly as possible: every line by itself, every condition
/// in a list of its own.
/// </summary>
public sealed class ReferenceRules(Order order, BuyerFacts? buyer, Terms terms)
{
    private readonly EarningTerms open = terms.Earning ?? new EarningTerms();

    public bool Earns(OrderLine line) => Chosen(open.Goods, match => Is(line, match));

    public long Points(IReadOnlyList<(OrderLine? Line, Exact Amount)> kept, Func<Exact, long> rounded)
    {
        var all = Sum(kept.Select(one => one.Amount));
        if (!(all > 0m) || all < (open.MinimumMinor ?? 0) || !Chosen(open.Orders, Is))
        {
            return 0;
        }

        var rules = (open.Rules ?? []).Where(rule => Chosen(rule.Orders, Is)
            && Sum(kept.Where(one => IsAbout(rule, one.Line)).Select(one => one.Amount)) is var about
            && about > 0m && !(about < (rule.MinimumMinor ?? 0))).ToList();
        var earning = Sum(kept.Select(one => one.Amount * Factor(
            [.. rules.Where(rule => IsAbout(rule, one.Line) && rule.Multiplier is not null)
                .Select(rule => rule.Multiplier!.Value)])));
        var points = rounded(earning * terms.Rate.Points / terms.Rate.PerMinor) + rules.Sum(rule => rule.Points ?? 0);
        return Math.Min(points, open.MostPoints ?? long.MaxValue);
    }

    private Exact Factor(IReadOnlyList<decimal> multipliers)
    {
        Exact lowered = 1m, product = terms.Multiplier, added = terms.Multiplier, best = terms.Multiplier;
        foreach (var one in multipliers)
        {
            lowered *= Math.Min(one, 1);
            product *= Math.Max(one, 1);
            added += Math.Max(one, 1) - 1;
            best = Exact.More(best, one);
        }

        return lowered * open.Stacking switch
        {
            Stacking.Add => added,
            Stacking.Multiply => product,
            _ => best,
        };
    }

    private bool IsAbout(RuleTerms rule, OrderLine? line) =>
        rule.Lines is null || (line is not null && Chosen(rule.Lines, match => Is(line, match)));

    private static bool Chosen<T>(Choice<T>? choice, Func<T, bool> isOne)
    {
        if (choice is null)
        {
            return true;
        }

        var included = choice.Include is null || choice.Include.Any(isOne);
        return included && (choice.Exclude is null || !choice.Exclude.Any(isOne));
    }

    private bool Is(OrderMatch match)
    {
        var soldAt = Mapped(open.Mapping?.Counter) ? SoldAt.Counter : order.Facts?.SoldAt ?? SoldAt.Web;
        var subscription = order.Facts?.Subscription is Subscription.First or Subscription.Renewal
            ? order.Facts.Subscription.Value
            : Mapped(open.Mapping?.SubscriptionRenewal) ? Subscription.Renewal : Subscription.None;
        var company = order.Facts?.IsCompany is true || Mapped(open.Mapping?.Company);
        var staff = buyer?.IsStaff is true || Mapped(open.Mapping?.Staff);
        return Plain(match)
            && (match.SoldAt is null || match.SoldAt.Contains(soldAt))
            && (match.Subscription is null || match.Subscription.Contains(subscription))
            && (match.Company is null || match.Company == company)
            && (match.Staff is null || match.Staff == staff);
    }

    private bool Mapped(IReadOnlyList<OrderMatch>? matches) => matches is not null && matches.Any(Plain);

    private bool Plain(OrderMatch match)
    {
        var holds = new List<bool>
        {
            Meet(match.Groups, buyer?.Groups),
            Meet(match.Tags, order.Facts?.Tags),
            Meet(match.Sources, Told(order.Source)),
            Meet(match.Countries, Told(order.Country)),
            match.Coupons is ["*"] ? order.Coupons.Count > 0 : Meet(match.Coupons, order.Coupons),
        };
        foreach (var (name, values) in match.Attributes ?? Nothing<IReadOnlyList<string>>())
        {
            var has = order.Facts?.Attributes is { } told && told.TryGetValue(name, out var value)
                && (Meet(values, ["*"]) || Meet(values, [value]));
            holds.Add(has);
        }

        return holds.TrueForAll(one => one);
    }

    private bool Is(OrderLine line, LineMatch match)
    {
        var onSale = line.Facts?.IsOnSale is true
            || (open.Mapping?.OnSale is { } sale && sale.Any(one => Plain(line, one)));
        return Plain(line, match)
            && (match.OnSale is null || match.OnSale == onSale)
            && (match.Categories is null || Meet(match.Categories, line.Facts?.Categories)
                || (open.Mapping?.Categories ?? Nothing<IReadOnlyList<LineMatch>>())
                    .Any(one => Meet(match.Categories, [one.Key]) && one.Value.Any(goods => Plain(line, goods))));
    }

    private static bool Plain(OrderLine line, LineMatch match) =>
        Meet(match.Products, Told(line.ProductId))
        && Meet(match.Variants, Told(line.VariantId))
        && (match.Skus is null || match.Skus.Any(sku => sku is [.. var start, '*']
            ? line.Sku?.StartsWith(start, StringComparison.OrdinalIgnoreCase) is true
            : Meet([sku], Told(line.Sku))))
        && Meet(match.Vendors, Told(line.Vendor))
        && Meet(match.Tags, line.Facts?.Tags);

    /// <summary>Nothing asked, or something of it told, whatever its case.</summary>
    private static bool Meet(IReadOnlyList<string>? asked, IReadOnlyList<string>? told) => asked is null
        || (told is not null && asked.Intersect(told, StringComparer.OrdinalIgnoreCase).Any());

    private static string[]? Told(string? value) => value is null ? null : [value];

    private static Dictionary<string, T> Nothing<T>() => new(StringComparer.Ordinal);

    private static Exact Sum(IEnumerable<Exact> all) => all.Aggregate(Exact.Zero, (sum, one) => sum + one);
}
