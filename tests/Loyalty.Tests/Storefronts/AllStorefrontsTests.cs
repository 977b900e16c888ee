using FluentAssertions;
using Loyalty.Storefronts;
using Xunit;

namespace Loyalty.Tests.Storefronts;

public class AllStorefrontsTests
{
    [Fact]
    public void a_storefront_is_found_by_its_exact_name_and_speaks_of_its_own_ids()
    {
        AllStorefronts.Each.Select(storefront => storefront.Name)
            .Should().Equal("shopify", "woocommerce", "stripe", "standard");
        AllStorefronts.Each.Should().OnlyContain(storefront => AllStorefronts.Named(storefront.Name) == storefront);

        foreach (var (storefront, topic, fixture) in new[]
        {
            ("shopify", "orders/updated", "shopify/order"),
            ("woocommerce", "order.updated", "woocommerce/order"),
            ("stripe", "", "stripe/session"),
            ("standard", "", "standard/order"),
        })
        {
            Deliver.Said(storefront, topic, Fixture.Of(fixture)).Order().Id.Storefront.Should().Be(storefront);
        }
    }

    [Theory]
    [InlineData("Shopify")]
    [InlineData("")]
    [InlineData("magento")]
    public void there_are_no_others(string name) => AllStorefronts.Named(name).Should().BeNull();
}
