using App.Tests.Running;
using FluentAssertions;
using World;
using Xunit;

namespace App.Tests.Journeys;

/// <summary>Orders that change after they were paid, are contested, or are told in pieces.</summary>
[Collection(JourneyApp.Name)]
public sealed class ChangeTests(RunningApp app)
{
    [Theory]
    [InlineData("shopify")]
    [InlineData("woocommerce")]
    [InlineData("standard")]
    public async Task an_edited_order_is_due_what_it_costs_now(string storefront)
    {
        var member = app.NewMember(storefront);
        var sale = member.Buys(100).Paid();
        await app.Sender.Send(sale.Whole());

        (await app.Sender.Send(sale.EditedTo(60).Whole())).Points.Should().Be(-40);
        (await app.Sender.Send(sale.Later().EditedTo(80).Whole())).Points.Should().Be(20);
        (await member.Balance()).Should().Be(80);
    }

    [Theory]
    [InlineData("shopify")]
    [InlineData("woocommerce")]
    [InlineData("stripe")]
    [InlineData("standard")]
    public async Task a_cancelled_order_gives_its_points_back(string storefront)
    {
        var member = app.NewMember(storefront);
        var sale = member.Buys(75).Paid();
        await app.Sender.Send(sale.Whole());

        var told = await app.Sender.Send(sale.Cancelled().Whole());

        (told.Outcome, told.Points, told.Balance).Should().Be(("settled", -75, 0));
    }

    [Fact]
    public async Task an_older_delivery_changes_nothing()
    {
        var sale = app.NewMember("woocommerce").Buys(50).Paid();
        await app.Sender.Send(sale.Refund(20).Whole());

        var late = await app.Rows.Unchanged(() => app.Sender.Send(sale.Whole()));

        (late.Outcome, late.Balance).Should().Be(("unchanged", 30));
    }

    [Theory]
    [InlineData("shopify")]
    [InlineData("woocommerce")]
    [InlineData("standard")]
    public async Task a_deleted_order_is_due_nothing(string storefront)
    {
        var sale = app.NewMember(storefront).Buys(40).Paid();
        await app.Sender.Send(sale.Whole());

        (await app.Sender.Send(sale.Deleted())).Points.Should().Be(-40);
    }

    [Fact]
    public async Task a_restored_order_is_due_its_points_again()
    {
        var member = app.NewMember("woocommerce");
        var sale = member.Buys(40).Paid();
        await app.Sender.Send(sale.Whole());
        await app.Sender.Send(sale.Deleted());

        var told = await app.Sender.Send(sale.Later().Whole("order.restored"));

        (told.Outcome, told.Points, told.Balance).Should().Be(("settled", 40, 40));
        (await member.Entries()).Select(entry => (string)entry["kind"]!)
            .Should().StartWith(["earned", "reversed", "earned"]);
    }

    [Theory]
    [InlineData("shopify")]
    [InlineData("stripe")]
    public async Task an_open_dispute_takes_the_points_and_a_won_one_gives_them_back(string storefront)
    {
        var sale = app.NewMember(storefront).Buys(90).Paid();
        await app.Sender.Send(sale.Whole());

        (await app.Sender.Send(sale.Disputed(DisputeState.Open).Dispute())).Balance.Should().Be(0);
        (await app.Sender.Send(sale.Later().Disputed(DisputeState.Won).Dispute())).Balance.Should().Be(90);
    }

    [Theory]
    [InlineData("shopify")]
    [InlineData("stripe")]
    public async Task parts_that_come_before_their_whole_wait_for_it(string storefront)
    {
        var member = app.NewMember(storefront);
        var sale = member.Buys(100).Paid();

        var early = await app.Sender.Send(sale.Refund(25).LastRefund());
        var told = await app.Sender.Send(sale.Whole());

        (early.Outcome, early.Points).Should().Be(("recorded", 0));
        (told.Outcome, told.Points, told.Balance).Should().Be(("settled", 75, 75));
    }

    [Fact]
    public async Task a_part_and_its_whole_at_once_always_end_the_same()
    {
        var sales = Enumerable.Range(0, 25).Select(_ => app.NewMember("shopify").Buys(100).Paid()).ToList();
        await Task.WhenAll(sales.SelectMany(sale => new[]
        {
            app.Sender.Send(sale.Refund(25).LastRefund()),
            app.Sender.Send(sale.Whole()),
        }));

        foreach (var sale in sales)
        {
            (await app.Member("shopify:" + sale.Customer).Balance()).Should().Be(75, "order {0} lost a part", sale.Id);
        }
    }

    [Fact]
    public async Task a_deletion_before_the_order_is_known_waits_and_yields_to_a_newer_telling()
    {
        var sale = app.NewMember("shopify").Buys(30).Paid();

        (await app.Sender.Send(sale.Deleted())).Outcome.Should().Be("recorded");
        (await app.Sender.Send(sale.Whole())).Balance.Should().Be(0);
        (await app.Sender.Send((sale with { UpdatedAt = DateTimeOffset.UtcNow.AddMinutes(6) }).Whole())).Balance
            .Should().Be(30);
    }

    [Fact]
    public async Task an_order_that_changes_its_customer_takes_its_points_along()
    {
        var sale = app.NewMember("shopify").Buys(30).Paid();
        await app.Sender.Send(sale.Whole());
        var moved = sale.Later() with { Customer = Any.Number() };

        var told = await app.Sender.Send(moved.Whole());

        (told.Status, told.Outcome).Should().Be((200, "settled"));
        (await app.Member("shopify:" + sale.Customer).Balance()).Should().Be(0);
        (await app.Member("shopify:" + moved.Customer).Balance()).Should().Be(30);
        (await app.Rows.Unchanged(() => app.Sender.Send(sale.Whole()))).Outcome.Should().Be("unchanged");
    }

    [Fact]
    public async Task an_order_waits_for_its_payment_in_sight_of_the_member()
    {
        var member = app.NewMember("woocommerce");
        var sale = member.Buys(60);

        var told = await app.Sender.Send(sale.Whole());
        var waiting = (await member.Sees("/entries")).Json["waiting"]!.AsArray();
        await app.Sender.Send(sale.Paid().Whole());

        (told.Outcome, told.Points).Should().Be(("recorded", 0));
        waiting.Should().ContainSingle().Which!["order"]!.ToString().Should().Be("woocommerce:" + sale.Id);
        (await member.Sees("/entries")).Json["waiting"]!.AsArray().Should().BeEmpty();
        (await member.Balance()).Should().Be(60);
    }

    [Fact]
    public async Task an_order_paid_in_part_waits_too()
    {
        var member = app.NewMember();
        await app.Sender.Send(Message.Of("standard", "order.updated", new
        {
            type = "order.updated",
            data = new
            {
                id = Any.Number(),
                updatedAt = DateTimeOffset.UtcNow,
                payment = "partly_paid",
                currency = "EUR",
                customer = new { id = member.Id },
                lines = new[] { new { net = "10" } },
                total = "10",
                outstanding = "5",
            },
        }));

        (await member.Sees("/entries")).Json["waiting"]!.AsArray().Should().ContainSingle();
    }
}
