using System.Text.Json.Nodes;
using App.Tests.Doors;
using App.Tests.Running;
using FluentAssertions;
using Standins;
using World;
using Xunit;

namespace App.Tests.OwnersApi;

/// <summary>From points earned to a code in the storefront, and back again, through the front doors alone.</summary>
[Collection(OwnersApp.Name)]
public sealed class FulfilledTests(RunningApp app)
{
    [Theory]
    [InlineData("shopify")]
    [InlineData("woocommerce")]
    [InlineData("stripe")]
    public async Task a_reward_is_bought_made_in_the_storefront_and_taken_back(string storefront)
    {
        await using var store = await Started(storefront);
        var (_, member) = await Bought(store.Platform, storefront, store.Access);

        var bought = await Redeems(member, "one", """{"reward":"off"}""");

        (bought.Status, State(bought), Available(bought)).Should().Be((201, "ready", 70));
        store.Live().Should().Be(1);
        var again = await Redeems(member, "one", """{"reward":"off"}""");
        again.Json["redemption"]!.ToJsonString().Should().Be(bought.Json["redemption"]!.ToJsonString());
        store.Live().Should().Be(1);

        var undone = await member.Ask(
            HttpMethod.Delete, $"/redemptions/{bought.Json["redemption"]!["id"]}", member.Token());
        (undone.Status, State(undone), Available(undone)).Should().Be((200, "undone", 100));
        store.Live().Should().Be(0);
    }

    [Fact]
    public async Task a_cart_is_paid_partly_with_a_code_worth_those_points()
    {
        await using var store = await Started("shopify");
        var (_, member) = await Bought(store.Platform, "shopify", store.Access);

        var paid = await Redeems(
            member, "pay", """{"pay":{"points":40,"cart":{"amountMinor":2000,"currency":"EUR"}}}""");

        (paid.Status, State(paid), Available(paid)).Should().Be((201, "ready", 60));
        var discount = ((ShopifyStandin)store.Platform).Discounts.Should().ContainSingle().Which;
        discount.Code.Should().Be((string)paid.Json["redemption"]!["code"]!);
        ((string?)discount.Said["customerGets"]!["value"]!["discountAmount"]!["amount"]).Should().Be("4.00");
        ((string?)discount.Said["minimumRequirement"]!["subtotal"]!["greaterThanOrEqualToSubtotal"])
            .Should().Be("4.00");
    }

    [Fact]
    public async Task its_answer_lost_it_is_pending_and_asked_again_it_is_there_once()
    {
        await using var store = await Started("woocommerce");
        var (_, member) = await Bought(store.Platform, "woocommerce", store.Access);
        store.Platform.Loses = request => request.Method == "POST";

        var bought = await Redeems(member, "lost", """{"reward":"off"}""");
        (State(bought), (string?)bought.Json["redemption"]!["trouble"]).Should().Be(("pending", "storefront_away"));
        bought.Json["redemption"]!["code"].Should().BeNull("nobody knows whether it is there");

        var again = await Redeems(member, "lost", """{"reward":"off"}""");
        (State(again), Available(again)).Should().Be(("ready", 70));
        store.Live().Should().Be(1);
    }

    [Fact]
    public async Task a_code_of_a_pool_is_given_to_one_and_then_it_is_sold_out()
    {
        await using var store = await Started("shopify");
        var (shop, member) = await Bought(store.Platform, "shopify", store.Access);
        (await Redeems(member, "early", """{"reward":"ticket"}""")).ShouldBeRefused(409, "reward_sold_out");
        await shop.Owner.Posts("/rewards/ticket/codes", """{"codes":["TICKET-1"]}""");

        var bought = await Redeems(member, "pool", """{"reward":"ticket"}""");
        (State(bought), (string?)bought.Json["redemption"]!["code"]).Should().Be(("ready", "TICKET-1"));
        (await Redeems(member, "late", """{"reward":"ticket"}""")).ShouldBeRefused(409, "reward_sold_out");
        (await shop.Owner.Sees("/rewards")).Json["rewards"]![1]!["left"]!.GetValue<long>().Should().Be(0);
    }

