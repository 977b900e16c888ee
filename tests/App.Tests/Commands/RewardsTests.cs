using System.Text.Json.Nodes;
using App.Tests.OwnersApi;
using App.Tests.Running;
using FluentAssertions;
using Standins;
using Xunit;

namespace App.Tests.Commands;

/// <summary>Rewards from the command line: access to make them with, what is left, codes for their pools.</summary>
public sealed class RewardsTests(OpenShop open) : IClassFixture<OpenShop>
{
    private static readonly string Rewards = Programs.Text(program => program["rewards"] = JsonNode.Parse("""
        [
          { "code": "ticket", "kind": "gift", "name": { "en": "A ticket" }, "text": { "en": "One." }, "points": 20,
            "product": "ticket", "fulfilment": "pool" },
          { "code": "off", "kind": "amountOff", "name": { "en": "Off" }, "text": { "en": "Off." }, "points": 30,
            "amount": [{ "amountMinor": 500, "currency": "EUR" }], "fulfilment": "shopify" }
        ]
        """));

    [Fact]
    public async Task access_is_given_tried_and_removed()
    {
        await using var store = await ShopifyStandin.Start("write_discounts");
        await using var other = await WooCommerceStandin.Start();
        await using var stripe = await StripeStandin.Start();
        foreach (var (storefront, body) in new[]
        {
            ("shopify", """{"secret":"12345678","ownSales":true}"""), ("woocommerce", """{"ownSales":true}"""),
            ("stripe", """{"secret":"whsec_12345678","ownSales":true}"""),
        })
        {
            (await Owner.Puts("/storefronts/" + storefront, body)).Status.Should().Be(200);
        }

        var dry = await open.Connecting("shop", "access", "shopify", "--store", store.Address.AbsoluteUri, "--dry-run");
        (dry.Exit, dry.Error.Contains("--dry-run", StringComparison.Ordinal)).Should().Be((0, true), "{0}", dry);
        var told = await open.Connecting("shop", "access", "shopify", "--store", store.Address.AbsoluteUri);
        told.Exit.Should().Be(0, "{0}", told);
        told.Output.Should().Contain("currency     EUR\n").And.NotContain(ShopifyStandin.Secret);
        told.Error.Should().Contain("no store credit");
        (await open.Connecting("shop", "access", "woocommerce", "--store", other.Address.AbsoluteUri, "--json"))
            .Json["currency"]!.GetValue<string>().Should().Be("EUR");
        (await open.Connecting("shop", "access", "stripe", "--stripe", stripe.Address.AbsoluteUri)).Exit.Should().Be(0);

        other.IsReadOnly = true;
        var refused = await open.Connecting("shop", "access", "woocommerce", "--store", other.Address.AbsoluteUri);
        (refused.Exit, refused.Error.Contains("access_refused", StringComparison.Ordinal)).Should().Be((2, true));

        (await open.Owner("shop", "access", "remove", "stripe", "--yes")).Exit.Should().Be(0);
        var missing = await open.Owner("shop", "access", "stripe");
        (missing.Exit, missing.Error.Contains("STRIPE_API_KEY", StringComparison.Ordinal)).Should().Be((2, true));
    }

    [Fact]
    public async Task codes_of_a_file_are_added_once_and_counted()
    {
        var shop = await Made();
        var file = Path.GetTempFileName();
        await File.WriteAllLinesAsync(
            file, [.. Enumerable.Range(0, 1_200).Select(one => $"  CODE-{one} "), "", "CODE-7"]);

        var told = await In(shop, "rewards", "codes", "ticket", file);
        (told.Exit, told.Output).Should().Be((0, "ticket: 1200 of 1201 codes were new; 1200 are free\n"), "{0}", told);
        (await In(shop, "rewards", "codes", "ticket", file)).Output.Should().StartWith("ticket: 0 of 1201");
        (await In(shop, "rewards", "codes", "off", file)).Error.Should().Contain("reward_unknown");
        (await In(shop, "rewards", "codes", "ticket", file + ".none")).Error.Should().Contain("no_file");
        await File.WriteAllTextAsync(file, "\n \n");
        (await In(shop, "rewards", "codes", "ticket", file)).Error.Should().Contain("no_codes");

        var list = await In(shop, "rewards", "list");
        (list.Exit, list.Output).Should().Be(
            (1,
                """
                reward  kind       points  by       left  can be made
                ticket  gift       20      pool     1200  yes
                off     amountOff  30      shopify  any   access_missing

                """),
            "{0}",
            list);
    }

    private Owner Owner => new(open.Client, open.Shop, open.OwnerKey);

    private async Task<(string Id, string Key)> Made()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, Rewards);
        var id = "rewarding-" + Any.Number();
        var made = await open.Deployment("shop", "create", id, "--currency", "EUR", "--program", file, "--json");
        return (id, (string)made.Json["ownerKey"]!);
    }

    private Task<CommandLine> In((string Id, string Key) shop, params string[] line) => CommandLine.TypeIn(
        [
            ("LOYALTY_URL", open.Address.AbsoluteUri), ("LOYALTY_OWNER_KEY", shop.Key), ("LOYALTY_SHOP", shop.Id),
        ],
        line);
}
