using Loyalty;
using Loyalty.Ledger;
using World;

namespace Simulation;

/// <summary>
/// What must hold of what was redeemed, by another reckoning than the product's: points are spent on codes that work,
/// or they are back and no code does; of what an order used, as much comes back as of its sale.
/// </summary>
internal static class Redeemed
{
    /// <summary>
    /// An account remembers what has no end so long. What was being taken back then, and no timer came for two months,
    /// is over as it stands.
    /// </summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(365 + 60);

    public static void Hold(Family family, IReadOnlyList<Sale> sales, Codes codes)
    {
        var rows = family.Redemptions.ToList();
        var entries = family.Entries.ToList();
        Truths.Demand(
            entries.Count(entry => entry.Kind == EntryKind.Redeemed) == rows.Count,
            "redeemed",
            family,
            $"there are {rows.Count} redemptions and other entries");
        foreach (var row in rows)
        {
            Truths.Demand(
                row.State is RedemptionState.Ready or RedemptionState.Waiting or RedemptionState.HandedOver
                    or RedemptionState.Undone,
                "redeemed",
                family,
                $"{row.Id} is {row.State} for ever");
            var about = entries.Where(entry => entry.Redemption == row.Id || entry.Taken?.Id == row.Id);
            IsPaid(family, row, [.. about], codes);
            IsOfItsSale(family, row, sales);
        }
    }

    private static void IsPaid(Family family, Redemption row, IReadOnlyList<Entry> about, Codes codes)
    {
        var spent = about.Where(entry => entry.Kind == EntryKind.Redeemed).Sum(entry => entry.Points.Value);
        var orders = about.Count(entry => entry.Kind == EntryKind.Used);
        var back = about.Where(entry => entry.Kind == EntryKind.Returned).Sum(entry => entry.Points.Value);
        var cost = Spending.Costs[row.Reward!];
        var isUndone = row.State == RedemptionState.Undone;
        Truths.Demand(
            spent == -cost && row.Points.Value == cost, "redeemed", family, $"{row.Id} cost {-spent}, not {cost}");
        Truths.Demand(
            orders <= (isUndone ? 0 : 1), "redeemed", family, $"{row.Id} is {row.State}, used {orders} times");
        Truths.Demand(
            isUndone ? back == cost : orders == 1 ? back >= 0 && back <= cost : back == 0,
            "redeemed",
            family,
            $"{row.Id} is {row.State}, cost {cost}, and {back} came back");
        if (row.Fulfilment == "shopify")
        {
            Truths.Demand(
                codes.IsLive(row.Code!) == (!isUndone && back == 0)
                    || (orders == 1 && back == 0)
                    || row.At + Remembered < family.LastAt,
                "redeemed",
                family,
                $"{row.Id} is {row.State}, {back} came back, and its code works: {codes.IsLive(row.Code!)}");
        }
    }

    /// <summary>Nothing of it went back: nothing comes back. All of it did: everything does.</summary>
    private static void IsOfItsSale(Family family, Redemption row, IReadOnlyList<Sale> sales)
    {
        var used = family.Orders.Select(one => one.Record)
            .Select(order => (order.Id, Used: order.Used?.FirstOrDefault(one => one.Taken.Id == row.Id)))
            .FirstOrDefault(one => one.Used is not null);
        if (used.Used is null)
        {
            return;
        }

        var sale = sales.Single(one => one.Name == used.Id.ToString());
        var isWhole = sale is { IsDeleted: false, CancelledAt: null, Refunds.Count: 0, Contested: null }
            && sale.Lines.All(line => line.Removed == 0);
        Truths.Demand(
            !isWhole || used.Used.Returned == Points.Zero,
            "redeemed",
            family,
            $"nothing of {sale.Name} went back, and {used.Used.Returned} points of {row.Id} did");
        Truths.Demand(
            !(sale.IsDeleted || sale.CancelledAt is not null) || used.Used.Returned == row.Points,
            "redeemed",
            family,
            $"all of {sale.Name} went back, and {used.Used.Returned} points of {row.Id} did");
    }
}
