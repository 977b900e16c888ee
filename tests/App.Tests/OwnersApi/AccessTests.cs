using App.Tests.Doors;
using App.Tests.Running;
using FluentAssertions;
using Standins;
using Xunit;

namespace App.Tests.OwnersApi;

/// <summary>What rewards are made with at a storefront is tried before it is kept, and never shown again.</summary>
[Collection(OwnersApp.Name)]
public sealed class AccessTests(RunningApp app)
{
    [Fact]
    public async Task access_to_shopify_is_tried_kept_shown_by_its_fingerprint_and_removed()
    {
        await using var store = await ShopifyStandin.Start("write_discounts");
        var shop = await Connected("shopify");
        var body = $$"""
            {"address":"{{store.Address}}","key":"{{ShopifyStandin.Client}}","secret":"{{ShopifyStandin.Secret}}"}
            """;

        var tried = await app.Rows.Unchanged(() => Gives(shop, "shopify", body, "?dryRun=true"));
        tried.Status.Should().Be(200);
        var told = await Gives(shop, "shopify", body);

        told.Json["currency"]!.GetValue<string>().Should().Be("EUR");
        told.Json["missing"]!.AsArray().Select(one => (string)one!).Should().BeEquivalentTo(
            "write_store_credit_account_transactions", "read_store_credit_accounts");
        var shown = await shop.Owner.Sees();
        shown.Json["storefronts"]![0]!["access"]!.ToJsonString().Should().Be(told.Json.ToJsonString());
        shown.Json.ToJsonString().Should().NotContain(ShopifyStandin.Secret).And.NotContain(ShopifyStandin.Client);
        var acts = await shop.Owner.Sees("/acts");
        acts.Json.ToJsonString().Should().Contain("access.given").And.NotContain(ShopifyStandin.Secret);

        (await shop.Owner.Asks(HttpMethod.Delete, "/storefronts/shopify/access")).Status.Should().Be(204);
        (await app.Rows.Unchanged(() => shop.Owner.Asks(HttpMethod.Delete, "/storefronts/shopify/access")))
            .Status.Should().Be(204);
        (await shop.Owner.Sees()).Json["storefronts"]![0]!["access"].Should().BeNull();
    }

    [Fact]
    public async Task a_store_with_plain_links_is_found_and_a_key_that_only_reads_is_refused()
    {
        await using var store = await WooCommerceStandin.Start(hasPlainLinks: true);
        var shop = await Connected("woocommerce");
        var body = $$"""
            {"address":"{{store.Address}}","key":"{{WooCommerceStandin.Key}}","secret":"{{WooCommerceStandin.Secret}}"}
            """;

        (await Gives(shop, "woocommerce", body)).Status.Should().Be(200);
        store.IsReadOnly = true;
        Refused(await app.Rows.Unchanged(() => Gives(shop, "woocommerce", body)), "right_missing", "read_write");
        store.Coupons.Should().BeEmpty("trying leaves nothing there");
    }

    [Theory]
    [InlineData("coupons")]
    [InlineData("promotion_codes")]
    public async Task a_restricted_key_needs_both_rights_of_stripe(string right)
    {
        await using var store = await StripeStandin.Start();
        var shop = await Connected("stripe");
        var body = $$"""{"address":"{{store.Address}}","key":"{{StripeStandin.Key}}"}""";

        (await Gives(shop, "stripe", body)).Status.Should().Be(200);
        store.Forbidden = right;
        Refused(await app.Rows.Unchanged(() => Gives(shop, "stripe", body)), "right_missing", right);
        store.Promotions.Should().BeEmpty();
    }

