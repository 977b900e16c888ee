namespace Benchmarks;

/// <summary>
/// 32 clients after one member's last 100 points, of which ten can have some, at one instance and spread over two: the
/// two take turns, each time with a member of its own.
/// </summary>
internal sealed record LastPoints(Rush AtOne, Rush AtTwo)
{
    public const int Clients = 32;

    private const int MembersARound = 5;

    private const int WarmUps = 5;

    public static async Task<IReadOnlyList<LastPoints>> Run(int tablePort, int rounds)
    {
        var (port, otherPort) = (Running.FreePort(), Running.FreePort());
        using var app = House.App(port, tablePort, Plan.LastPoints);
        await app.Answers(House.Local(port, "readyz"));
        using var otherApp = House.App(otherPort, tablePort, Plan.LastPoints);
        await otherApp.Answers(House.Local(otherPort, "readyz"));
        await RewardShop.Create(tablePort, Plan.LastPoints);
        using var one = new Front(House.Local(port), RewardShop.Id);
        using var other = new Front(House.Local(otherPort), RewardShop.Id);
        var member = Front.FirstMember;
        for (var time = 0; time < WarmUps; time++)
        {
            await Rush.Run(Clients, member++, one);
            await Rush.Run(Clients, member++, other);
        }

        var all = new List<LastPoints>();
        for (var time = 0; time < rounds * MembersARound; time++)
        {
            var atOne = await Rush.Run(Clients, member++, one);
            all.Add(new LastPoints(atOne, await Rush.Run(Clients, member++, one, other)));
        }

        return all;
    }
}
