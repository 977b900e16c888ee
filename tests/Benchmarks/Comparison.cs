using System.Globalization;
using System.Text.Json;
using static Benchmarks.Bench;

namespace Benchmarks;

/// <summary>Orders, views and redemptions by the product and by the floor in turn, over one emulator.</summary>
internal sealed class Comparison(Running azurite, Running app, Running floor)
{
    private const int MostWarmUps = 12;
    private const int WarmUpClients = 8;
    private const double HardlyLess = 0.93;

    private static readonly int[] Clients = [1, 8, 32];

    public static async Task<IReadOnlyList<Versus>> Run(Running azurite, int tablePort, Plan plan, int rounds)
    {
        var port = Running.FreePort();
        using var app = House.App(port, tablePort, Plan.Measured);
        using var floor = House.Floor();
        using var front = new Front(House.Local(port));
        using var rewards = new Front(House.Local(port), RewardShop.Id);
        await app.Answers(House.Local(port, "readyz"));
        await RewardShop.Create(tablePort, Plan.Measured);
        await floor.Tell(plan.ToText());
        await Command(floor, "seed");
        await Parallel.ForAsync(0, Front.Members, async (number, _) =>
        {
            await Award(number);
            await rewards.Award(Front.Member(number), Front.NewOrder());
        });

        var redeemed = -1;
        var compared = new Comparison(azurite, app, floor);
        return await compared.All(rounds, ("award", Award), ("view", View), ("redeem", Redeem));

        async Task<bool> Award(int number) => await front.Award(Front.Member(number), Front.NewOrder()) is not null;
        async Task<bool> View(int number) => await front.View(Front.Member(number)) is not null;

        // Everybody in turn, over all rounds: whoever were first in each would come to hold far more than others.
        async Task<bool> Redeem(int number) => await rewards.Redeem(
            Front.Member(Interlocked.Increment(ref redeemed)), RewardShop.Small, Front.NewKey()) is { Id: not null };
    }

    private async Task<IReadOnlyList<Versus>> All(
        int rounds, params (string What, Func<int, Task<bool>> Once)[] operations)
    {
        Say("Warming up");
        foreach (var (what, once) in operations)
        {
            await WarmUp(clients => Ours(once, clients));
            await WarmUp(clients => Floor(what, clients));
        }

        var versus = new List<Versus>();
        foreach (var (what, once) in operations)
        {
            foreach (var clients in Clients)
            {
                Say($"Comparing: {what}, clients: {Front.Text(clients)}");
                versus.Add(await Versus.Run(
                    what, clients, rounds, count => Floor(what, count), count => Ours(once, count)));
            }
        }

        return versus;
    }

    private Task<Round> Floor(string what, int clients) => Versus.Measure(floor, azurite, () => Command(
        floor, string.Create(CultureInfo.InvariantCulture, $"{what} {clients} {House.Round.TotalSeconds}")));

    private Task<Round> Ours(Func<int, Task<bool>> once, int clients) =>
        Versus.Measure(app, azurite, () => Load.Run(clients, House.Round, once));

    private static async Task<Seen> Command(Running floor, string command) =>
        JsonSerializer.Deserialize<Seen>(await floor.Ask(command))!;

    /// <summary>Until a round costs hardly less than the one before: what is hot has been compiled.</summary>
    private static async Task WarmUp(Func<int, Task<Round>> one)
    {
        var (before, now, rounds) = (double.MaxValue, 0.0, 0);
        while (rounds++ < MostWarmUps && (now = (await one(WarmUpClients)).Cost.Process) < before * HardlyLess)
        {
            before = now;
        }
    }
}
