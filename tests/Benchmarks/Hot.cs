namespace Benchmarks;

/// <summary>One round of everybody ordering for one member, and what that member has in the end.</summary>
internal sealed record Hot(Seen Seen, long Answered, long Balance)
{
    /// <summary>The balance is the sum of the points answered, and that is what so many orders earn.</summary>
    public bool IsExact => Balance == Answered && Balance == (Seen.Count - Seen.Failed) * FlatShop.PointsEach;

    /// <summary>Each client keeps to one front, as a connection does; they are dealt out in turn.</summary>
    public static async Task<Hot> Run(int clients, long member, params Front[] fronts)
    {
        var answered = 0L;
        var seen = await Load.Run(clients, House.Round, async number =>
        {
            var points = await fronts[number % clients % fronts.Length].Award(member, Front.NewOrder());
            Interlocked.Add(ref answered, points ?? 0);
            return points == FlatShop.PointsEach;
        });
        return new Hot(seen, answered, await fronts[0].View(member) ?? -1);
    }
}
