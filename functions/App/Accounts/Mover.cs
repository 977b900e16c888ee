using System.Security.Cryptography;
using System.Text;
using Loyalty.App.Shops;
using Loyalty.App.Tables;
using Loyalty.Ledger;

namespace Loyalty.App.Accounts;

/// <summary>
/// Two accounts of one person become one, and two again. They lie in different partitions, so it is done in steps,
/// each a transaction that says what the next one is: the balance leaves, arrives, the orders follow page by page, then
/// their locators, and the account that sent them says that everything has. Whoever comes to an account whose move is
/// open finishes it first; a crash at any step leaves it to them, and to a timer.
/// </summary>
public sealed class Mover(
    LedgerTable ledger, MovedBalance balance, MovedOrders orders, OutboxTable outbox, Backoff backoff,
    TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>The account where everything about a customer is by now.</summary>
    public async Task<CustomerId> Home(Shop shop, CustomerId customer, CancellationToken cancellation)
    {
        for (var hops = 0; hops < Moving.MostCame; hops++)
        {
            var account = await ledger.Account(Keys.Partition(shop.LedgerId, customer), cancellation);
            if (account.Value?.MovedTo is not { } to)
            {
                break;
            }

            customer = to;
        }

        return customer;
    }

    /// <summary>
    /// Merges one account into another; the move, or why it cannot be done.
    /// </summary>
    public async Task<(string? Move, Problem? Problem)> Merge(
        Shop shop, CustomerId from, CustomerId into, bool isOwners, CancellationToken cancellation)
    {
        var partition = Keys.Partition(shop.LedgerId, from);
        for (var tries = 0; ; await backoff.Wait(tries++))
        {
            var read = await ledger.Account(partition, cancellation);
            if (read.Value is not { } account)
            {
                return (null, Problem.MemberUnknown);
            }

            if (await Arrives(shop, account, cancellation))
            {
                continue;
            }

            var to = await Home(shop, into, cancellation);
            var target = (await ledger.Account(Keys.Partition(shop.LedgerId, to), cancellation)).Value;
            if (Moving.CameTo(account) + 1 + Moving.CameTo(target) > Moving.MostCame)
            {
                return (null, Problem.MergeImpossible);
            }

            var id = Moving.IdOf(from, to, account.Sequence);
            var loaded = new Loaded(from, read, []);
            var (changes, isComplete) = loaded.BeginWithDue(shop, clock);
            if (isComplete && Moving.Begin(changes, to, id, isOwners) is { } problem)
            {
                return (null, problem);
            }

            if (await Send(shop, loaded, changes, isComplete, cancellation))
            {
                var after = (await ledger.Account(partition, cancellation)).Value;
                return after?.MovedTo is null ? (null, Problem.MergeImpossible) : (id, null);
            }
        }
    }

    /// <summary>The merge of one account into another that is done already; null where there is none.</summary>
    public async Task<string?> Merged(Shop shop, CustomerId from, CustomerId into, CancellationToken cancellation)
    {
        var to = await Home(shop, into, cancellation);
        var account = (await ledger.Account(Keys.Partition(shop.LedgerId, to), cancellation)).Value;
        return account?.Came?.LastOrDefault(one => one.From == from)?.Id;
    }

    /// <summary>
    /// Undoes the last merge into an account; who has an account of their own again, or why it cannot be.
    /// </summary>
    public async Task<(CustomerId? From, Problem? Problem)> Undo(
        Shop shop, CustomerId into, string move, CancellationToken cancellation)
    {
        var customer = await Home(shop, into, cancellation);
        var partition = Keys.Partition(shop.LedgerId, customer);
        for (var tries = 0; ; await backoff.Wait(tries++))
        {
            var read = await ledger.Account(partition, cancellation);
            if (read.Value is { } any && await Arrives(shop, any, cancellation))
            {
                continue;
            }

            if (read.Value is not { } account || account.Came?.FirstOrDefault(one => one.Id == move) is not { } came)
            {
                return (null, Problem.MergeFinal);
            }

            var carried = (await ledger.Entry(partition, came.Entry, cancellation)).Move!.Carried!;
            var brought = await orders.CameBy(partition, move, cancellation);
            var loaded = new Loaded(customer, read, []);
            var (changes, isComplete) = loaded.BeginWithDue(shop, clock);
            var program = shop.Programs.InForceAt(changes.At);
            if (isComplete && Moving.BeginUndo(changes, program, came, carried, brought) is { } problem)
            {
                return (null, problem);
            }

            if (await Send(shop, loaded, changes, isComplete, cancellation))
            {
                return (came.From, null);
            }
        }
    }

    /// <summary>An order whose newest word names another customer goes there.</summary>
    public async Task PassOn(
        Shop shop, OrderId order, CustomerId from, CustomerId to, CancellationToken cancellation)
    {
        var line = await Open(shop, order.ToString(), WorkKind.OrderMove, from, cancellation);
        await orders.PassOn(shop, order, from, to, cancellation);
        await Arrive(shop, order, from, cancellation, line);
    }

    /// <summary>An order that has been passed on arrives where it was sent; its line goes if it is given.</summary>
    public async Task Arrive(
        Shop shop, OrderId order, CustomerId from, CancellationToken cancellation, OpenWork? line = null)
    {
        var partition = Keys.Partition(shop.LedgerId, from);
        for (var tries = 0;
            (await ledger.Order(partition, order, cancellation)).Value is { Moved: { } moved } sent
                && !await orders.Arrive(shop, sent, from, await Home(shop, moved.To, cancellation), cancellation);)
        {
            await backoff.Wait(tries++);
        }

        if (line is not null)
        {
            await outbox.Close(shop.LedgerId, line, cancellation);
        }
    }

    /// <summary>Finishes what an account has begun, if it has; its line goes if it is given.</summary>
    public async Task Finish(
        Shop shop, CustomerId from, CancellationToken cancellation, OpenWork? line = null)
    {
        var partition = Keys.Partition(shop.LedgerId, from);
        for (var tries = 0; (await ledger.Account(partition, cancellation)).Value?.Move is { } open;)
        {
            var sent = (await ledger.Entry(partition, open.Entry, cancellation)).Move!;
            var way = await balance.Onwards(new Way(shop, from, open.To, sent), cancellation);
            if (way.To == from)
            {
                // Each is to become the other: whoever has given nothing away yet stays.
                await (way.IsThere
                    ? Finish(shop, way.Via, cancellation)
                    : balance.TurnBack(way, way.Via, cancellation));
            }
            else if (await balance.Receive(way, cancellation) && await orders.Follow(way, cancellation)
                && await End(way, cancellation))
            {
                break;
            }

            await backoff.Wait(tries++);
        }

        if (line is not null)
        {
            await outbox.Close(shop.LedgerId, line, cancellation);
        }
    }

    /// <summary>
    /// What an account has begun is finished, and what is on its way to it arrives, before more leaves it; whether
    /// there was any.
    /// </summary>
    private async Task<bool> Arrives(Shop shop, Account to, CancellationToken cancellation)
    {
        if (to.Move is not null)
        {
            await Finish(shop, to.Customer, cancellation);
            return true;
        }

        foreach (var from in (to.Came ?? []).Select(came => came.From).Concat(to.Parted ?? []))
        {
            var sends = await ledger.Account(Keys.Partition(shop.LedgerId, from), cancellation);
            if (sends.Value?.Move?.To == to.Customer)
            {
                await Finish(shop, from, cancellation);
                return true;
            }
        }

        return false;
    }

    private async Task<bool> End(Way way, CancellationToken cancellation)
    {
        var loaded = new Loaded(way.From, await ledger.Account(way.Source, cancellation), []);
        var changes = loaded.Begin(way.Shop, clock);
        Moving.End(changes);
        return loaded.Batch(way.Source, changes) is not { } batch || await ledger.Commit(batch, cancellation);
    }

    /// <summary>
    /// Writes the balance's leaving, after the line that says so, and everything after it. False where it has to begin
    /// again: another writer was first, or only what was due is written yet.
    /// </summary>
    private async Task<bool> Send(
        Shop shop, Loaded loaded, Changes changes, bool isComplete, CancellationToken cancellation)
    {
        var from = loaded.Account.Customer;
        var line = await Open(shop, WorkOf(from), WorkKind.Move, from, cancellation);
        var partition = Keys.Partition(shop.LedgerId, from);
        if (!await ledger.Commit(loaded.Batch(partition, changes)!, cancellation) || !isComplete)
        {
            return false;
        }

        await Finish(shop, from, cancellation, line);
        return true;
    }

    private Task<OpenWork> Open(
        Shop shop, string id, WorkKind kind, CustomerId from, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return outbox.Open(shop.LedgerId, new OpenWork(id, kind, from, now, now + Patience), cancellation);
    }

    /// <summary>An account has one open move at most, and one line for it.</summary>
    private static string WorkOf(CustomerId from) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(from.ToString())))[..24];
}
