namespace Benchmarks;

/// <summary>
/// 32 clients' orders to one member, at one instance and spread over two, beside orders to many members at one: rates,
/// and whether the one's balance is exact. The three take turns.
/// </summary>
internal sealed record OneMember(Hot AtOne, Hot AtTwo, Seen Many)
{
    public const int Clients = 32;

    private static readonly TimeSpan WarmingUp = TimeSpan.FromSeconds(4);

    public static async Task<IReadOnlyList<OneMember>> Run(int tablePort, int rounds)
    {
        var (port, otherPort) = (Running.FreePort(), Running.FreePort());
        using var app = House.App(port, tablePort, Plan.OneMember);
        await app.Answers(House.Local(port, "readyz"));
        using var otherApp = House.App(otherPort, tablePort, Plan.OneMember);
        await otherApp.Answers(House.Local(otherPort, "readyz"));
        await FlatShop.Create(tablePort, Plan.OneMember);
        using var one = new Front(House.Local(port), FlatShop.Id);
        using var other = new Front(House.Local(otherPort), FlatShop.Id);
        await Parallel.ForAsync(0, Front.Members, async (number, _) => await Award(one, number));
        await Load.Run(Clients, WarmingUp, number => Award(one, number));
        await Load.Run(Clients, WarmingUp, number => Award(other, number));

        var all = new List<OneMember>();
        for (var round = 0; round < rounds; round++)
        {
            var member = Front.FirstMember + 1_000_000 + (2 * round);
            var many = await Load.Run(Clients, House.Round, number => Award(one, number));
            var atOne = await Hot.Run(Clients, member, one);
            var atTwo = await Hot.Run(Clients, member + 1, one, other);
            all.Add(new OneMember(atOne, atTwo, many));
        }

        return all;
    }

    private static async Task<bool> Award(Front front, int number) =>
        await front.Award(Front.Member(number), Front.NewOrder()) is not null;
}
