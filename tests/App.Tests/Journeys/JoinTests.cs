using App.Tests.Running;
using FluentAssertions;
using Loyalty;
using Loyalty.App.Tables;
using Loyalty.Program;
using World;
using Xunit;

namespace App.Tests.Journeys;

/// <summary>A program that asks, with the design's waiting times: joining by the customer's own word.</summary>
[Collection(JourneyApp.Name)]
public sealed class JoinTests(RunningApp app)
{
    [Fact]
    public async Task orders_before_joining_count_once_it_is_said()
    {
        var (shop, member) = await Asking();
        var told = await app.Sender.Send(member.Buys(70).PaidDaysAgo(10).Whole(), shop);
        var before = await member.Sees();

        var joined = await member.Joins("key-1");

        (told.Outcome, told.Points).Should().Be(("recorded", 0));
        ((string?)before.Json["state"]).Should().Be("customer");
        ((string?)joined.Json["state"]).Should().Be("member");
        ((long)joined.Json["points"]!["balance"]!).Should().Be(70);
        ((string?)(await member.Entries())[^1]["kind"]).Should().Be("joined");
    }

    [Fact]
    public async Task points_wait_for_their_days_and_roll_off_after_their_months()
    {
        var (shop, member) = await Asking();
        await member.Joins("key-1");
        await app.Sender.Send(member.Buys(50).Paid().Whole(), shop);
        var fulfilled = member.Buys(20).PaidDaysAgo(20) with { FulfilledAt = DateTimeOffset.UtcNow.AddDays(-15) };
        await app.Sender.Send(fulfilled.Whole(), shop);

        var points = (await member.Sees()).Json["points"]!;

        ((long)points["available"]!, (long)points["pending"]!).Should().Be((20, 50));
        ((string?)points["pendingUntil"]![0]!["on"]).Should().Be(Day(30));
        points["expiring"]!.AsArray().Select(one => (long)one!["points"]!).Should().Equal(20, 50);
    }

    [Fact]
    public async Task orders_from_before_the_look_back_do_not_count()
    {
        var (shop, member) = await Asking();
        await app.Sender.Send(member.Buys(10).PaidDaysAgo(89).Whole(), shop);
        await app.Sender.Send(member.Buys(1_000).PaidDaysAgo(91).Whole(), shop);

        await member.Joins("key-1");

        (await member.Balance()).Should().Be(10);
    }

    [Fact]
    public async Task the_same_key_repeats_and_writes_nothing()
    {
        var (_, member) = await Asking();
        var first = await member.Joins("key-1");

        var again = await app.Rows.Unchanged(() => member.Joins("key-1"));

        again.Text.Should().Be(first.Text);
    }

    [Fact]
    public async Task the_same_key_with_another_request_is_refused()
    {
        var (_, member) = await Asking();
        await member.Joins("key-1");

        var other = await app.Rows.Unchanged(() => member.Joins("key-1", """{"terms":1,"lang":"nb"}"""));

        (other.Status, other.Code).Should().Be((422, "idempotency_key_reused"));
    }

    [Fact]
    public async Task the_same_key_repeats_after_other_terms_are_in_force()
    {
        var shop = await app.NewShop(program => program with { Joining = new Joining(TermsVersion: 2) });
        var member = app.NewMember("standard", shop);
        var before = new Batch(Keys.Partition(shop, CustomerId.Parse(member.Customer)!.Value));
        before.AddAnswer("join:key-1", "join 1 nb");
        await new LedgerTable(app.Table("accounts")).Commit(before, CancellationToken.None);

        var again = await app.Rows.Unchanged(() => member.Joins("key-1", """{"terms":1,"lang":"nb"}"""));
        var other = await app.Rows.Unchanged(() => member.Joins("key-1"));
        var late = await app.Rows.Unchanged(() => member.Joins("key-2"));

        again.Status.Should().Be(200, "{0}", again);
        (other.Status, other.Code).Should().Be((422, "idempotency_key_reused"));
        (late.Status, late.Code).Should().Be((409, "terms_outdated"));
    }

    [Fact]
    public async Task joining_at_two_instances_at_once_is_one_joining()
    {
        var (shop, member) = await Asking();
        await app.Sender.Send(member.Buys(30).PaidDaysAgo(5).Whole(), shop);
        await app.OtherInstance();

        var told = await Task.WhenAll(Enumerable.Range(0, 6).Select(number => member.Joins($"key-{number / 2}")));

        told.Should().OnlyContain(one => one.Status == 200);
        (await member.Entries()).Select(entry => (string?)entry["kind"]).Should().Equal("earned", "joined");
        (await member.Balance()).Should().Be(30);
    }

    [Fact]
    public async Task many_earlier_orders_are_taken_in_page_by_page()
    {
        var (shop, member) = await Asking();
        await Task.WhenAll(
            Enumerable.Range(0, 37).Select(_ => app.Sender.Send(member.Buys(10).PaidDaysAgo(3).Whole(), shop)));

        await member.Joins("key-1");

        (await member.Balance()).Should().Be(370);
        (await member.Entries()).Count(entry => (string?)entry["kind"] == "earned").Should().Be(37);
    }

    [Fact]
    public async Task an_order_that_comes_while_joining_is_not_missed()
    {
        for (var round = 0; round < 5; round++)
        {
            var (shop, member) = await Asking();
            var other = await app.OtherInstance();
            await app.Sender.Send(member.Buys(10).PaidDaysAgo(3).Whole(), shop);

            await Task.WhenAll(
                member.Joins("key-1"),
                other.Send(member.Buys(10).PaidDaysAgo(2).Whole(), shop),
                app.Sender.Send(member.Buys(10).PaidDaysAgo(1).Whole(), shop));

            (await member.Balance()).Should().Be(30);
        }
    }

    private async Task<(string Shop, Member Member)> Asking()
    {
        var shop = await app.NewShop(program => program with
        {
            Joining = new Joining(Automatic: false),
            Availability = new Availability(DaysAfterFulfilment: 14, DaysAfterPayment: 30),
            Expiry = new Expiry(ExpiryPolicy.Rolling, 12),
        });
        return (shop, app.NewMember("standard", shop));
    }

    private static string Day(int fromNow) =>
        DateOnly.FromDateTime(DateTime.UtcNow.AddMinutes(-119).AddDays(fromNow)).ToString("O", null);
}
