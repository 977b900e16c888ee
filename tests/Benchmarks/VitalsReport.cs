namespace Benchmarks;

/// <summary>What the widget costs a page, as tables, and what of its promise was broken.</summary>
internal static class VitalsReport
{
    private const double MostBlocking = 10;

    /// <summary>
    /// Blocking by more than 10 ms a visit, beyond what visits without the widget differ among themselves; any shift;
    /// anything but the loader before the page is idle.
    /// </summary>
    public static IEnumerable<string> Broken(Vitals vitals)
    {
        var noise = Spread(vitals.Pairs.Select(pair => pair.Without.Blocking));
        var added = Added(vitals, visit => visit.Blocking).Median;
        if (added > MostBlocking + noise.High - noise.Low)
        {
            yield return Report.Say($"A page with the widget is blocked for {added:F0} ms more.");
        }

        foreach (var (_, visit) in vitals.Pairs)
        {
            if (visit.Shift > 0)
            {
                yield return Report.Say($"A page with the widget shifts by {visit.Shift}.");
            }

            if (visit.Early > 1 || visit.Failed > 0)
            {
                yield return Report.Say($"{visit.Early} requests before the page was idle, {visit.Failed} failed.");
            }
        }
    }

    public static IEnumerable<string> Tell(Vitals vitals) =>
    [
        "## What it costs a page",
        "",
        Report.Say($"A product page on Lighthouse's phone, {vitals.Pairs.Count} visits without and with the widget in"),
        "turn: medians, in brackets the middle half of the visits.",
        "",
        Report.Row("", "without", "with", "**added, visit by visit**"),
        Report.Row(Enumerable.Repeat("---", 4)),
        Compared(vitals, "total blocking time, ms", "F0", visit => visit.Blocking),
        Compared(vitals, "main thread at work, ms", "F0", visit => visit.MainThread),
        Compared(vitals, "largest paint, ms", "F0", visit => visit.Painted),
        Compared(vitals, "layout shift", "0.####", visit => visit.Shift),
        Compared(vitals, "requests", "F0", visit => visit.Requests),
        Compared(vitals, "… before the page is idle", "F0", visit => visit.Early),
        Compared(vitals, "bytes transferred, headers too", "F0", visit => visit.Bytes),
        "",
    ];

    private static string Compared(Vitals vitals, string what, string format, Func<Visit, double> figure)
    {
        return Report.Row(
            what,
            Text(Spread(vitals.Pairs.Select(pair => figure(pair.Without)))),
            Text(Spread(vitals.Pairs.Select(pair => figure(pair.With)))),
            Text(Added(vitals, figure)));

        string Text((double Low, double Median, double High) spread) => spread.Low.Equals(spread.High)
            ? Number(spread.Median)
            : $"{Number(spread.Median)} ({Number(spread.Low)} to {Number(spread.High)})";

        string Number(double number) => number.ToString(format, System.Globalization.CultureInfo.InvariantCulture);
    }

    private static (double Low, double Median, double High) Added(Vitals vitals, Func<Visit, double> figure) =>
        Spread(vitals.Pairs.Select(pair => figure(pair.With) - figure(pair.Without)));

    /// <summary>The median, and the medians of what lies below and above it.</summary>
    private static (double Low, double Median, double High) Spread(IEnumerable<double> figures)
    {
        var sorted = figures.Order().ToArray();
        var half = (sorted.Length + 1) / 2;
        return (Versus.Median(sorted[..half]), Versus.Median(sorted), Versus.Median(sorted[^half..]));
    }
}
