using App.Tests.Doors;
using App.Tests.Running;
using FluentAssertions;
using World;
using Xunit;

namespace App.Tests.OwnersApi;

/// <summary>Keys and secrets are replaced without a gap, or at once where they have got about.</summary>
[Collection(OwnersApp.Name)]
public sealed class RotationTests(RunningApp app)
{
    [Fact]
    public async Task a_replaced_webhook_secret_counts_on_and_the_new_one_at_once_at_every_instance()
    {
        var (shop, first) = await Connected();
        var other = await app.OtherInstance();
        (await shop.Send(Order(), first, other)).Outcome.Should().Be("settled");

        var rotated = await shop.Owner.Puts("/storefronts/woocommerce", """{"rotate":true}""");
        var second = (string)rotated.Json["secret"]!;

        (await shop.Send(Order(), second, other)).Outcome.Should().Be("settled", "what it knew was older");
        (await shop.Send(Order(), first, other)).Outcome.Should().Be("settled");
        (await shop.Send(Order(), first)).Outcome.Should().Be("settled");
        rotated.Json["others"]!.AsArray().Should().ContainSingle().Which!["until"].Should().NotBeNull();
    }

    [Fact]
    public async Task a_secret_that_got_about_counts_no_more()
    {
        var (shop, first) = await Connected();
        await shop.Owner.Puts("/storefronts/woocommerce", """{"rotate":true,"keepHours":0}""");

        (await shop.Send(Order(), first)).ShouldBeRefused(401, "not_genuine");
    }

    [Fact]
    public async Task the_same_secret_again_changes_nothing()
    {
        var (shop, first) = await Connected();

        var told = await app.Rows.Unchanged(() => shop.Owner.Puts(
            "/storefronts/woocommerce", $$"""{"secret":"{{first}}"}"""));

        told.Json["others"]!.AsArray().Should().BeEmpty();
    }

    [Fact]
    public async Task a_new_owners_key_opens_at_once_and_the_old_one_for_a_while()
    {
        var shop = await Opened.At(app);
        await shop.Owner.Sees();

        var key = (string)(await shop.Owner.Posts("/keys", """{"key":"owner"}""")).Json["value"]!;
        (await shop.Owner.Sees()).Status.Should().Be(200);
        (await app.Owner(shop.Id, key).Sees()).Status.Should().Be(200);
        await app.Owner(shop.Id, key).Posts("/keys", """{"key":"owner","keepHours":0}""");

        (await shop.Owner.Sees()).ShouldBeRefused(401, "owner_key_wrong");
        (await app.Owner(shop.Id, key).Sees()).ShouldBeRefused(401, "owner_key_wrong");
    }

    [Fact]
    public async Task a_new_member_key_signs_tokens_beside_the_old_one()
    {
        var shop = await Opened.At(app);
        var customer = "standard:" + Any.Number();
        await shop.Member(customer).Sees();

        var key = (string)(await shop.Owner.Posts("/keys", """{"key":"member"}""")).Json["value"]!;

        (await new Member(app.Client, shop.Id, customer, key).Sees()).Status.Should().Be(200);
        (await shop.Member(customer).Sees()).Status.Should().Be(200);
    }

    [Theory]
    [InlineData("shopify", """{}""", "secret")]
    [InlineData("stripe", """{}""", "secret")]
    [InlineData("stripe", """{"secret":"not-of-stripe"}""", "secret")]
    [InlineData("standard", """{"secret":"whsec_c2hvcnQ="}""", "secret")]
    [InlineData("woocommerce", """{"secret":"short"}""", "secret")]
    [InlineData("woocommerce", """{"secret":"with a blank"}""", "secret")]
    [InlineData("woocommerce", """{"keepHours":721}""", "keepHours")]
    [InlineData("woocommerce", """{"stripeSource":"checkout"}""", "stripeSource")]
    [InlineData("shopify", """{"secret":"12345678","paidStatuses":["packed"]}""", "paidStatuses")]
    [InlineData("woocommerce", """{"secret":"12345678","paidStatuses":[null]}""", "paidStatuses")]
    [InlineData("shopify", """{"secret":"12345678","customersOf":"woocommerce"}""", "customersOf")]
    [InlineData("stripe", """{"secret":"whsec_12345678","customersOf":"stripe"}""", "customersOf")]
    [InlineData("stripe", """{"secret":"whsec_12345678","stripeSource":0}""", "stripeSource")]
    public async Task what_cannot_connect_is_refused_by_name_and_leaves_nothing(
        string storefront, string body, string place)
    {
        var shop = await Opened.At(app);

        var told = await app.Rows.Unchanged(() => shop.Owner.Puts("/storefronts/" + storefront, body));

        told.ShouldBeRefused(400, "bad_parameter");
        ((string?)told.Json["params"]!["name"]).Should().Be(place);
    }

    [Fact]
    public async Task stripe_beside_another_storefront_has_to_have_sales_of_its_own()
    {
        var (shop, _) = await Connected();

        (await shop.Owner.Puts("/storefronts/stripe", """{"secret":"whsec_12345678"}"""))
            .ShouldBeRefused(409, "storefront_overlaps");
        (await shop.Owner.Puts("/storefronts/stripe", """{"secret":"whsec_12345678","ownSales":true}"""))
            .Status.Should().Be(200);
        (await shop.Owner.Puts("/storefronts/standard", "{}")).Status.Should().Be(200);
    }

    [Fact]
    public async Task a_storefront_that_is_no_longer_connected_delivers_nothing_more()
    {
        var (shop, secret) = await Connected();
        (await shop.Owner.Asks(HttpMethod.Delete, "/storefronts/woocommerce?dryRun=true")).Status.Should().Be(204);
        (await shop.Send(Order(), secret)).Outcome.Should().Be("settled");

        (await shop.Owner.Asks(HttpMethod.Delete, "/storefronts/woocommerce")).Status.Should().Be(204);

        (await shop.Send(Order(), secret)).ShouldBeRefused(404, "storefront_unknown");
        (await shop.Owner.Asks(HttpMethod.Delete, "/storefronts/woocommerce"))
            .ShouldBeRefused(404, "storefront_unknown");
    }

    private async Task<(Opened Shop, string Secret)> Connected()
    {
        var shop = await Opened.At(app);
        return (shop, (string)(await shop.Owner.Puts("/storefronts/woocommerce", "{}")).Json["secret"]!);
    }

    private static Message Order() =>
        Sales.Of("woocommerce", Any.Number(), Any.Number(), 10).Paid().Whole();
}
