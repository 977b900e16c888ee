using Loyalty.Ledger;
using Loyalty.Orders;

namespace Loyalty.Tests;

/// <summary>Accounts that become one, and two again.</summary>
public sealed partial class Books
{
    private readonly Dictionary<(CustomerId Customer, OrderId Order), OrderRecord> left = [];

    /// <summary>Where everything about a customer is by now.</summary>
    public CustomerId Home(CustomerId customer) => Account(customer).MovedTo is { } to ? Home(to) : customer;

    /// <summary>The rows of orders that have gone elsewhere.</summary>
    public IEnumerable<OrderRecord> Left(CustomerId customer) =>
        left.Where(one => one.Key.Customer == customer).Select(one => one.Value);

    /// <summary>Why it was not done; null where it was.</summary>
    public Problem? Merge(CustomerId from, CustomerId into, DateTimeOffset at, bool isOwners = true)
    {
        var to = Home(into);
        if (Home(from) != from || !accounts.ContainsKey(from))
        {
            return Problem.MergeImpossible;
        }

        var source = Begin(from, at);
        Settling.Due(source, Rules.Programs.InForceAt(at));
        if (Moving.Begin(source, to, Moving.IdOf(from, to, Account(from).Sequence), isOwners) is { } problem)
        {
            return problem;
        }

        Keep(source);
        Arrive(from, to, source.Entries[^1].Entry.Move!, at);
        return null;
    }

    /// <summary>Undoes the last merge into an account.</summary>
    public Problem? Split(CustomerId customer, DateTimeOffset at)
    {
        if (Account(customer).Came is not [.., var came] || Home(customer) != customer)
        {
            return Problem.MergeFinal;
        }

        var program = Rules.Programs.InForceAt(at);
        var changes = Begin(customer, at);
        Settling.Due(changes, program);
        var orders = records.Values.Where(record => record.CameBy == came.Id)
            .Select(record => (record, BroughtBy(customer, came.Id, record.Id))).ToList();
        var carried = entries[customer][(int)came.Entry - 1].Entry.Move!.Carried!;
        if (Moving.BeginUndo(changes, program, came, carried, orders) is { } problem)
        {
            return problem;
        }

        var sent = changes.Entries.Single(one => one.Entry.Kind == EntryKind.MovedOut).Entry.Move!;
        Keep(changes);
        Arrive(customer, came.From, sent, at);
        return null;
    }

    /// <summary>An order whose newest word names another customer goes there.</summary>
    private void PassOn(Order order, CustomerId to, DateTimeOffset at)
    {
        var from = owners[order.Id];
        if (order.Customer is null || from == to || !records.TryGetValue(order.Id, out var record)
            || record.State.Whole is not { } known || Newness.Compare(order, known) <= 0)
        {
            return;
        }

        var source = Direct(from, at);
        Settling.Due(source, Rules.Programs.InForceAt(at));
        var stub = Moving.PassOn(source, record, to, Rules);
        Keep(source);
        left[(from, record.Id)] = stub;
        var target = Direct(to, at);
        Settling.Due(target, Rules.Programs.InForceAt(at));
        owners[record.Id] = to;
        records[record.Id] = Moving.BringIn(target, stub, source.Entries[^1].Entry.Brought!, from, Rules);
        left.Remove((to, record.Id));
        Keep(target);
    }

    private void Arrive(CustomerId from, CustomerId to, MovePart sent, DateTimeOffset at)
    {
        var going = records.Values.Where(record => owners[record.Id] == from
            && (!sent.IsUndo || record.CameBy == sent.Id)).ToList();
        var target = Direct(to, at);
        Settling.Due(target, Rules.Programs.InForceAt(at));
        var wasMember = target.Account.IsMember;
        Moving.Receive(target, Rules.Programs.InForceAt(at), sent, from);
        if (!wasMember && target.Account.IsMember)
        {
            SettleOpen(target, to);
        }

        Keep(target);
        foreach (var record in going.OrderBy(record => record.State.PaidSince ?? DateTimeOffset.MaxValue)
            .ThenBy(record => record.Id.ToString(), StringComparer.Ordinal))
        {
            var source = Direct(from, at);
            var stub = Moving.TakeOut(source, record, sent.Id, to);
            Keep(source);
            left[(from, record.Id)] = stub;
            target = Direct(to, at);
            Settling.Due(target, Rules.Programs.InForceAt(at));
            owners[record.Id] = to;
            left.Remove((to, record.Id), out var before);
            records[record.Id] = Moving.BringIn(
                target, stub, source.Entries[^1].Entry.Brought!, from, Rules, before);
            Keep(target);
        }

        var end = Direct(from, at);
        Moving.End(end);
        Keep(end);
    }

    private OrderRecord BroughtBy(CustomerId customer, string move, OrderId order) =>
        entries[customer].Select(written => written.Entry)
            .Last(entry => entry.Kind == EntryKind.OrderMovedIn && entry.Move!.Id == move && entry.Order == order)
            .Brought!;

    private Changes Direct(CustomerId customer, DateTimeOffset at) =>
        new(Account(customer), at, Rules.Programs.DayAt(at));
}