    [Fact]
    public async Task what_does_not_open_the_store_is_not_kept()
    {
        await using var store = await ShopifyStandin.Start("read_orders");
        var shop = await Connected("shopify");

        Refused(
            await Gives(shop, "shopify", $$"""{"address":"{{store.Address}}","key":"shpat_another"}"""),
            "storefront_refused_key", "");
        Refused(
            await Gives(shop, "shopify", $$"""{"address":"{{store.Address}}","key":"{{ShopifyStandin.Token}}"}"""),
            "right_missing", "write_discounts");
        Refused(
            await Gives(shop, "shopify", """{"address":"http://127.0.0.1:9","key":"shpat_another"}"""),
            "storefront_away", "");
        (await shop.Owner.Sees()).Json["storefronts"]![0]!["access"].Should().BeNull();
    }

    [Theory]
    [InlineData("shopify", """{"address":"nordlys.example","key":"shpat_12345678"}""", "address")]
    [InlineData("shopify", """{"address":"http://nordlys.myshopify.com","key":"shpat_12345678"}""", "address")]
    [InlineData("shopify", """{"address":"https://nordlys.myshopify.com/admin","key":"shpat_12345678"}""", "address")]
    [InlineData("shopify", """{"address":"https://a@nordlys.myshopify.com","key":"shpat_12345678"}""", "address")]
    [InlineData("shopify", """{"address":"https://myshopify.com.example","key":"shpat_12345678"}""", "address")]
    [InlineData("shopify", """{"key":"shpat_12345678"}""", "address")]
    [InlineData("shopify", """{"address":"nordlys.myshopify.com","key":"short"}""", "key")]
    [InlineData("shopify", """{"address":"nordlys.myshopify.com","key":"with a blank"}""", "key")]
    [InlineData("shopify", """{"address":"nordlys.myshopify.com","key":"12345678","secret":""}""", "secret")]
    [InlineData("woocommerce", """{"address":"https://nordlys.example","key":"ck_12345678"}""", "secret")]
    [InlineData(
        "woocommerce", """{"address":"ftp://nordlys.example","key":"ck_12345678","secret":"cs_12345678"}""", "address")]
    [InlineData(
        "woocommerce", """{"address":"https://a.example?b=c","key":"ck_12345678","secret":"cs_12345678"}""", "address")]
    [InlineData("stripe", """{"key":"pk_12345678"}""", "key")]
    [InlineData("stripe", """{"key":"sk_12345678","address":"https://stripe.example"}""", "address")]
    [InlineData("stripe", """{"key":"sk_12345678","secret":"12345678"}""", "secret")]
    [InlineData("stripe", """{"key":"sk_12345678","adress":"x"}""", "adress")]
    public async Task what_can_be_no_access_is_refused_by_name_and_leaves_nothing(
        string storefront, string body, string place)
    {
        var shop = await Connected(storefront);

        var told = await app.Rows.Unchanged(() => Gives(shop, storefront, body));

        told.ShouldBeRefused(400, "bad_parameter");
        ((string?)told.Json["params"]!["name"]).Should().Be(place);
    }

    [Fact]
    public async Task only_a_connected_storefront_with_an_api_is_given_access()
    {
        var shop = await Connected("standard");

        (await Gives(shop, "shopify", """{"key":"shpat_12345678"}""")).ShouldBeRefused(404, "storefront_unknown");
        (await Gives(shop, "standard", """{"key":"shpat_12345678"}""")).ShouldBeRefused(404, "storefront_unknown");
    }

    private static Task<Reply> Gives(Opened shop, string storefront, string body, string query = "") =>
        shop.Owner.Puts($"/storefronts/{storefront}/access{query}", body);

    private static void Refused(Reply told, string why, string right)
    {
        told.ShouldBeRefused(409, "access_refused");
        told.Json["params"]!.ToJsonString().Should().Be($$"""{"why":"{{why}}","right":"{{right}}"}""");
    }

    private async Task<Opened> Connected(string storefront)
    {
        var shop = await Opened.At(app);
        var body = storefront switch
        {
            "shopify" => """{"secret":"12345678"}""",
            "stripe" => """{"secret":"whsec_12345678"}""",
            _ => "{}",
        };
        (await shop.Owner.Puts("/storefronts/" + storefront, body)).Status.Should().Be(200);
        return shop;
    }
}
