using Loyalty.App.Shops;
using Loyalty.App.Tables;
using Loyalty.Ledger;

namespace Loyalty.App.Accounts;

/// <summary>
/// The orders of a move, in pages: out of the one account, into the other, then their locators. Each page is found
/// again by its rows, whatever was done of it before.
/// </summary>
public sealed class MovedOrders(
    LedgerTable ledger, Locators locators, MovedRewards rewards, OwnOrders own, SpentCodes spent, TimeProvider clock)
{
    /// <summary>An order row and its entry each, and the account.</summary>
    private const int MostOut = 40;

    /// <summary>Each may add an order row and five entries, where it is settled on arrival.</summary>
    internal const int MostIn = 15;

    private const int MostLocatorsAtOnce = 16;

    private const int MostExpiries = 20;

    /// <summary>The orders that came by a move, as they stand, each with what it brought.</summary>
    public async Task<IReadOnlyList<(OrderRecord Now, OrderRecord Brought)>> CameBy(
        string partition, string move, CancellationToken cancellation)
    {
        var came = (await ledger.Orders(partition, cancellation)).Select(order => order.Value!)
            .Where(order => order.CameBy == move && order.Moved is null).ToList();
        if (came.Count == 0)
        {
            return [];
        }

        var brought = (await ledger.Entries(partition, 1, long.MaxValue, cancellation))
            .Select(written => written.Entry)
            .Where(entry => entry.Kind == EntryKind.OrderMovedIn && entry.Move!.Id == move)
            .GroupBy(entry => entry.Order!.Value).ToDictionary(same => same.Key, same => same.Last().Brought!);
        return [.. came.Select(order => (order, brought[order.Id]))];
    }

    /// <summary>Takes every order of a move along; false where another writer was first.</summary>
    public async Task<bool> Follow(Way way, CancellationToken cancellation)
    {
        if (!way.Sent.IsUndo && !await own.Settle(way, cancellation))
        {
            return false;
        }

        var all = await ledger.Orders(way.Source, cancellation);
        var going = InTurn(all.Where(order => order.Value!.Moved is null
            && (!way.Sent.IsUndo || order.Value.CameBy == way.Sent.Id))).ToList();
        foreach (var page in going.Chunk(MostOut))
        {
            if (!await Out(way, page, cancellation))
            {
                return false;
            }
        }

        var gone = InTurn(going.Count == 0 ? all : await ledger.Orders(way.Source, cancellation))
            .Select(order => order.Value!).Where(order => order.Moved?.Move == way.Sent.Id).ToList();
        foreach (var page in gone.Chunk(MostIn))
        {
            if (!await InParts(page, part => In(way, part, cancellation)))
            {
                return false;
            }
        }

        foreach (var page in gone.Chunk(MostLocatorsAtOnce))
        {
            await Task.WhenAll(page.Select(order => locators.Move(
                way.Shop.LedgerId, order.Id, way.From, way.To, cancellation)));
        }

        return true;
    }

    /// <summary>In the order in which they were paid.</summary>
    internal static IEnumerable<Read<OrderRecord>> InTurn(IEnumerable<Read<OrderRecord>> orders) => orders
        .OrderBy(order => order.Value!.State.PaidSince ?? DateTimeOffset.MaxValue)
        .ThenBy(order => order.Value!.Id.ToString(), StringComparer.Ordinal);

    /// <summary>
    /// An order that turns out to be another customer's goes there; false where another writer was first, or it is not
    /// there any more.
    /// </summary>
    public async Task<bool> PassOn(
        Shop shop, OrderId order, CustomerId from, CustomerId to, CancellationToken cancellation)
    {
        var partition = Keys.Partition(shop.LedgerId, from);
        var read = await ledger.Order(partition, order, cancellation);
        if (read.Value is not { Moved: null } record)
        {
            return false;
        }

        var way = new Way(shop, from, to, new MovePart("", to));
        var (loaded, changes) = Load(way, from, (await ledger.Account(partition, cancellation)).MustStay(), [read]);
        if (Settling.Due(changes, shop.Programs.InForceAt(changes.At), MostExpiries))
        {
            loaded[order] = Moving.PassOn(changes, record, to, Deciding.Rules(shop));
        }

        return await Commit(shop, partition, loaded, changes, cancellation);
    }

    /// <summary>
    /// An order that was passed on arrives, and its locator says so; at <paramref name="home"/> where whom it was sent
    /// to was merged before it came. False where it has to be tried again.
    /// </summary>
    public async Task<bool> Arrive(
        Shop shop, OrderRecord sent, CustomerId from, CustomerId home, CancellationToken cancellation)
    {
        var way = new Way(shop, from, sent.Moved!.To, new MovePart(sent.Moved.Move, sent.Moved.To));
        if (!HasArrived(sent, (await ledger.Order(way.Target, sent.Id, cancellation)).Value))
        {
            way = way with { To = home };
            if (!await In(way, [sent], cancellation))
            {
                return false;
            }
        }

        var used = (await ledger.Entry(way.Source, sent.Moved.Entry, cancellation)).Brought?.Used;
        if (used is not null && !await rewards.Follow(way, used, cancellation))
        {
            return false;
        }

        await locators.Move(shop.LedgerId, sent.Id, from, way.To, cancellation);
        return true;
    }

    private async Task<bool> Out(Way way, Read<OrderRecord>[] page, CancellationToken cancellation)
    {
        var (loaded, changes) = Load(
            way, way.From, await ledger.Account(way.Source, cancellation), page);
        foreach (var order in page)
        {
            loaded[order.Value!.Id] = Moving.TakeOut(changes, order.Value, way.Sent.Id, way.To);
        }

        return await Commit(way.Shop, way.Source, loaded, changes, cancellation);
    }

    /// <summary>Whatever has become of it there since.</summary>
    private static bool HasArrived(OrderRecord sent, OrderRecord? there) =>
        there is { Moved: null } || (there is not null && there.Arrived == sent.Moved!.Move);

    /// <summary>In two where a page is too large; false where one of them was not written.</summary>
    internal static async Task<bool> InParts<T>(T[] page, Func<T[], Task<bool>> write)
    {
        try
        {
            return await write(page);
        }
        catch (TooLargeException) when (page.Length > 1)
        {
            var half = page.Length / 2;
            return await InParts(page[..half], write) && await InParts(page[half..], write);
        }
    }

    private async Task<bool> In(Way way, OrderRecord[] page, CancellationToken cancellation)
    {
        var account = await ledger.Account(way.Target, cancellation);
        if (!way.Sent.IsUndo && account.Value?.MovedTo is not null)
        {
            return false;
        }

        var rows = await Task.WhenAll(page.Select(order => ledger.Order(way.Target, order.Id, cancellation)));
        var missing = page.Zip(rows).Where(one => !HasArrived(one.First, one.Second.Value)).ToList();
        if (missing.Count == 0)
        {
            return true;
        }

        var sent = (await ledger.Entries(
                way.Source, page.Min(order => order.Moved!.Entry), page.Max(order => order.Moved!.Entry) + 1,
                cancellation))
            .ToDictionary(written => written.Entry.Sequence, written => written.Entry);
        var (loaded, changes) = Load(
            way, way.To, account, missing.Select(one => one.Second with
            {
                Value = one.Second.Value ?? new OrderRecord { Id = one.First.Id },
            }));
        if (!Settling.Due(changes, way.Shop.Programs.InForceAt(changes.At), MostExpiries))
        {
            await ledger.Commit(loaded.Batch(way.Target, changes)!, cancellation);
            return false;
        }

        foreach (var (order, there) in missing)
        {
            loaded[order.Id] = Moving.BringIn(
                changes, order, sent[order.Moved!.Entry].Brought!, way.From, Deciding.Rules(way.Shop), there.Value);
        }

        return await Commit(way.Shop, way.Target, loaded, changes, cancellation);
    }

    private async Task<bool> Commit(
        Shop shop, string partition, Loaded loaded, Changes changes, CancellationToken cancellation)
    {
        await spent.Say(shop, changes);
        return loaded.Batch(partition, changes) is not { } batch || await ledger.Commit(batch, cancellation);
    }

    private (Loaded Loaded, Changes Changes) Load(
        Way way, CustomerId customer, Read<Account> account, IEnumerable<Read<OrderRecord>> page)
    {
        var loaded = new Loaded(
            customer, account, page.Select(order => KeyValuePair.Create(order.Value!.Id, order)));
        return (loaded, loaded.Begin(way.Shop, clock));
    }
}
