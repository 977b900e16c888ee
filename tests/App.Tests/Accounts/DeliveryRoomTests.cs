using FluentAssertions;
using Loyalty;
using Loyalty.App.Accounts;
using Loyalty.Ledger;
using Loyalty.Storefronts;
using Loyalty.Tests;
using Xunit;

namespace App.Tests.Accounts;

public sealed class DeliveryRoomTests
{
    private static readonly Translation.CustomerSeen Seen = new(Some.Ada, IsGone: false);

    private static readonly Translation.CustomerSeen Gone = new(Some.Ada, IsGone: true);

    [Fact]
    public async Task a_customer_is_seen_once_and_gone_once()
    {
        var ledgers = await Ledgers.New();
        var room = ledgers.Instance().Room;
        var outcomes = new List<Outcome>();

        foreach (var told in new[] { Gone, Seen, Seen, Gone, Gone, Seen })
        {
            outcomes.Add((await room.Take(Ledgers.Shop(), told)).Outcome);
        }

        outcomes.Should().Equal(
            Outcome.Unchanged, Outcome.Recorded, Outcome.Unchanged,
            Outcome.Recorded, Outcome.Unchanged, Outcome.Unchanged);
        (await ledgers.Entries(Some.Ada)).Select(written => written.Entry.Kind).Should().Equal(
            EntryKind.Joined, EntryKind.Left);
    }

    [Fact]
    public async Task whoever_has_left_is_not_joined_by_an_order()
    {
        var ledgers = await Ledgers.New();
        var room = ledgers.Instance().Room;
        await room.Take(Ledgers.Shop(), Seen);
        await room.Take(Ledgers.Shop(), Gone);

        var answered = await room.Take(Ledgers.Shop(), Some.Order(), Some.Noon());

        answered.Should().Be(new Answered(Outcome.Recorded, Points.Zero, Points.Zero));
    }

    [Fact]
    public async Task live_orders_and_test_orders_of_one_customer_do_not_meet()
    {
        var ledgers = await Ledgers.New();
        var room = ledgers.Instance().Room;

        var live = await room.Take(Ledgers.Shop(), Some.Order(), Some.Noon());
        var test = await room.Take(Ledgers.Shop(), Some.Order().Named("t") with { IsTest = true }, Some.Noon());

        live.Balance.Should().Be(new Points(100));
        test.Balance.Should().Be(new Points(100));
        (await ledgers.Account(Some.Ada)).Balance.Should().Be(new Points(100));
    }
}
