using Azure;
using FluentAssertions;
using Loyalty;
using Loyalty.App.Accounts;
using Loyalty.App.Tables;
using Loyalty.Events;
using Loyalty.Ledger;
using Loyalty.Program;
using Loyalty.Storefronts;
using Loyalty.Tests;
using Xunit;

namespace App.Tests.Accounts;

/// <summary>Storage refuses, hangs up, and forgets to say that it has written; storefronts send again.</summary>
public sealed class BadDayTests
{
    private static readonly CustomerId Ada = Some.Ada;

    [Fact]
    public async Task orders_and_their_refunds_are_neither_lost_nor_doubled()
    {
        var ledgers = await Ledgers.New(seed: 7);
        var rooms = Enumerable.Range(0, 2)
            .Select(_ => ledgers.Instance(new BadDay(ledgers.Dice, percent: 15)).Room).ToList();
        var shop = Ledgers.Shop();

        await Task.WhenAll(Enumerable.Range(1, 20).SelectMany(number =>
        {
            var order = Some.Order().Named("o" + number);
            var refund = new Translation.Part(order.Id, Some.Part(Some.Refund("re", 2500)));
            return new[]
            {
                UntilHeard(() => rooms[0].Take(shop, refund, Some.Noon())),
                UntilHeard(() => rooms[0].Take(shop, order, Some.Noon())),
                UntilHeard(() => rooms[1].Take(shop, order, Some.Noon())),
            };
        }));

        await IsWhole(ledgers, points: 20 * 75);
    }

    [Fact]
    public async Task a_joining_cut_short_is_finished_by_repeating_it()
    {
        var ledgers = await Ledgers.New(seed: 8);
        var shop = Ledgers.Shop(Some.Program());
        var room = ledgers.Instance().Room;
        foreach (var number in Enumerable.Range(1, 40))
        {
            await room.Take(shop, Some.Order().Named("o" + number), Some.Noon());
        }

        var lines = ledgers.Instance(new BadDay(ledgers.Dice, percent: 30)).Lines;
        await UntilHeard(() => lines.Ask(shop, Ada, new Request.Join("once", "en", "terms")));

        await IsWhole(ledgers, points: 40 * 100);
        var entries = await ledgers.Entries(Ada);
        await room.Take(shop, Some.Order().Named("o1"), Some.Noon());
        await ledgers.Instance().Lines.Ask(shop, Ada, new Request.Join("once", "en", "terms"));
        (await ledgers.Entries(Ada)).Should().HaveSameCount(entries);
    }

    [Fact]
    public async Task events_are_neither_lost_nor_doubled_nor_more_than_their_limit()
    {
        var ledgers = await Ledgers.New(seed: 9);
        var rooms = Enumerable.Range(0, 2)
            .Select(_ => ledgers.Instance(new BadDay(ledgers.Dice, percent: 15)).Room).ToList();
        var review = new EventRule("review", Some.Words("Review"), 5, [new(12, EventPeriod.Ever)]);
        var shop = Ledgers.Shop(Some.Program() with
        {
            Joining = new Joining(Automatic: true),
            Earning = new EarningRules(Events: [review]),
        });

        await Task.WhenAll(Enumerable.Range(1, 20).SelectMany(number =>
        {
            var told = new MemberEvent(
                "e" + number, Ada, "review", Some.Noon(), new Dictionary<string, EventValue>(StringComparer.Ordinal));
            return rooms.Select(room => UntilHeard(() => room.Take(shop, told)));
        }));

        await IsWhole(ledgers, points: 12 * 5);
    }

    private static async Task IsWhole(Ledgers ledgers, long points)
    {
        var entries = await ledgers.Entries(Ada);
        var account = await ledgers.Account(Ada);
        account.Balance.Should().Be(new Points(points));
        entries.Sum(written => written.Entry.Points.Value).Should().Be(points);
        entries.Count(written => written.Entry.Kind == EntryKind.Joined).Should().Be(1);
        Chain.Broken(account, [.. entries.Select(written => (ReadOnlyMemory<byte>)written.Text)]).Should().BeNull();
    }

    private static async Task UntilHeard(Func<Task> send)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                await send();
                return;
            }
            catch (Exception reason) when (tries < 100
                && reason is RequestFailedException or TooBusyException or IOException or AggregateException)
            {
                await Task.Yield();
            }
        }
    }
}
