using Azure;
using FluentAssertions;
using Loyalty.App.Tables;
using Loyalty.Ledger;
using Loyalty.Orders;
using Loyalty.Tests;
using Xunit;

namespace App.Tests.Tables;

public sealed class BatchTests
{
    private readonly Batch batch = new("shop|00|shopify:7001");

    [Fact]
    public void a_row_is_added_where_it_is_new_and_replaced_only_as_it_was_read()
    {
        batch.Put(Order(1), default);
        batch.Put(Order(2), new ETag("read"));

        batch.Actions.Select(action => (action.ActionType.ToString(), action.ETag)).Should().Equal(
            ("Add", default), ("UpdateReplace", new ETag("read")));
        batch.Actions.Should().OnlyContain(action => action.Entity.PartitionKey == "shop|00|shopify:7001");
    }

    [Fact]
    public void a_hundred_and_first_row_is_refused()
    {
        for (var number = 1; number <= 100; number++)
        {
            batch.Put(Order(number), default);
        }

        batch.Invoking(full => full.Put(Order(101), default)).Should().Throw<TooLargeException>();
    }

    [Fact]
    public void a_row_twice_is_refused()
    {
        batch.Put(Order(1), default);

        batch.Invoking(one => one.Put(Order(1), new ETag("read"))).Should().Throw<InvalidOperationException>();
    }

    [Fact]
    public void more_bytes_than_a_transaction_holds_are_refused()
    {
        var putting = () =>
        {
            for (var number = 1; number <= 8; number++)
            {
                batch.Put(Order(number, 600_000), default);
            }
        };

        putting.Should().Throw<TooLargeException>();
        batch.Actions.Count.Should().BeInRange(3, 8);
    }

    private static OrderRecord Order(int number, int bytes = 10)
    {
        var content = new byte[bytes * 3 / 4];
        new Random(number).NextBytes(content);
        var order = Some.Order().Named("o" + number) with { Source = Convert.ToBase64String(content) };
        return new OrderRecord { Id = order.Id, State = new OrderState().With(order, Some.Noon()) };
    }
}
