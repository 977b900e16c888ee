using FluentAssertions;
using Loyalty;
using Loyalty.App.Fulfilling;
using Loyalty.Ledger;
using Loyalty.Program.Kinds;
using Xunit;

namespace App.Tests.Fulfilling;

/// <summary>
/// What a storefront cannot make is said before anybody pays for it, and made in spite of that it is refused.
/// </summary>
public sealed class WhyNotTests
{
    private static readonly Dictionary<string, Func<Redemption, Redemption>> Odd = new(StringComparer.Ordinal)
    {
        ["nothing odd"] = one => one,
        ["donation"] = one => one with { Kind = new Donation() },
        ["free shipping"] = one => one with { Kind = new FreeShipping(), Amount = null },
        ["credit"] = one => one with { Kind = new StoreCredit() },
        ["credit without end"] = one => one with { Kind = new StoreCredit(), EndsAt = null },
        ["limited percent"] = one => one with { Kind = new PercentOff(), Percent = 10 },
        ["product without worth"] = one => one with { Kind = new Product(), Amount = null, Product = "7" },
        ["product by name"] = one => one with
        {
            Kind = new Gift(),
            Amount = null,
            Product = "mug",
            Worth = TriedStore.Euros(9),
        },
        ["another's customer"] = one => one with { Customer = new CustomerId("standard", "7") },
        ["a guest"] = one => one with { Customer = new CustomerId("guest", "0123abcd") },
        ["an odd customer"] = one => one with { Customer = new CustomerId(one.Fulfilment, "7/../8") },
        ["another currency"] = one => one with { Amount = new Money(100, Currency.Of("NOK")) },
        ["half a cent"] = one => one with { Amount = new Money(100.5m, Currency.Of("EUR")) },
        ["half a króna"] = one => one with { Amount = new Money(1005, Currency.Of("KWD")), MinimumSpend = null },
    };

    [Theory]
    [InlineData("nothing odd", null, null, null)]
    [InlineData("donation", "kind_unsupported", "kind_unsupported", "kind_unsupported")]
    [InlineData("free shipping", null, null, "kind_unsupported")]
    [InlineData("credit", null, "kind_unsupported", "kind_unsupported")]
    [InlineData("credit without end", "end_missing", "kind_unsupported", "kind_unsupported")]
    [InlineData("limited percent", "limit_unsupported", "limit_unsupported", "limit_unsupported")]
    [InlineData("product without worth", "worth_missing", null, "kind_unsupported")]
    [InlineData("product by name", "product_unknown", "product_unknown", "kind_unsupported")]
    [InlineData("another's customer", "customer_of_another", "customer_of_another", "customer_of_another")]
    [InlineData("a guest", "customer_of_another", "customer_of_another", "customer_of_another")]
    [InlineData("an odd customer", "customer_unknown", "customer_unknown", null)]
    [InlineData("another currency", "currency_of_another", "currency_of_another", null)]
    [InlineData("half a cent", "currency_of_another", "currency_of_another", "currency_of_another")]
    [InlineData("half a króna", "currency_of_another", "currency_of_another", "currency_of_another")]
    public async Task each_storefront_says_what_it_cannot_make(
        string odd, string? shopify, string? wooCommerce, string? stripe)
    {
        await Says(await TriedStore.Shopify(), odd, shopify);
        await Says(await TriedStore.WooCommerce(), odd, wooCommerce);
        await Says(await TriedStore.Stripe(), odd, stripe);
    }

    [Fact]
    public async Task points_of_test_orders_buy_nothing_real()
    {
        await using var store = await TriedStore.Shopify();

        store.Way.WhyNot(store.Shop.AsTest(), store.Wanted).Should().Be(StoreTrouble.TestLedger);
        (await store.Make(store.Shop.AsTest())).Should().Be(new Made.Refused(StoreTrouble.TestLedger));
        store.Live().Should().Be(0);
    }

    [Fact]
    public async Task without_the_rights_for_it_there_is_no_store_credit()
    {
        await using var store = await TriedStore.Shopify(new StoreCredit());
        var shop = TriedStore.ShopWith(ShopifyStore.Name, store.Shop.Settings.Storefronts[0].Access! with
        {
            Missing = ["write_store_credit_account_transactions"],
        });

        store.Way.WhyNot(shop, store.Wanted).Should().Be(StoreTrouble.RightMissing);
        (await store.Make(shop)).Should().Be(new Made.Later(StoreTrouble.RightMissing));
        store.Live().Should().Be(0);
    }

    private static async Task Says(TriedStore store, string odd, string? why)
    {
        await using (store)
        {
            var wanted = Odd[odd](store.Wanted);

            store.Way.WhyNot(store.Shop, wanted).Should().Be(why, odd + " at " + store.Way.Code);
            if (why is not null)
            {
                (await store.Way.Make(store.Shop, wanted, CancellationToken.None))
                    .Should().Be(new Made.Refused(why));
                store.Platform.Asked.Should().Be(0);
            }
        }
    }
}
