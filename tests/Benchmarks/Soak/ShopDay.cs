namespace Benchmarks.Soak;

/// <summary>
/// What happens in a shop, in the shares a day of it has: orders of many members, some more often than others; of those
/// answered before, some are told again, edited, refunded; and members look at their points. Knows what everybody has.
/// </summary>
internal sealed class ShopDay(Front front, int seed)
{
    public const string NewOrder = "a new order";

    /// <summary>Of a hundred requests.</summary>
    public const int NewOrders = 66;

    private const int Members = 5_000;

    /// <summary>What order.json earns once its first line has come back: 37.10 NOK, a point for 10.</summary>
    private const long PointsOnceRefunded = 3;

    private static readonly (string What, int Share)[] Rest =
        [("the same again", 10), ("an edited order", 8), ("a refund", 6), ("a member's view", 10)];

#pragma warning disable CA5394 // The same day for the same seed.
    private readonly Random dice = new(seed);
#pragma warning restore CA5394
    private readonly Lock turn = new();
    private readonly List<Sold> sold = [];

    /// <summary>What happens next, and the sending of it: whether it was answered as it should be.</summary>
    public (string What, Func<Task<bool>> Send) Next()
    {
        lock (turn)
        {
            var lot = Dice(100) - NewOrders;
            if (lot < 0 || sold.Count == 0)
            {
                return (NewOrder, () => Buy(Front.FirstMember + Dice(1 + Dice(Members))));
            }

            var what = Rest.First(one => (lot -= one.Share) < 0).What;
            var order = sold[Dice(sold.Count)];
            return (what, what switch
            {
                "the same again" => () => Delivered(front.Award(order.Member, order.Number, order.Edition)),
                "an edited order" => () => Delivered(front.Award(order.Member, order.Number, ++order.Edition)),
                "a refund" => () => Refund(order),
                _ => () => Delivered(front.View(order.Member)),
            });
        }
    }

    /// <summary>Members whose balance is not what their orders earn, of how many.</summary>
    public async Task<(int Wrong, int Members)> Compare()
    {
        var wrong = 0;
        var due = sold.GroupBy(order => order.Member)
            .ToDictionary(orders => orders.Key, orders => orders.Sum(order => order.Points));
        await Parallel.ForEachAsync(due, async (one, _) =>
        {
            if (await front.View(one.Key) != one.Value)
            {
                Interlocked.Increment(ref wrong);
            }
        });
        return (wrong, due.Count);
    }

    private async Task<bool> Buy(long member)
    {
        var order = new Sold(member, Front.NewOrder());
        var points = await front.Award(member, order.Number);
        lock (turn)
        {
            sold.Add(order);
        }

        return points == FlatShop.PointsEach;
    }

    private async Task<bool> Refund(Sold order)
    {
        order.Points = PointsOnceRefunded;
        return await Delivered(front.Refund(order.Number));
    }

    private static async Task<bool> Delivered(Task<long?> answer) => await answer is not null;

#pragma warning disable CA5394 // The same day for the same seed.
    private int Dice(int sides) => dice.Next(sides);
#pragma warning restore CA5394

    private sealed class Sold(long member, long number)
    {
        public long Member => member;

        public long Number => number;

        public int Edition { get; set; }

        public long Points { get; set; } = FlatShop.PointsEach;
    }
}