    [Fact]
    public async Task what_the_shop_is_not_set_up_to_make_costs_nothing()
    {
        await using var store = await Started("shopify");
        var (shop, member) = await Bought(store.Platform, "shopify", store.Access);
        await shop.Owner.Asks(HttpMethod.Delete, "/storefronts/shopify/access");

        var told = await Redeems(member, "not", """{"reward":"off"}""");

        told.ShouldBeRefused(409, "reward_not_made");
        ((string?)told.Json["params"]!["why"]).Should().Be("access_missing");
        (await member.Balance()).Should().Be(100);
    }

    private static Task<Reply> Redeems(Member member, string key, string body) => member.Ask(
        HttpMethod.Post, "/redemptions", member.Token(), body, ("Idempotency-Key", key));

    private static string? State(Reply told) => (string?)told.Json["redemption"]!["state"];

    private static long Available(Reply told) => (long)told.Json["available"]!;

    /// <summary>A shop that makes rewards there, and a member of it with a hundred points.</summary>
    private async Task<(Opened Shop, Member Member)> Bought(Standin platform, string storefront, string access)
    {
        var shop = await Opened.At(app, Programs.Text(program =>
        {
            program["rewards"] = JsonNode.Parse($$"""
                [
                  { "code": "off", "kind": "amountOff", "name": { "en": "Off" }, "text": { "en": "Off." },
                    "points": 30, "amount": [{ "amountMinor": 500, "currency": "EUR" }], "validDays": 30,
                    "fulfilment": "{{storefront}}" },
                  { "code": "ticket", "kind": "gift", "name": { "en": "A ticket" }, "text": { "en": "One." },
                    "points": 10, "product": "ticket", "fulfilment": "pool" }
                ]
                """);
            program["payWithPoints"] = JsonNode.Parse($$"""
                { "worth": [{ "amountMinor": 10, "currency": "EUR" }], "fulfilment": "{{storefront}}" }
                """);
        }));
        const string Secret = "whsec_of_a_test";
        (await shop.Owner.Puts("/storefronts/" + storefront, $$"""{"secret":"{{Secret}}"}""")).Status.Should().Be(200);
        (await shop.Owner.Puts($"/storefronts/{storefront}/access", access)).Status.Should().Be(200);
        platform.Asked.Should().BeGreaterThan(0);
        var (customer, order) = storefront == "stripe" ? ("cus_7", "pi_") : ("", "");
        var member = shop.Member($"{storefront}:{customer}{Any.Number()}");
        var sale = member.Buys(100, id: order + Any.Number()).Paid();
        (await shop.Send(sale.Whole(), Secret)).Outcome.Should().Be("settled");
        return (shop, member);
    }

    private static async Task<Running> Started(string storefront)
    {
        switch (storefront)
        {
            case "shopify":
                var shopify = await ShopifyStandin.Start("write_discounts");
                return new Running(
                    shopify, $$"""{"address":"{{shopify.Address}}","key":"{{ShopifyStandin.Token}}"}""",
                    () => shopify.LiveDiscounts);
            case "woocommerce":
                var shop = await WooCommerceStandin.Start();
                return new Running(
                    shop,
                    $$"""
                    {"address":"{{shop.Address}}","key":"{{WooCommerceStandin.Key}}",
                     "secret":"{{WooCommerceStandin.Secret}}"}
                    """,
                    () => shop.LiveCoupons);
            default:
                var stripe = await StripeStandin.Start();
                return new Running(
                    stripe, $$"""{"address":"{{stripe.Address}}","key":"{{StripeStandin.Key}}"}""",
                    () => stripe.LiveCodes);
        }
    }

    private sealed record Running(Standin Platform, string Access, Func<int> Live) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => Platform.DisposeAsync();
    }
}
