using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Loyalty.App.Shops;
using Loyalty.Earning;
using Loyalty.Orders;
using Loyalty.Program;
using Loyalty.Storefronts;

namespace Benchmarks;

/// <summary>
/// How often a second the points of one order are worked out, and what that takes. The floor is reading the order's
/// row, which happens before it each time: the ratio is the one's time over the other's.
/// </summary>
internal sealed record Dues(string What, double Rate, double Bytes, double Ratio)
{
    /// <summary>Working out what is due may take no longer than reading what it is worked out from.</summary>
    private const double MostRatio = 1;

    private const int Rounds = 5;

    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(300);

    public static IReadOnlyList<Dues> Run()
    {
        var order = ReadOrder();
        var state = new OrderState().With(order, order.PlacedAt);
        var row = OrderText.Write(state);
        return
        [
            Measure("reading the order's row", row, () => OrderText.ReadState(row)),
            Measure("the demo shop's program", row, Due(state, DemoShop.Program)),
            Measure("the richest ready-made program", row, Due(state, RichShop.Program)),
        ];
    }

    /// <summary>The first is the floor beside itself, which says how noisy the machine was.</summary>
    public static IEnumerable<string> Broken(IEnumerable<Dues> dues) => dues.Skip(1)
        .Where(one => one.Ratio > MostRatio)
        .Select(one => Report.Say($"{one.What}: {one.Ratio:F2} times as long as reading the order's row"));

    public static IEnumerable<string> Tell(IEnumerable<Dues> dues) =>
    [
        "## Points due",
        "",
        Report.Say($"One core, one order of {Front.OrderBytes} bytes; in the last column programs are held below"),
        Report.Say($"{MostRatio:F0}; the first row is measured beside itself and says how noisy the machine was."),
        "",
        Report.Row("", "a second", "bytes allocated", "**times as long as reading the row**"),
        Report.Row(Enumerable.Repeat("---", 4)),
        .. dues.Select(one => Report.Row(
            one.What,
            Report.Say($"{one.Rate:F0}"),
            Report.Say($"{one.Bytes:F0}"),
            Report.Say($"**{one.Ratio:F2}**"))),
        "",
    ];

    private static Func<object> Due(OrderState state, LoyaltyProgram program)
    {
        var terms = Terms.For(state.Whole!, program, program.Tiers[^1], state.PaidSince!.Value, orderNumber: 1)!;
        return PointsFor.Order(state, terms).Total > Loyalty.Points.Zero
            ? () => PointsFor.Order(state, terms)
            : throw new InvalidOperationException("The order is due nothing.");
    }

    /// <summary>In turns with the floor, after both have been compiled; the medians of the rounds.</summary>
    private static Dues Measure(string what, byte[] row, Func<object> work)
    {
        var rounds = new List<(double Floor, double Ours)>();
        for (var round = -2; round < Rounds; round++)
        {
            var both = (Once(() => OrderText.ReadState(row)), Once(work));
            if (round >= 0)
            {
                rounds.Add(both);
            }
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var time = 0; time < 100; time++)
        {
            GC.KeepAlive(work());
        }

        return new Dues(
            what,
            1 / Median(rounds.Select(one => one.Ours)),
            (GC.GetAllocatedBytesForCurrentThread() - before) / 100.0,
            Median(rounds.Select(one => one.Ours / one.Floor)));
    }

    private static double Median(IEnumerable<double> figures) => figures.Order().ElementAt(Rounds / 2);

    /// <summary>Seconds each.</summary>
    private static double Once(Func<object> work)
    {
        var (watch, times) = (Stopwatch.StartNew(), 0L);
        do
        {
            GC.KeepAlive(work());
            times++;
        }
        while (watch.Elapsed < Round);

        return watch.Elapsed.TotalSeconds / times;
    }

    /// <summary>What the shop's front door makes of the order that is delivered everywhere else here.</summary>
    private static Order ReadOrder()
    {
        var body = Encoding.UTF8.GetBytes(Front.OrderText);
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["X-Shopify-Topic"] = "orders/paid",
            ["X-Shopify-Shop-Domain"] = "demo.myshopify.example",
            ["X-Shopify-Webhook-Id"] = "b54557e4-bdd9-4b37-8a5f-bf7d70bcd043",
            ["X-Shopify-Hmac-Sha256"] = Convert.ToBase64String(
                HMACSHA256.HashData(Encoding.UTF8.GetBytes("demo-shopify-secret"), body)),
        };
        var shop = new Shop(DemoShop.Id, new ProgramHistory([DemoShop.Program]), DemoShop.Settings);
        var at = new DateTimeOffset(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);
        var channel = shop.ChannelOf("shopify", at)!;
        var storefront = AllStorefronts.Named("shopify")!;
        var delivery = new Delivery(body, name => headers.TryGetValue(name, out var value) ? [value] : [], at);
        return ((Translation.Whole)storefront.Translate(storefront.Verify(delivery, channel)!, channel)).Order;
    }
}
