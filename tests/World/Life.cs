namespace World;

/// <summary>A sale as it stands after something happened, and what its storefront sends about that.</summary>
public sealed record Moment(Sale Sale, IReadOnlyList<Message> Messages);

/// <summary>
/// The random life of a sale, the same for the same dice: born, then one thing after another, each told as its
/// storefront tells it. Nothing happens whose meaning the rules leave open.
/// </summary>
public static class Life
{
    private static readonly Way[] Ways =
    [
        new(12, Can.BePaid, Turns.Pays),
        new(8, Can.PayTheRest, Turns.Pays),
        new(4, Can.BeFulfilled, Turns.IsFulfilled),
        new(4, Can.LosePieces, Turns.LosesPieces),
        new(4, Can.BeRewritten, Turns.IsRewritten),
        new(2, Can.BecomeDearer, Turns.BecomesDearer),
        new(4, Can.ReturnPieces, Turns.ReturnsPieces),
        new(4, Can.BeRefunded, Turns.IsRefundedInPart),
        new(1, Can.BeRefunded, Turns.IsRefundedInFull),
        new(3, Can.HaveRefundArrive, Turns.HasRefundArrive),
        new(2, Can.HaveRefundFail, Turns.HasRefundFail),
        new(2, Can.BeDisputed, Turns.IsDisputed),
        new(5, Can.HaveDisputeDecided, Turns.HasDisputeDecided),
        new(1, Can.BeCancelled, Turns.IsCancelled),
        new(1, Can.BeDeleted, Turns.IsDeleted),
        new(3, Can.BeRestored, Turns.IsRestored),
        new(1, Can.BeToldAgain, Turns.IsToldAgain),
    ];

    /// <summary>
    /// A new sale and the news of it. Somebody with neither customer id nor address is nobody: such a sale is recorded
    /// and earns for no one.
    /// </summary>
    public static Moment Begin(
        Random random, string storefront, string id, string? customer, string? email, DateTimeOffset now) =>
        Births.Of(random, storefront, id, customer, email, now);

    /// <summary>The next thing that happens to it; where nothing can any more, the same sale and no message.</summary>
    public static Moment Next(Random random, Sale sale, DateTimeOffset now)
    {
        var open = Ways.Where(way => way.IsOpen(sale)).ToList();
        var dice = random.Next(Math.Max(1, open.Sum(way => way.Weight)));
        foreach (var way in open)
        {
            dice -= way.Weight;
            if (dice < 0)
            {
                return way.Take(random, sale, now);
            }
        }

        return new Moment(sale, []);
    }

    /// <summary>
    /// What is left open is closed: what is owed is paid, so that the sale as it stands tells all that it is due.
    /// </summary>
    public static Moment Settle(Sale sale, DateTimeOffset now) =>
        Can.PayTheRest(sale) ? Turns.Pays(new Random(0), sale, now) : new Moment(sale, []);

    private sealed record Way(
        int Weight, Func<Sale, bool> IsOpen, Func<Random, Sale, DateTimeOffset, Moment> Take);
}
