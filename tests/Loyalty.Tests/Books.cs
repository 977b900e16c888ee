using Loyalty.Earning;
using Loyalty.Events;
using Loyalty.Ledger;
using Loyalty.Orders;
using Loyalty.Program;

namespace Loyalty.Tests;

/// <summary>
/// A shop's whole ledger in memory, played as the front doors play it: load, decide with the pure rules, keep. One
/// owner per order; news of an order without an owner waits.
/// </summary>
public sealed partial class Books
{
    private readonly List<LoyaltyProgram> versions = [];
    private readonly Dictionary<CustomerId, Account> accounts = [];
    private readonly Dictionary<CustomerId, List<Written>> entries = [];
    private readonly Dictionary<OrderId, CustomerId> owners = [];
    private readonly Dictionary<OrderId, OrderRecord> records = [];
    private readonly Dictionary<OrderId, OrderState> waiting = [];
    private readonly HashSet<string> keys = new(StringComparer.Ordinal);

    public Books(LoyaltyProgram first)
    {
        versions.Add(first);
        Rules = new Rules(new ProgramHistory(versions), PointsFor.Order, GoneBack.Of);
    }

    public Rules Rules { get; private set; }

    public IEnumerable<CustomerId> Customers => accounts.Keys;

    public IEnumerable<OrderRecord> Records => records.Values;

    public Account Account(CustomerId customer) =>
        accounts.GetValueOrDefault(customer) ?? new Account { Customer = customer };

    public IReadOnlyList<Written> Entries(CustomerId customer) => entries.GetValueOrDefault(customer) ?? [];

    public CustomerId OwnerOf(OrderId order) => owners[order];

    public OrderRecord Record(OrderId order) => records[order];

    /// <summary>Whether the step wrote anything at all.</summary>
    public bool Play(Step step) => step switch
    {
        Step.Whole whole => Tell(whole.Order, whole.At),
        Step.Part part => Tell(part.Order, part.News, part.At),
        Step.Joins joins => Join(joins.Customer, joins.At, "en"),
        Step.Adjusts adjusts => Adjust(adjusts.Customer, adjusts.Points, adjusts.At, adjusts.Key) is null,
        Step.Happens happens => Happen(happens.Event, happens.At) is null,
        Step.Places places => Place(places.Customer, places.Tier, places.Until, places.At, places.Key) is null,
        Step.Changes changes => Put(changes.Program),
        Step.Night night => Night(night.At),
        Step.Leaves leaves => Leave(leaves.Customer, leaves.At),
        Step.Redeems redeems => Redeem(redeems.Customer, redeems.What, redeems.At, redeems.Key) is null,
        Step.Undoes undoes => Undo(undoes.Key, undoes.At),
        Step.Merges merges => Merge(merges.From, merges.To, merges.At, merges.IsOwners) is null,
        Step.Splits splits => keys.Add(splits.Key) && Split(splits.Customer, splits.At) is null,
        _ => throw new InvalidOperationException(),
    };

    public bool Put(LoyaltyProgram program)
    {
        versions.Add(program);
        Rules = Rules with { Programs = new ProgramHistory(versions) };
        return true;
    }

    public bool Tell(Order order, DateTimeOffset at)
    {
        if (order.Customer is not { } customer && !owners.TryGetValue(order.Id, out customer))
        {
            return Wait(order.Id, Waiting(order.Id).With(order, at));
        }

        owners.TryAdd(order.Id, Home(customer));
        PassOn(order, Home(customer), at);
        var known = records.GetValueOrDefault(order.Id)?.State ?? new OrderState();
        if (waiting.Remove(order.Id, out var earlier))
        {
            known = known.With(earlier);
        }

        return Settle(order.Id, known.With(order, at), at);
    }

    public bool Tell(OrderId order, OrderPart part, DateTimeOffset at) =>
        owners.ContainsKey(order)
            ? Settle(order, records[order].State.With(part, at), at)
            : Wait(order, Waiting(order).With(part, at));

    /// <summary>Joining settles what was recorded before, oldest first.</summary>
    public bool Join(CustomerId customer, DateTimeOffset at, string language)
    {
        var changes = Begin(customer, at);
        Membership.Join(changes, Rules.Programs.InForceAt(at), language);
        if (changes.Entries.Count == 0)
        {
            return false;
        }

        SettleOpen(changes, Home(customer));
        return Keep(changes);
    }

