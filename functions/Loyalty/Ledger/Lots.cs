namespace Loyalty.Ledger;

/// <summary>
/// The lots of an account, soonest expiry first. Points are added to the lot of their dates; they are taken from an
/// order's own lot first, then from the soonest expiry. Nothing is taken from a lot whose expiry day has passed. Lots
/// that roll all lapse on one day, the latest any of them was given.
/// </summary>
public static class Lots
{
    public static IReadOnlyList<Lot> Add(IReadOnlyList<Lot> lots, LotDates dates, Points points, DateOnly today)
    {
        if (points == Points.Zero)
        {
            return lots;
        }

        var until = dates.Rolls
            ? lots.Where(lot => lot.Rolls).Select(lot => lot.ExpiresOn).Append(dates.ExpiresOn).Max()
            : dates.ExpiresOn;
        var others = dates.Rolls ? RollOn(lots, until!.Value) : lots;
        var merged = others.FirstOrDefault(lot => lot.IsWith(dates, today));
        var added = new Lot(
            dates.AvailableOn > today
                ? dates.AvailableOn : null, until, dates.Rolls, points + (merged?.Points ?? Points.Zero));
        return Sorted(others.Where(lot => lot != merged).Append(added));
    }

    /// <summary>What is left after taking up to so many points, and how many could be taken.</summary>
    public static (IReadOnlyList<Lot> Left, Points Taken) Take(
        IReadOnlyList<Lot> lots, LotDates? own, Points points, DateOnly today, bool onlyOwn = false)
    {
        var left = new List<Lot>(lots.Count);
        var missing = points;
        var ownLot = own is null ? null : lots.FirstOrDefault(lot => lot.IsWith(own, today) && !lot.IsExpired(today));
        if (ownLot is not null)
        {
            missing -= Points.Min(missing, ownLot.Points);
        }

        foreach (var lot in lots)
        {
            var share = lot == ownLot ? Points.Min(points, lot.Points)
                : onlyOwn || lot.IsExpired(today) ? Points.Zero
                : Points.Min(missing, lot.Points);
            missing -= lot == ownLot ? Points.Zero : share;
            if (lot.Points > share)
            {
                left.Add(lot with { Points = lot.Points - share });
            }
        }

        return (left, points - missing);
    }

    /// <summary>
    /// What is left after so many of the points that can be used are: the soonest expiry first, and none that is still
    /// pending. Throws where there are not so many.
    /// </summary>
    public static IReadOnlyList<Lot> Spend(IReadOnlyList<Lot> lots, Points points, DateOnly today) =>
        SpendFrom(lots, points, today).Left;

    /// <summary>The same, with the points that were spent by the lots they came from.</summary>
    public static (IReadOnlyList<Lot> Left, IReadOnlyList<Lot> From) SpendFrom(
        IReadOnlyList<Lot> lots, Points points, DateOnly today)
    {
        var (left, from) = (new List<Lot>(lots.Count), new List<Lot>());
        var missing = points;
        foreach (var lot in lots)
        {
            var share = lot.IsPending(today) || lot.IsExpired(today) ? Points.Zero : Points.Min(missing, lot.Points);
            missing -= share;
            if (share > Points.Zero)
            {
                from.Add(new Lot(null, lot.ExpiresOn, lot.Rolls, share));
            }

            if (lot.Points > share)
            {
                left.Add(lot with { Points = lot.Points - share });
            }
        }

        return missing == Points.Zero
            ? (left, from)
            : throw new InvalidOperationException($"Only {points - missing} of {points} points can be used.");
    }

    /// <summary>
    /// The lots as they stand on a day: those that have become available join those of the same expiry.
    /// </summary>
    public static IReadOnlyList<Lot> On(IReadOnlyList<Lot> lots, DateOnly today) =>
        lots.Any(lot => lot.AvailableOn <= today)
            ? Sorted(lots
                .Select(lot => lot.AvailableOn <= today ? lot with { AvailableOn = null } : lot)
                .GroupBy(lot => (lot.AvailableOn, lot.ExpiresOn, lot.Rolls))
                .Select(same => new Lot(
                    same.Key.AvailableOn, same.Key.ExpiresOn, same.Key.Rolls,
                    new Points(same.Sum(lot => lot.Points.Value)))))
            : lots;

    /// <summary>Activity keeps rolling points alive until a later day.</summary>
    public static IReadOnlyList<Lot> RollOn(IReadOnlyList<Lot> lots, DateOnly until) =>
        lots.Any(lot => lot.Rolls && lot.ExpiresOn < until)
            ? Sorted(lots.Select(lot => lot.Rolls && lot.ExpiresOn < until ? lot with { ExpiresOn = until } : lot))
            : lots;

    private static List<Lot> Sorted(IEnumerable<Lot> lots) =>
        [.. lots.OrderBy(lot => lot.ExpiresOn ?? DateOnly.MaxValue)
            .ThenBy(lot => lot.AvailableOn ?? DateOnly.MinValue).ThenBy(lot => lot.Rolls)];
}
