using System.Text.Json.Nodes;
using FluentAssertions;
using Loyalty;
using Loyalty.App.Fulfilling;
using Loyalty.Ledger;
using Loyalty.Program.Kinds;
using Standins;
using Xunit;

namespace App.Tests.Fulfilling;

/// <summary>What a redemption is at each storefront: for whom, how much, from what on, until when.</summary>
public sealed class ShapeTests
{
    private static readonly DateTimeOffset End = new(2031, 5, 2, 22, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(
        "amountOff",
        """{"discountAmount":{"amount":"10.00","appliesOnEachItem":false}}""", """{"all":true}""")]
    [InlineData("percentOff", """{"percentage":0.125}""", """{"all":true}""")]
    [InlineData(
        "product",
        """{"discountAmount":{"amount":"15.00","appliesOnEachItem":false}}""",
        """{"products":{"productsToAdd":["gid://shopify/Product/77"]}}""")]
    public async Task shopify_takes_so_much_off_for_one_customer_once(string kind, string value, string items)
    {
        await using var store = await TriedStore.Shopify(RewardKind.Find(kind));

        await store.Make();

        var said = ((ShopifyStandin)store.Platform).Discounts.Should().ContainSingle().Which.Said;
        said["customerGets"]!["value"]!.ToJsonString().Should().Be(value);
        said["customerGets"]!["items"]!.ToJsonString().Should().Be(items);
        said["context"]!.ToJsonString().Should().Be("""{"customers":{"add":["gid://shopify/Customer/7001"]}}""");
        said["minimumRequirement"]!.ToJsonString().Should().Be(
            """{"subtotal":{"greaterThanOrEqualToSubtotal":"50.00"}}""");
        (said["usageLimit"]!.GetValue<int>(), said["appliesOncePerCustomer"]!.GetValue<bool>()).Should().Be((1, true));
        ((string?)said["endsAt"]).Should().Be("2031-05-02T22:00:00Z");
    }

    [Fact]
    public async Task shopify_ships_free_to_everywhere()
    {
        await using var store = await TriedStore.Shopify(new FreeShipping());

        (await store.Make()).Should().BeOfType<Made.Ready>();
        await store.Unmake();
        (await store.Make()).Should().Be(new Made.Refused(StoreTrouble.Undone));

        var said = ((ShopifyStandin)store.Platform).Discounts.Should().ContainSingle().Which.Said;
        said["destination"]!.ToJsonString().Should().Be("""{"all":true}""");
        said["combinesWith"]!["shippingDiscounts"]!.GetValue<bool>().Should().BeFalse();
    }

    [Theory]
    [InlineData("amountOff", "fixed_cart", "10.00", false, "[]")]
    [InlineData("percentOff", "percent", "12.5", false, "[]")]
    [InlineData("freeShipping", "fixed_cart", "0", true, "[]")]
    [InlineData("product", "percent", "100", false, "[77]")]
    public async Task woocommerce_has_a_coupon_for_the_customers_address(
        string kind, string type, string amount, bool ships, string products)
    {
        await using var store = await TriedStore.WooCommerce(RewardKind.Find(kind));

        (await store.Make()).Should().BeOfType<Made.Ready>();

        var said = ((WooCommerceStandin)store.Platform).Coupons.Should().ContainSingle().Which;
        ((string?)said["discount_type"], (string?)said["amount"], (bool)said["free_shipping"]!)
            .Should().Be((type, amount, ships));
        (said["product_ids"] ?? new JsonArray()).ToJsonString().Should().Be(products);
        said["email_restrictions"]!.ToJsonString().Should().Be("""["buyer7001@example.com"]""");
        ((int)said["usage_limit"]!, (int)said["usage_limit_per_user"]!).Should().Be((1, 1));
        ((string?)said["minimum_amount"], (string?)said["date_expires_gmt"])
            .Should().Be(("50.00", "2031-05-02T22:00:00"));
    }

    [Theory]
    [InlineData("EUR", 1000, "1000", 5000, "5000")]
    [InlineData("JPY", 1000, "1000", 5000, "5000")]
    [InlineData("ISK", 1000, "100000", 5000, "500000")]
    [InlineData("KWD", 1250, "1250", 5000, "5000")]
    public async Task stripe_counts_in_its_own_steps(
        string currency, decimal off, string amountOff, decimal minimum, string minimumAmount)
    {
        await using var store = await TriedStore.Stripe(wanted => wanted with
        {
            Amount = new Money(off, Currency.Of(currency)),
            MinimumSpend = new Money(minimum, Currency.Of(currency)),
        });

        (await store.Make()).Should().BeOfType<Made.Ready>();

        var stripe = (StripeStandin)store.Platform;
        var code = stripe.Promotions.Should().ContainSingle().Which;
        var coupon = stripe.Coupon(code.Coupon);
        (coupon["amount_off"], coupon["currency"], coupon["max_redemptions"], coupon["duration"])
            .Should().Be((amountOff, currency.ToLowerInvariant(), "1", "once"));
        (code.Said["customer"], code.Said["max_redemptions"], code.Said["restrictions[minimum_amount]"])
            .Should().Be(("cus_7001", "1", minimumAmount));
        code.Said["expires_at"].Should().Be(End.ToUnixTimeSeconds().ToString(null, null));
    }

    [Theory]
    [InlineData("404", "shopify", StoreTrouble.Refused)]
    [InlineData("404", "woocommerce", StoreTrouble.CustomerUnknown)]
    [InlineData("cus_gone", "stripe", StoreTrouble.CustomerUnknown)]
    public async Task a_customer_who_is_gone_is_refused_and_nothing_is_made(string id, string way, string why)
    {
        Redemption Of(Redemption wanted) => wanted with { Customer = new CustomerId(way, id) };
        await using var store = way switch
        {
            "shopify" => await TriedStore.Shopify(change: Of),
            "woocommerce" => await TriedStore.WooCommerce(change: Of),
            _ => await TriedStore.Stripe(Of),
        };

        (await store.Make()).Should().Be(new Made.Refused(why));
        store.Live().Should().Be(0);
        (await store.Unmake()).Should().Be(new Unmade.Gone());
    }

    [Theory]
    [InlineData("shopify")]
    [InlineData("woocommerce")]
    public async Task refused_after_an_answer_was_lost_it_is_dead_before_the_points_come_back(string way)
    {
        await using var store = way == "shopify" ? await TriedStore.Shopify() : await TriedStore.WooCommerce();
        store.Platform.Loses = store.Acts;
        (await store.Make()).Should().Be(new Made.Later(StoreTrouble.Away));
        store.Live().Should().Be(1);
        store.Platform.GoneCustomer = "7001";

        (await store.Make()).Should().BeOfType<Made.Refused>();
        store.Live().Should().Be(0);
    }

    [Fact]
    public async Task credit_of_shopify_lasts_its_last_day_and_is_told_from_another_of_the_same_amount()
    {
        await using var store = await TriedStore.Shopify(new StoreCredit());
        var other = store.Wanted with { Id = new string('b', 26) };
        await store.Make();
        await store.Way.Make(store.Shop, other, CancellationToken.None);

        (await store.Unmake()).Should().Be(new Unmade.Gone());
        (await store.Way.Make(store.Shop, other, CancellationToken.None)).Should().BeOfType<Made.Ready>();

        store.Live().Should().Be(1, "the other one is still there");
    }
}
