namespace Benchmarks;

/// <summary>All orders to one member beside orders to many: rates, and whether the one's balance is exact.</summary>
internal sealed record OneMember(Seen Hot, Seen Cold, long Awarded, long Balance)
{
    public const int Clients = 32;

    public static async Task<IReadOnlyList<OneMember>> Run(Front front, int rounds)
    {
        var all = new List<OneMember>();
        for (var round = 0; round < rounds; round++)
        {
            var member = Front.FirstMember + 1_000_000 + round;
            var awarded = 0L;
            var cold = await Load.Run(Clients, House.Round, async number =>
                await front.Award(Front.Member(number), front.NewOrder()) is not null);
            var hot = await Load.Run(Clients, House.Round, async _ =>
            {
                var points = await front.Award(member, front.NewOrder());
                Interlocked.Add(ref awarded, points ?? 0);
                return points > 0;
            });
            all.Add(new OneMember(hot, cold, awarded, await front.View(member) ?? -1));
        }

        return all;
    }
}
