namespace Benchmarks;

/// <summary>What one request costs in storage: waves of requests, requests, rows.</summary>
internal sealed record Trip(string What, int Waves, int Requests, int Rows);

/// <summary>Counts the round trips of each kind of request, and records those that the floor repeats.</summary>
internal sealed class Trips(TableProxy proxy, Uri app, int tablePort)
{
    private const long Member = Front.FirstMember + 900_000_000;

    private readonly List<Trip> trips = [];

    public static async Task<(IReadOnlyList<Trip> Trips, Plan Plan)> Count(int tablePort)
    {
        var (proxyPort, port) = (Running.FreePort(), Running.FreePort());
        await using var proxy = await TableProxy.Start(proxyPort, tablePort);
        using var app = House.App(port, proxyPort, Plan.Recorded);
        await app.Answers(House.Local(port, "readyz"));
        var counted = new Trips(proxy, House.Local(port), tablePort);
        var (award, view) = await counted.Orders();
        await counted.RichestProgram();
        var redeem = await counted.Rewards();
        return (counted.trips, Plan.Of(award, view, redeem, proxyPort, tablePort));
    }

    private async Task<(Repeated Award, Repeated View)> Orders()
    {
        using var front = new Front(app);
        await Unseen(front.Award(Member + 1, Front.NewOrder()));
        await Unseen(front.View(Member + 1));
        var (first, second) = (Front.NewOrder(), Front.NewOrder());
        await Counted("A member's first order", front.Award(Member, first));
        var award = await Counted("Another order", front.Award(Member, second));
        await Counted("The same order again", front.Award(Member, second));
        await Counted("A refund of a part", front.Refund(second));
        var view = await Counted("Member view", front.View(Member));
        return (Repeated.OfAward(award, Member, second), Repeated.OfView(view, Member));
    }

    private async Task RichestProgram()
    {
        await RichShop.Create(tablePort, Plan.Recorded);
        using var front = new Front(app, RichShop.Id);
        await Unseen(front.Award(Member, Front.NewOrder()));
        await Counted("Another order, by the richest program", front.Award(Member, Front.NewOrder()));
    }

    /// <summary>Of a member who holds two rewards already, as those do whom the app is measured with.</summary>
    private async Task<Repeated> Rewards()
    {
        await RewardShop.Create(tablePort, Plan.Recorded);
        using var front = new Front(app, RewardShop.Id);
        await Unseen(front.Award(Member, Front.NewOrder()));
        await Unseen(front.Redeem(Member, RewardShop.Small, Front.NewKey()));
        await Unseen(front.Redeem(Member, RewardShop.Limited, Front.NewKey()));
        await Unseen(front.View(Member));

        var key = Front.NewKey();
        await Counted("View of a member who holds rewards", front.View(Member));
        await Counted("A quote of a cart", front.Quote(Member));
        var had = Had(RewardShop.Small, key);
        var calls = await Counted("A redemption", had);
        var id = (await had)!;
        await Counted("The same redemption again", Had(RewardShop.Small, key));
        await Counted("A redemption of a limited stock", Had(RewardShop.Limited, Front.NewKey()));
        await Counted("A redemption that is refused", Refused(RewardShop.Dear));
        await Counted("An undo", front.Undo(Member, id));
        return Repeated.OfRedemption(calls, Member, id, key);

        async Task<string?> Had(string reward, string of) => (await front.Redeem(Member, reward, of)).Id;
        async Task<string?> Refused(string reward) => (await front.Redeem(Member, reward, Front.NewKey())).Why;
    }

    /// <summary>
    /// The first request to a shop also reads the shop, and the first view what is left of its rewards; a limited
    /// reward's first redemption begins its count.
    /// </summary>
    private async Task Unseen(Task request)
    {
        await request;
        await Task.Delay(TimeSpan.FromSeconds(1));
        proxy.Take();
    }

    private async Task<Exchange[]> Counted<T>(string what, Task<T> request)
    {
        if (await request is null)
        {
            throw new InvalidOperationException(what + " was not answered as it should be.");
        }

        var calls = proxy.Take().Where(call => !IsBeside(call)).ToArray();
        trips.Add(new Trip(what, Exchange.Waves(calls).Length, calls.Length, calls.Sum(call => call.Rows)));
        return calls;
    }

    /// <summary>
    /// What goes on beside, and is no request's: that deliveries came is written every ten seconds however many come,
    /// and a timer asks every minute for what was left open.
    /// </summary>
    private static bool IsBeside(Exchange call) =>
        call.Target.Contains(Plan.Recorded + "deliveries", StringComparison.Ordinal)
        || call.Target.Contains(Plan.Recorded + "outbox()", StringComparison.Ordinal);
}
