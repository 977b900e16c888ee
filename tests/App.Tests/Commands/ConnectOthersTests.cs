using System.Text.Json.Nodes;
using App.Tests.Running;
using FluentAssertions;
using Standins;
using Xunit;

namespace App.Tests.Commands;

/// <summary>WooCommerce, Stripe and Standard Webhooks connected, between their stand-ins and the app itself.</summary>
public sealed class ConnectOthersTests(OpenShop open) : IClassFixture<OpenShop>
{
    [Fact]
    public async Task woocommerce_is_connected_tried_mended_rotated_and_disconnected()
    {
        await using var store = await WooCommerceStandin.Start(hasPlainLinks: true);
        store.Has("product.created", new Uri("https://another.example/hook"));

        var told = await WooCommerce("connect", store);

        told.Exit.Should().Be(0, "{0}", told);
        told.Output.Should().Contain("arrived ").And.Contain(": ignored\n");
        store.Webhooks.Where(one => one.Address == open.Webhook("woocommerce")).Should().HaveCount(7);
        store.Pings.Should().HaveCount(7).And.OnlyContain(status => status == 200);
        (await store.Place(Sales.Of("woocommerce", Any.Number(), Any.Number(), 50).Paid()))
            .Should().ContainSingle().Which.Status.Should().Be(200);

        store.SwitchOff("order.updated");
        var mended = await WooCommerce("connect", store);
        mended.Exit.Should().Be(0, "{0}", mended);
        mended.Output.Should().Contain("change   order.updated (it was switched off)\n");
        mended.Error.Should().Contain("--rotate");
        store.Webhooks.Should().OnlyContain(one => one.IsOn);
        (await open.Fingerprints("woocommerce")).Should().ContainSingle();

        var before = store.Webhooks[1].Secret;
        (await WooCommerce("connect", store, "--rotate", "--json")).Json["test"]!["arrived"]!.GetValue<bool>()
            .Should().BeTrue();
        (await open.Fingerprints("woocommerce")).Should().HaveCount(2);
        store.Webhooks.Skip(1).Select(one => one.Secret).Distinct(StringComparer.Ordinal)
            .Should().ContainSingle().Which.Should().NotBe(before);

        (await WooCommerce("disconnect", store, "--yes")).Exit.Should().Be(0);
        store.Webhooks.Should().ContainSingle();
    }

    [Fact]
    public async Task stripe_tells_its_secret_once_and_the_app_keeps_it()
    {
        await using var stripe = await StripeStandin.Start();
        stripe.Has(new Uri("https://another.example/hook"), "invoice.paid");
        stripe.Has(open.Webhook("stripe"), "invoice.paid");

        var told = await Stripe("connect", stripe, "--sales-from", "checkout");

        told.Exit.Should().Be(0, "{0}", told);
        told.Output.Should().Contain("arrived ").And.NotContain("whsec_");
        stripe.Webhooks.Should().HaveCount(2, "the endpoint whose secret nobody knew is gone");
        var sale = Sales.Of("stripe", "pi_" + Any.Number(), "cus_" + Any.Number(), 50).Paid();
        (await stripe.Place(sale)).Should().ContainSingle().Which.Status.Should().Be(200);

        var again = await Stripe("connect", stripe, "--json");
        (again.Exit, again.Json["test"]).Should().Be((0, null), "{0}", again);
        stripe.Webhooks.Should().HaveCount(2);

        (await Stripe("disconnect", stripe, "--yes")).Exit.Should().Be(0);
        stripe.Webhooks.Should().ContainSingle();
    }

    [Fact]
    public async Task any_other_shop_is_told_address_secret_and_how_to_sign()
    {
        var told = await open.Connecting("shop", "connect", "standard", "--json");

        told.Exit.Should().Be(0, "{0}", told);
        ((string)told.Json["secret"]!).Should().StartWith("whsec_");
        told.Json["test"]!["outcome"]!.GetValue<string>().Should().Be("recorded");
        var sent = await Node(
            ((string)told.Json["toDo"]![0]!).Split("changes:\n\n")[1]
                + """

                const order = {
                  id: 'a-1', placedAt: new Date().toISOString(), updatedAt: new Date().toISOString(), currency: 'EUR',
                  payment: 'paid', paidAt: new Date().toISOString(), lines: [{ net: '10.00' }],
                };
                console.log(JSON.stringify(await sendOrder('order.paid', order)));
                """,
            (string)told.Json["secret"]!);
        ((string)sent["outcome"]!).Should().Be("recorded", "a guest's order waits");

        var again = await open.Connecting("shop", "connect", "standard");
        again.Exit.Should().Be(0, "{0}", again);
        again.Output.Should().NotContain("whsec_' ").And.Contain("LOYALTY_WEBHOOK_SECRET");
        (await open.Connecting("shop", "disconnect", "standard", "--yes")).Exit.Should().Be(0);
    }

    [Theory]
    [InlineData("connect", "woocommerce")]
    [InlineData("disconnect", "woocommerce")]
    public async Task a_shop_that_does_not_let_it_in_is_said(string what, string storefront)
    {
        await using var store = await WooCommerceStandin.Start();
        await open.Connecting("shop", "connect", "standard", "--no-test");

        var told = await CommandLine.TypeIn(
            [
                ("LOYALTY_URL", open.Address.AbsoluteUri),
                ("LOYALTY_OWNER_KEY", open.OwnerKey),
                ("WOOCOMMERCE_KEY", "ck_wrong"),
                ("WOOCOMMERCE_SECRET", "cs_wrong"),
            ],
            "shop", what, storefront, "--shop", open.Shop, "--store", store.Address.AbsoluteUri, "--yes");

        told.Exit.Should().Be(2, "{0}", told);
        told.Error.Should().Contain(what == "connect" ? "(credentials_wrong)" : "(storefront_unknown)");
        store.Webhooks.Should().BeEmpty();
    }

    private Task<CommandLine> WooCommerce(string what, WooCommerceStandin store, params string[] more) =>
        open.Connecting(["shop", what, "woocommerce", "--store", store.Address.AbsoluteUri, .. more]);

    private Task<CommandLine> Stripe(string what, StripeStandin stripe, params string[] more) =>
        open.Connecting(["shop", what, "stripe", "--stripe", stripe.Address.AbsoluteUri, .. more]);

    private static async Task<JsonObject> Node(string script, string secret)
    {
        var said = await Runtime.Run("node", script, ".mjs", ("LOYALTY_WEBHOOK_SECRET", secret));
        return JsonNode.Parse(said)!.AsObject();
    }
}
