using App.Tests.Running;
using FluentAssertions;
using Standins;
using Xunit;

namespace App.Tests.Commands;

/// <summary>
/// <c>loyalty shop connect shopify</c> and its undoing, between a store's stand-in and the app itself.
/// </summary>
public sealed class ConnectShopifyTests(OpenShop open) : IClassFixture<OpenShop>
{
    [Fact]
    public async Task a_store_is_connected_tried_sold_in_and_disconnected()
    {
        await using var store = await ShopifyStandin.Start();
        store.Has("APP_UNINSTALLED", new Uri("https://another.example/hook"));

        var told = await Connect(store);

        told.Exit.Should().Be(0, "{0}", told);
        told.Output.Should().Contain("create   orders/updated\n").And.Contain("arrived ")
            .And.Contain("Left to do: customers/");
        store.Webhooks.Where(one => one.Address == open.Webhook("shopify")).Should().HaveCount(15);

        var member = open.Member("shopify:" + Any.Number());
        (await member.Joins(Any.Number())).Status.Should().BeInRange(200, 201);
        (await store.Place(member.Buys(100).Paid())).Should().ContainSingle()
            .Which.Answer.Should().Contain("\"outcome\":\"settled\"").And.Contain("\"points\":100");

        var again = await Connect(store, "--json");
        again.Exit.Should().Be(0, "{0}", again);
        again.Json["webhooks"]!.AsArray().Select(one => (string)one!["step"]!).Distinct(StringComparer.Ordinal)
            .Should().Equal("keep");
        ((bool)again.Json["test"]!["arrived"]!, again.Json["secret"]).Should().Be((true, null));
        (await open.Fingerprints("shopify")).Should().ContainSingle();

        var looked = await Disconnect(store, "--dry-run");
        looked.Exit.Should().Be(0, "{0}", looked);
        store.Webhooks.Should().HaveCount(16);
        (await Disconnect(store)).Exit.Should().Be(2, "nobody was there to say yes");
        (await Disconnect(store, "--yes")).Exit.Should().Be(0);
        store.Webhooks.Should().ContainSingle().Which.Topics.Should().Equal("APP_UNINSTALLED");
        (await open.Details())["storefronts"]!.AsArray().Should().BeEmpty();
    }

    [Fact]
    public async Task a_dry_run_changes_nothing_at_either_end()
    {
        await using var store = await ShopifyStandin.Start();

        var told = await Connect(store, "--dry-run");

        told.Exit.Should().Be(0, "{0}", told);
        told.Output.Should().Contain("would create  orders/create\n").And.NotContain(ShopifyStandin.Secret);
        told.Error.Should().Contain("Nothing was done");
        store.Webhooks.Should().BeEmpty();
        (await open.Details())["storefronts"]!.AsArray().Should().BeEmpty();
    }

    [Fact]
    public async Task webhooks_from_an_older_address_move_when_that_is_said()
    {
        await using var store = await ShopifyStandin.Start();
        store.Has("ORDERS_CREATE", new Uri($"https://old.example/api/shops/{open.Shop}/webhooks/shopify"));
        store.Has("ORDERS_CREATE", new Uri("https://another.example/hook"));

        var asked = await Connect(store, "--no-test");
        (asked.Exit, asked.Error).Should().Match<(int, string)>(one =>
            one.Item1 == 2 && one.Item2.Contains("https://old.example", StringComparison.Ordinal));
        store.Webhooks.Should().HaveCount(2);

        var told = await Connect(store, "--no-test", "--yes");

        told.Exit.Should().Be(0, "{0}", told);
        told.Output.Should().Contain("orders/create (it went to https://old.example)\n").And.NotContain("test ");
        store.Webhooks.Where(one => one.Topics[0] == "ORDERS_CREATE").Select(one => one.Address.Host)
            .Should().BeEquivalentTo("127.0.0.1", "another.example");
        await Disconnect(store, "--yes");
    }

    [Fact]
    public async Task a_scope_that_is_missing_is_named_and_the_rest_is_done()
    {
        await using var store = await ShopifyStandin.Start("read_orders", "read_customers");

        var told = await Connect(store, "--no-test");

        told.Exit.Should().Be(1, "{0}", told);
        told.Output.Should().Contain("read_shopify_payments_disputes").And.Contain("disputes/create");
        store.Webhooks.Should().HaveCount(12);
        await Disconnect(store, "--yes");
    }

    [Fact]
    public async Task a_store_that_throttles_is_waited_for()
    {
        await using var store = await ShopifyStandin.Start();
        (store.Busy, store.Throttled) = (1, 1);

        var told = await Connect(store, "--dry-run");

        told.Exit.Should().Be(0, "{0}", told);
        store.Asked.Should().Be(1 + 1 + 1 + 1 + 1, "a token, and two questions, each once more than answered");
    }

    [Theory]
    [InlineData("SHOPIFY_CLIENT_SECRET", "wrong", "credentials_wrong", "invalid_client")]
    [InlineData("SHOPIFY_ACCESS_TOKEN", "wrong", "credentials_wrong", "access token")]
    [InlineData("SHOPIFY_CLIENT_ID", "", "credentials_missing", "SHOPIFY_ACCESS_TOKEN")]
    public async Task a_store_that_does_not_let_it_in_is_said_and_nothing_is_done(
        string name, string value, string code, string says)
    {
        await using var store = await ShopifyStandin.Start();

        var told = await CommandLine.TypeIn(
            [
                ("LOYALTY_URL", open.Address.AbsoluteUri),
                ("LOYALTY_OWNER_KEY", open.OwnerKey),
                ("SHOPIFY_CLIENT_ID", ShopifyStandin.Client),
                ("SHOPIFY_CLIENT_SECRET", ShopifyStandin.Secret),
                (name, value),
            ],
            "shop", "connect", "shopify", "--shop", open.Shop, "--store", store.Address.AbsoluteUri);

        (told.Exit, told.Output).Should().Be((2, ""), "{0}", told);
        told.Error.Should().Contain($"({code})").And.Contain(says).And.NotContain(ShopifyStandin.Secret);
        store.Webhooks.Should().BeEmpty();
    }

    [Fact]
    public async Task an_address_that_the_platform_cannot_reach_is_not_registered()
    {
        var told = await open.Connecting(
            "shop", "connect", "shopify", "--store", "https://store.invalid", "--dry-run");

        told.Exit.Should().Be(2, "{0}", told);
        told.Error.Should().Contain("(platform_unreachable)");
        (await open.Connecting("shop", "connect", "shopify", "--store", "http://store.invalid")).Error
            .Should().Contain("(store_not_https)");
    }

    private Task<CommandLine> Connect(ShopifyStandin store, params string[] more) => open.Connecting(
        ["shop", "connect", "shopify", "--store", store.Address.AbsoluteUri, .. more]);

    private Task<CommandLine> Disconnect(ShopifyStandin store, params string[] more) => open.Connecting(
        ["shop", "disconnect", "shopify", "--store", store.Address.AbsoluteUri, .. more]);
}
