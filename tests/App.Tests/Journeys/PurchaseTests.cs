using App.Tests.Running;
using FluentAssertions;
using World;
using Xunit;

namespace App.Tests.Journeys;

/// <summary>What every storefront's customers live through, from the delivery to their points.</summary>
[Collection(JourneyApp.Name)]
public sealed class PurchaseTests(RunningApp app)
{
    public static TheoryData<string> Storefronts { get; } = ["shopify", "woocommerce", "stripe", "standard"];

    [Theory]
    [MemberData(nameof(Storefronts))]
    public async Task a_paid_order_earns_its_points(string storefront)
    {
        var member = app.NewMember(storefront);
        var told = await app.Sender.Send(member.Buys(49.90m).Paid().Whole());

        told.Outcome.Should().Be("settled");
        (told.Points, told.Balance).Should().Be((49, 49));
        (await member.Balance()).Should().Be(49);
    }

    [Theory]
    [MemberData(nameof(Storefronts))]
    public async Task the_same_delivery_twice_counts_once(string storefront)
    {
        var member = app.NewMember(storefront);
        var delivery = member.Buys(20).Paid().Whole();
        await app.Sender.Send(delivery);

        var again = await app.Rows.Unchanged(() => app.Sender.Send(delivery));

        (again.Outcome, again.Points, again.Balance).Should().Be(("unchanged", 0, 20));
    }

    [Theory]
    [MemberData(nameof(Storefronts))]
    public async Task a_partial_refund_takes_back_exactly_what_it_earned(string storefront)
    {
        var member = app.NewMember(storefront);
        var sale = member.Buys(100).Paid();
        await app.Sender.Send(sale.Whole());

        var told = await app.Sender.Send(sale.Refund(30).LastRefund());

        (told.Outcome, told.Points, told.Balance).Should().Be(("settled", -30, 70));
        (await member.Entries())[0]["kind"]!.ToString().Should().Be("reversed");
    }
}
