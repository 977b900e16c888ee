using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using Loyalty.Ledger;
using Xunit;

namespace Loyalty.Tests.Ledger;

/// <summary>
/// What is always true stays so in random lives whose members leave and join again whenever they like.
/// </summary>
public sealed class ComingAndGoingTests
{
    [Fact]
    public void balances_and_orders_are_what_their_entries_say_at_every_instant() => Check((history, random) =>
    {
        var heard = new Dictionary<OrderId, Reference>();
        Played(history, random, (books, step) =>
        {
            if (step is Step.Whole or Step.Part)
            {
                var order = step is Step.Whole whole ? whole.Order.Id : ((Step.Part)step).Order;
                heard.TryAdd(order, new Reference());
                heard[order].Hear(step);
            }

            foreach (var customer in books.Customers)
            {
                Balances.Hold(books, customer, step.At);
            }

            foreach (var record in books.Records)
            {
                OrdersDue.Holds(books, record, heard[record.Id]);
            }
        });
    });

    [Fact]
    public void an_audit_finds_nothing() => Check((history, random) =>
    {
        var books = Played(history, random);
        var today = books.Rules.Programs.DayAt(history.Steps[^1].At);
        foreach (var customer in books.Customers)
        {
            Audit.Of(Rows.Of(books, customer), books.Rules, today).Should().BeEmpty();
        }
    });

    [Fact]
    public void who_has_left_is_given_nothing_new() => Check((history, random) =>
    {
        var books = Played(history, random);
        foreach (var customer in books.Customers)
        {
            var account = new Account { Customer = customer };
            var earning = new HashSet<OrderId>();
            foreach (var (entry, _, _) in books.Entries(customer))
            {
                var came = entry.Kind == EntryKind.OrderMovedIn && entry.Brought!.Terms is not null;
                _ = came && earning.Add(entry.Order!.Value);
                account = Fold.Apply(account, entry);
                var isMember = account.IsMember;
                (isMember || entry.Kind is not (EntryKind.Adjusted or EntryKind.Granted or EntryKind.Placed))
                    .Should().BeTrue();
                (entry.IsOfOrder && earning.Add(entry.Order!.Value) && !isMember).Should().BeFalse();
            }
        }
    });

    private static Books Played(History history, Random random, Action<Books, Step>? after = null)
    {
        var books = new Books(history.First);
        foreach (var step in history.Steps)
        {
            books.Play(step);
            var customers = books.Customers.ToList();
            if (customers.Count > 0 && random.Next(6) == 0)
            {
                var somebody = customers[random.Next(customers.Count)];
                _ = random.Next(2) == 0
                    ? books.Leave(somebody, step.At)
                    : books.Join(somebody, step.At, "en");
            }

            after?.Invoke(books, step);
        }

        return books;
    }

    private static void Check(Action<History, Random> holds)
    {
        var runs = int.TryParse(Environment.GetEnvironmentVariable("LOYALTY_RUNS"), out var asked) ? asked : 40;
        Prop.ForAll(
            Gen.Choose(1, int.MaxValue - 1).ToArbitrary(), seed => holds(Histories.Of(seed), new Random(seed)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(runs).WithQuietOnSuccess(true));
    }
}
