using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using Loyalty.Ledger;
using Xunit;

namespace Loyalty.Tests.Ledger;

/// <summary>
/// What is always true, over random lives of a shop. LOYALTY_RUNS says how many; a failure names its seed.
/// </summary>
public sealed class AlwaysTests
{
    [Fact]
    public void a_balance_is_the_sum_of_its_entries_and_of_its_lots_at_every_instant() => Check(history =>
        Played(history, (books, step) =>
        {
            foreach (var customer in books.Customers)
            {
                Balances.Hold(books, customer, step.At);
            }
        }));

    [Fact]
    public void an_orders_entries_add_up_to_what_it_is_due() => Check(history =>
    {
        var heard = new Dictionary<OrderId, Reference>();
        Played(history, (books, step) =>
        {
            if (OrderOf(step) is { } order)
            {
                heard.TryAdd(order, new Reference());
                heard[order].Hear(step);
            }

            foreach (var record in books.Records)
            {
                OrdersDue.Holds(books, record, heard[record.Id]);
            }
        });
    });

    [Fact]
    public void nothing_told_twice_changes_anything() => Check(history => Played(history, (books, step) =>
    {
        if (step is not Step.Changes)
        {
            var before = books.Text();
            books.Play(step).Should().BeFalse("{0} came twice", step);
            books.Text().Should().Be(before);
        }
    }));

    [Fact]
    public void settling_again_what_is_settled_adds_nothing() => Check(history => Played(history, (books, step) =>
    {
        // A code may have come to the account by a merge, after the order that bears it: the order's next news says so.
        // Whoever joins without a word of theirs has earlier orders settled with their next news, too.
        foreach (var record in books.Records.Where(one => !books.BearsCodeOf(one)
            && !(one.Terms is null && history.First.Joining.Automatic)))
        {
            var account = books.Account(books.OwnerOf(record.Id));
            var changes = new Changes(account, step.At, books.Rules.Programs.DayAt(step.At));
            Settling.Due(changes, books.Rules.Programs.InForceAt(step.At));
            var due = changes.Entries.Count;
            Settling.Settle(changes, record, record.State, books.Rules);
            changes.Entries.Count.Should().Be(due);
        }
    }));

    [Fact]
    public void an_audit_finds_nothing_on_any_day() => Check(history =>
    {
        var books = Played(history);
        foreach (var customer in books.Customers)
        {
            var today = books.Rules.Programs.DayAt(history.Steps[^1].At);
            foreach (var day in new[] { today, today.AddDays(31), today.AddDays(400) })
            {
                Audit.Of(Rows.Of(books, customer), books.Rules, day).Should().BeEmpty();
            }
        }
    });

    [Fact]
    public void nobody_owes_or_is_spared_more_than_was_spent() => Check(history => Played(history, (books, _) =>
    {
        var entries = books.Customers.SelectMany(books.Entries).Select(written => written.Entry).ToList();
        var spent = -entries.Where(entry => (entry.Kind == EntryKind.Adjusted && entry.Points < Points.Zero)
            || entry.Kind == EntryKind.Redeemed).Sum(entry => entry.Points.Value);
        var clamped = entries.Where(entry => entry.Spare == SpareReason.Clamped).Sum(entry => entry.Points.Value);
        clamped.Should().BeGreaterThanOrEqualTo(0);
        (books.Customers.Sum(customer => books.Account(customer).Debt.Value) + clamped)
            .Should().BeLessThanOrEqualTo(spent);
    }));

    [Fact]
    public void nothing_gives_back_more_points_than_were_spent_on_it() => Check(history =>
    {
        var books = Played(history);
        var entries = books.Customers.SelectMany(books.Entries).Select(written => written.Entry).ToList();
        foreach (var spent in entries.Where(entry => entry.Kind == EntryKind.Redeemed))
        {
            var back = entries.Where(entry => entry.Redemption == spent.Taken!.Id).Sum(entry => entry.Points.Value);
            back.Should().BeInRange(0, -spent.Points.Value);
        }
    });

    [Fact]
    public void what_one_account_gives_to_another_the_other_gets() => Check(history =>
    {
        var books = Played(history);
        var moved = books.Customers.SelectMany(books.Entries).Select(written => written.Entry)
            .Where(entry => entry.Kind is EntryKind.MovedOut or EntryKind.MovedIn).ToList();
        moved.GroupBy(entry => (entry.Move!.Id, entry.Move.IsUndo)).Should()
            .NotContain(move => move.Count() != 2 || move.Sum(entry => entry.Points.Value) != 0);
        foreach (var customer in books.Customers.Where(one => books.Home(one) != one))
        {
            (books.Account(customer).Balance, books.Account(customer).Lots.Count).Should().Be((Points.Zero, 0));
        }
    });

    [Fact]
    public void only_points_that_can_be_used_are_taken() => Check(history =>
    {
        var books = Played(history);
        foreach (var customer in books.Customers)
        {
            var account = new Account { Customer = customer };
            foreach (var (entry, _, _) in books.Entries(customer))
            {
                var before = account.On(entry.Day);
                account = Fold.Apply(account, entry);
                if (entry.Points < Points.Zero && entry.Kind is EntryKind.Adjusted or EntryKind.Redeemed)
                {
                    var after = account.On(entry.Day);
                    after.Available.Value.Should().Be(before.Available.Value + entry.Points.Value).And
                        .BeGreaterThanOrEqualTo(0);
                    (after.Pending, after.Debt).Should().Be((before.Pending, before.Debt));
                }
            }
        }
    });

    [Fact]
    public void events_give_no_more_than_the_most_generous_program_lets_them() => Check(history =>
    {
        var books = Played(history);
        var most = books.Rules.Programs.Versions.Max(program => program.Earning?.Events![0].Limits[1].Most ?? 0);
        foreach (var customer in books.Customers)
        {
            var granted = books.Entries(customer).Select(written => written.Entry)
                .Where(entry => entry.Kind == EntryKind.Granted).ToList();
            granted.Where(entry => entry.Event!.Code == "review").GroupBy(entry => entry.Event!.On.Year)
                .Should().NotContain(year => year.Count() > most);
        }

        books.Customers.Sum(customer => books.Account(customer).Granted?.Values.Sum(one => one.InAll) ?? 0).Should()
            .Be(books.Customers.SelectMany(books.Entries).Count(written => written.Entry.Kind == EntryKind.Granted));
    });

    [Fact]
    public void deliveries_of_one_order_end_the_same_however_they_arrive() => Check(history =>
    {
        foreach (var one in history.Steps.Where(step => OrderOf(step) is not null).GroupBy(OrderOf))
        {
            Arrivals.EndTheSame(history, [.. one]);
        }
    });

    private static OrderId? OrderOf(Step step) => step switch
    {
        Step.Whole whole => whole.Order.Id,
        Step.Part part => part.Order,
        _ => null,
    };

    private static Books Played(History history, Action<Books, Step>? after = null)
    {
        var books = new Books(history.First);
        foreach (var step in history.Steps)
        {
            books.Play(step);
            after?.Invoke(books, step);
        }

        return books;
    }

    private static void Check(Action<History> holds)
    {
        var runs = int.TryParse(Environment.GetEnvironmentVariable("LOYALTY_RUNS"), out var asked) ? asked : 40;
        Prop.ForAll(Gen.Choose(1, int.MaxValue - 1).ToArbitrary(), seed => holds(Histories.Of(seed)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(runs).WithQuietOnSuccess(true));
    }
}
