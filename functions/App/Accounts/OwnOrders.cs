using Loyalty.App.Tables;
using Loyalty.Ledger;

namespace Loyalty.App.Accounts;

/// <summary>
/// The orders of an account that another one came to. Whoever became a member by it has orders that count from now on;
/// and one that bears the code of a reward that came with it has used it.
/// </summary>
public sealed class OwnOrders(LedgerTable ledger, SpentCodes spent, TimeProvider clock)
{
    /// <summary>Once the balance has arrived; false where another writer was first.</summary>
    public async Task<bool> Settle(Way way, CancellationToken cancellation)
    {
        var account = (await ledger.Account(way.Target, cancellation)).Value!;
        var isNew = account.IsMember
            && account.Came?.FirstOrDefault(one => one.Id == way.Sent.Id)?.Was != MemberState.Member;
        var codes = (account.Rewards ?? []).Select(one => one.Code).OfType<string>()
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (!isNew && codes.Count == 0)
        {
            return true;
        }

        var own = MovedOrders.InTurn((await ledger.Orders(way.Target, cancellation)).Where(order =>
            order.Value is { Moved: null } one && one.CameBy != way.Sent.Id
            && ((isNew && one.Terms is null) || one.State.Whole?.Coupons.Any(codes.Contains) is true))).ToList();
        foreach (var page in own.Chunk(MovedOrders.MostIn))
        {
            if (!await MovedOrders.InParts(page, part => Settle(way, part, cancellation)))
            {
                return false;
            }
        }

        return true;
    }

    private async Task<bool> Settle(Way way, Read<OrderRecord>[] page, CancellationToken cancellation)
    {
        var loaded = new Loaded(
            way.To,
            await ledger.Account(way.Target, cancellation),
            page.Select(order => KeyValuePair.Create(order.Value!.Id, order)));
        var changes = loaded.Begin(way.Shop, clock);
        foreach (var record in page.Select(order => order.Value!))
        {
            loaded[record.Id] = Settling.Settle(changes, record, record.State, Deciding.Rules(way.Shop));
        }

        await spent.Say(way.Shop, changes);
        return loaded.Batch(way.Target, changes) is not { } batch || await ledger.Commit(batch, cancellation);
    }
}
