using Loyalty.App.Shops;
using Loyalty.App.Tables;
using Loyalty.Ledger;

namespace Loyalty.App.Accounts;

/// <summary>An account and some of its orders as they were read, and as the decisions leave them.</summary>
public sealed class Loaded
{
    /// <summary>They and what is decided stay under the service's 100 rows.</summary>
    private const int MostExpiries = 60;

    private readonly Dictionary<OrderId, Read<OrderRecord>> read = [];
    private readonly Dictionary<OrderId, OrderRecord> orders = [];
    private readonly Read<Account> account;

    public Loaded(
        CustomerId customer, Read<Account> account, IEnumerable<KeyValuePair<OrderId, Read<OrderRecord>>> orders)
    {
        this.account = account;
        Account = account.Value ?? new Account { Customer = customer };
        foreach (var (id, order) in orders)
        {
            read[id] = order;
            this.orders[id] = order.Value ?? new OrderRecord { Id = id };
        }
    }

    public Account Account { get; }

    /// <summary>What changes from now on.</summary>
    public Changes Begin(Shop shop, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return new Changes(Account, now, shop.Programs.DayAt(now));
    }

    /// <summary>
    /// What changes from now on, with what is due written before. Not complete where more is due than one transaction
    /// takes: then this much is to be committed, and everything read again.
    /// </summary>
    public (Changes Changes, bool IsComplete) BeginWithDue(
        Shop shop, TimeProvider clock, int mostExpiries = MostExpiries)
    {
        var changes = Begin(shop, clock);
        return (changes, Settling.Due(changes, shop.Programs.InForceAt(changes.At), mostExpiries));
    }

    /// <summary>
    /// The same orders under the account as it stands now. What is decided of an order is written only where its own
    /// row is still as it was read, so an order that has changed since cannot be settled by mistake.
    /// </summary>
    public Loaded Under(Read<Account> account) => new(Account.Customer, account, read);

    /// <summary>Whether the customer is written down for the first time.</summary>
    public bool IsNew => account.Value is null;

    /// <summary>The orders as they were read.</summary>
    public IEnumerable<OrderRecord> Orders => [.. read.Values.Select(order => order.Value).OfType<OrderRecord>()];

    public OrderRecord this[OrderId order]
    {
        get => orders[order];
        set => orders[order] = value;
    }

    public bool IsThere(OrderId order) => read[order].Value is not null;

    public bool HasWhole(OrderId order) => read[order].Value is { Moved: null, State.Whole: not null };

    public int Changed =>
        orders.Count(order => !ReferenceEquals(order.Value, read[order.Key].Value) && !order.Value.State.IsEmpty);

    /// <summary>
    /// Everything that changed, as one transaction; null where nothing did. Until someone is a member the account's row
    /// goes along with every order, so that joining cannot miss one.
    /// </summary>
    public Batch? Batch(string partition, Changes changes, Action<Batch>? also = null)
    {
        var batch = new Batch(partition);
        foreach (var (id, order) in orders)
        {
            if (!ReferenceEquals(order, read[id].Value) && !order.State.IsEmpty)
            {
                batch.Put(order, read[id].ETag);
            }
        }

        foreach (var entry in changes.Entries)
        {
            batch.Add(entry);
        }

        also?.Invoke(batch);
        if (changes.Entries.Count > 0 || IsNew || (batch.Actions.Count > 0 && !changes.Account.IsMember))
        {
            batch.Put(changes.Account, account.ETag);
        }

        return batch.Actions.Count == 0 ? null : batch;
    }
}