    private void SettleOpen(Changes changes, CustomerId owner)
    {
        foreach (var record in records.Values
            .Where(record => owners[record.Id] == owner && record.Terms is null)
            .OrderBy(record => record.State.PaidSince ?? DateTimeOffset.MaxValue)
            .ThenBy(record => record.Id.ToString(), StringComparer.Ordinal).ToList())
        {
            records[record.Id] = Settling.Settle(changes, record, record.State, Rules);
        }
    }

    public bool Leave(CustomerId customer, DateTimeOffset at)
    {
        var changes = Begin(customer, at);
        Membership.Leave(changes);
        return changes.Entries.Count > 0 && Keep(changes);
    }

    /// <summary>Why it was not done; null where it was.</summary>
    public Problem? Adjust(CustomerId customer, Points points, DateTimeOffset at, string key) =>
        OncePer(key, customer, at, changes => Adjusting.Adjust(
            changes, Rules.Programs.InForceAt(at), points, AdjustReason.Gift, "owner"));

    /// <summary>Why it was not done; null where it was.</summary>
    public Problem? Place(CustomerId customer, string? tier, DateOnly? until, DateTimeOffset at, string key) =>
        OncePer(key, customer, at, changes => Placing.Place(
            changes, Rules.Programs.InForceAt(at), tier, until, AdjustReason.Gift, "owner"));

    /// <summary>Why nothing was given, as a code; null where it was.</summary>
    public string? Happen(MemberEvent told, DateTimeOffset at)
    {
        string? reason = null;
        var problem = OncePer("event:" + told.Id, told.Customer, at, changes =>
        {
            Membership.JoinAutomatically(changes, Rules.Programs.InForceAt(at));
            reason = Granting.Grant(changes, Rules.Programs, told);
            return reason is null ? null : Problem.BadParameter(reason);
        });
        return reason ?? problem?.Code;
    }

    public bool Night(DateTimeOffset at)
    {
        var wrote = false;
        foreach (var customer in accounts.Keys.Where(one => Home(one) == one).ToList())
        {
            var changes = Begin(customer, at);
            Settling.Due(changes, Rules.Programs.InForceAt(at));
            wrote |= Keep(changes);
        }

        return wrote;
    }

    public bool Tell(Refund refund, DateTimeOffset at) => Tell(Some.Id, new OrderPart.Refunded(refund), at);

    private bool Settle(OrderId order, OrderState state, DateTimeOffset at)
    {
        var record = records.GetValueOrDefault(order) ?? new OrderRecord { Id = order };
        if (ReferenceEquals(record.State, state))
        {
            return false;
        }

        var changes = Begin(owners[order], at);
        Membership.JoinAutomatically(changes, Rules.Programs.InForceAt(at));
        records[order] = Settling.Settle(changes, record, state, Rules);
        Keep(changes);
        return true;
    }

    private Problem? OncePer(string key, CustomerId customer, DateTimeOffset at, Func<Changes, Problem?> decide)
    {
        if (keys.Contains(key))
        {
            return Problem.IdempotencyKeyReused;
        }

        var changes = Begin(customer, at);
        Settling.Due(changes, Rules.Programs.InForceAt(at));
        if (decide(changes) is { } problem)
        {
            return problem;
        }

        keys.Add(key);
        Keep(changes);
        return null;
    }

    private OrderState Waiting(OrderId order) => waiting.GetValueOrDefault(order) ?? new OrderState();

    private bool Wait(OrderId order, OrderState state)
    {
        var changed = !ReferenceEquals(state, waiting.GetValueOrDefault(order));
        waiting[order] = state;
        return changed;
    }

    /// <summary>On the account where everything about the customer is by now.</summary>
    private Changes Begin(CustomerId customer, DateTimeOffset at) =>
        new(Account(Home(customer)), at, Rules.Programs.DayAt(at));

    private bool Keep(Changes changes)
    {
        var customer = changes.Account.Customer;
        accounts[customer] = changes.Account;
        entries.TryAdd(customer, []);
        entries[customer].AddRange(changes.Entries);
        return changes.Entries.Count > 0;
    }
}
