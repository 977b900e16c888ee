using System.Text;
using App.Tests.Accounts;
using Azure.Data.Tables;
using FluentAssertions;
using Loyalty.App.Accounts;
using Loyalty.App.Fulfilling;
using Loyalty.App.Shops;
using Loyalty.App.Tables;
using Loyalty.Program;
using Loyalty.Program.Kinds;
using Loyalty.Tests;
using Xunit;

namespace App.Tests.Fulfilling;

/// <summary>What there are only so many of is given to so many and no more, whoever asks at once.</summary>
public sealed class StockTests
{
    private static readonly Reward Mug = Of("mug", stock: 3);
    private static readonly Reward Ticket = Of("ticket", stock: null) with { Fulfilment = Fulfilments.Pool };

    [Fact]
    public async Task thirty_two_who_want_the_last_three_at_two_instances_get_three()
    {
        var table = await Azurite.NewTableAsync();
        StockTable[] instances = [Stock(table), Stock(table)];

        var held = await Task.WhenAll(Enumerable.Range(0, 32).Select(one => Task.Run(
            () => instances[one % 2].Hold("shop", Mug, "r" + one, CancellationToken.None))));

        held.Count(one => one is not null).Should().Be(3);
        (await Count(instances[0], "mug")).Should().Be(new StockCount("mug", 3, 0));
    }

    [Fact]
    public async Task holding_and_releasing_again_change_nothing_more()
    {
        var stock = Stock(await Azurite.NewTableAsync());

        var first = await stock.Hold("shop", Mug, "r1", CancellationToken.None);
        var again = await stock.Hold("shop", Mug, "r1", CancellationToken.None);
        again.Should().Be(first).And.Be(new Held("mug", null));
        (await Count(stock, "mug")).Taken.Should().Be(1);

        await stock.Release("shop", "r1", CancellationToken.None);
        await stock.Release("shop", "r1", CancellationToken.None);
        await stock.Release("shop", "never", CancellationToken.None);
        (await Count(stock, "mug")).Taken.Should().Be(0);
    }

    [Fact]
    public async Task the_same_redemption_held_many_times_at_once_takes_one()
    {
        var stock = Stock(await Azurite.NewTableAsync());

        var held = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(
            () => stock.Hold("shop", Mug, "r1", CancellationToken.None))));

        held.Should().AllBeEquivalentTo(new Held("mug", null));
        (await Count(stock, "mug")).Taken.Should().Be(1);
    }

    [Fact]
    public async Task every_code_of_a_pool_is_given_once_and_goes_back_unless_it_was_seen()
    {
        var stock = Stock(await Azurite.NewTableAsync());
        (await stock.Upload(Shop, "ticket", ["A-1", "A-2", "A-2"], CancellationToken.None)).Should().Be(2);

        var first = await stock.Hold("shop", Ticket, "r1", CancellationToken.None);
        var second = await stock.Hold("shop", Ticket, "r2", CancellationToken.None);
        new[] { first!.Code, second!.Code }.Should().BeEquivalentTo("A-1", "A-2");
        (await stock.Hold("shop", Ticket, "r3", CancellationToken.None)).Should().BeNull();

        await stock.Release("shop", "r1", CancellationToken.None);
        await stock.Release("shop", "r2", CancellationToken.None, burn: true);
        (await Count(stock, "ticket")).Should().Be(new StockCount("ticket", 0, 1));
        (await stock.Hold("shop", Ticket, "r3", CancellationToken.None))!.Code.Should().Be(first.Code);
        (await stock.Hold("shop", Ticket, "r4", CancellationToken.None)).Should().BeNull();
    }

    [Fact]
    public async Task a_code_that_was_ever_there_is_not_added_again()
    {
        var stock = Stock(await Azurite.NewTableAsync());
        string[] codes = [.. Enumerable.Range(0, 230).Select(one => "CODE-" + one)];

        (await stock.Upload(Shop, "ticket", codes, CancellationToken.None)).Should().Be(230);
        await stock.Hold("shop", Ticket, "r1", CancellationToken.None);
        (await stock.Upload(Shop, "ticket", [.. codes, "NEW"], CancellationToken.None)).Should().Be(1);

        (await Count(stock, "ticket")).Should().Be(new StockCount("ticket", 1, 230));
    }

    [Fact]
    public async Task two_uploads_of_the_same_file_at_once_add_each_code_once()
    {
        var table = await Azurite.NewTableAsync();
        string[] codes = [.. Enumerable.Range(0, 150).Select(one => "CODE-" + one)];

        var added = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(
            () => Stock(table).Upload(Shop, "ticket", codes, CancellationToken.None))));

        added.Sum().Should().Be(150);
        (await Count(Stock(table), "ticket")).Codes.Should().Be(150);
    }

    [Fact]
    public async Task a_code_cannot_be_read_where_it_is_stored()
    {
        var table = await Azurite.NewTableAsync();
        var stock = Stock(table);
        await stock.Upload(Shop, "ticket", ["SECRET-77"], CancellationToken.None);
        await stock.Hold("shop", Ticket, "r1", CancellationToken.None);

        await foreach (var row in table.QueryAsync<TableEntity>())
        {
            row.Select(property => property.Value as byte[] ?? Encoding.UTF8.GetBytes(property.Value?.ToString() ?? ""))
                .Count(bytes => bytes.AsSpan().IndexOf("SECRET"u8) >= 0).Should().Be(0);
        }
    }

    [Fact]
    public async Task what_is_shown_is_read_once_for_all_who_ask_and_again_after_half_a_minute()
    {
        var clock = new MovedStopwatch();
        var stock = Stock(await Azurite.NewTableAsync());
        var cached = new CachedStock(stock, clock);
        (await cached.Of("shop", CancellationToken.None)).Should().BeEmpty();

        await stock.Hold("shop", Mug, "r1", CancellationToken.None);
        (await cached.Of("shop", CancellationToken.None)).Should().BeEmpty("it is shown, and may be old");
        clock.Seconds = 31;
        (await cached.Of("shop", CancellationToken.None)).Should().ContainSingle().Which.Taken.Should().Be(1);

        await stock.Hold("shop", Mug, "r2", CancellationToken.None);
        cached.Forget("shop");
        (await cached.Of("shop", CancellationToken.None)).Should().ContainSingle().Which.Taken.Should().Be(2);
    }

    private static Shop Shop => Ledgers.Shop();

    private static StockTable Stock(TableClient table) => new(
        table, new Encryption(new byte[32]), new Backoff(TimeProvider.System, Random.Shared), Random.Shared);

    private static async Task<StockCount> Count(StockTable stock, string reward) =>
        (await stock.Counts("shop", CancellationToken.None)).Single(one => one.Reward == reward);

    private static Reward Of(string code, long? stock) => new(
        code, new Gift(), Some.Program().Name, Some.Program().Name, 100, Product: "1", Stock: stock);

    private sealed class MovedStopwatch : TimeProvider
    {
        public long Seconds { get; set; }

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Seconds;
    }
}
