using App.Tests.Running;
using FluentAssertions;
using Loyalty.Storefronts;
using World;
using Xunit;

namespace App.Tests.Journeys;

/// <summary>Stripe tells one sale several times, in any order; the shop's one source of sales counts.</summary>
[Collection(JourneyApp.Name)]
public sealed class StripeTests(RunningApp app)
{
    [Fact]
    public async Task other_sources_of_sales_are_ignored()
    {
        var sale = app.NewMember("stripe").Buys(80).Paid();
        await app.Sender.Send(sale.Whole());

        var told = await app.Rows.Unchanged(() => app.Sender.Send(Intent(sale)));

        (told.Outcome, told.Reason).Should().Be(("ignored", "another_source_of_sales"));
    }

    [Fact]
    public async Task a_shop_may_count_payment_intents_instead()
    {
        var shop = await app.NewShop(program => program, settings => settings with
        {
            Storefronts =
            [
                settings.Storefronts.Single(one => one.Storefront == "stripe") with
                {
                    StripeSource = StripeSource.PaymentIntent,
                },
            ],
        });
        var sale = app.NewMember("stripe", shop).Buys(80).Paid();

        (await app.Sender.Send(Intent(sale), shop)).Points.Should().Be(80);
        (await app.Sender.Send(sale.Whole(), shop)).Outcome.Should().Be("ignored");
        (await app.Sender.Send(Message.Of("shopify", "orders/paid", new { id = "1" }), shop)).Code
            .Should().Be("storefront_unknown");
    }

    [Fact]
    public async Task every_order_of_events_ends_the_same()
    {
        foreach (var order in new int[][] { [0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1], [1, 3, 0, 2] })
        {
            var sale = app.NewMember("stripe").Buys(100);
            var paid = sale.Paid();
            var refunded = paid.Refund(40);
            var events = new[]
            {
                sale.Whole(),
                paid.Whole("checkout.session.async_payment_succeeded"),
                refunded.LastRefund(),
                Refund(refunded),
            };
            foreach (var index in order.Concat(order))
            {
                await app.Sender.Send(events[index]);
            }

            (await app.Member("stripe:" + sale.Customer).Balance())
                .Should().Be(60, "in the order {0}", string.Join(' ', order));
        }
    }

    private static Message Intent(Sale sale) =>
        sale.StripeEvent("payment_intent.succeeded", new
        {
            id = sale.Id,
            customer = sale.Customer,
            currency = sale.Currency,
            amount_received = sale.Minor(sale.Amount),
        });

    private static Message Refund(Sale sale) => sale.StripeEvent("refund.updated", new
    {
        id = "re_" + sale.Id,
        payment_intent = sale.Id,
        status = "succeeded",
        currency = sale.Currency,
        amount = sale.Minor(sale.Refunded),
    });
}
