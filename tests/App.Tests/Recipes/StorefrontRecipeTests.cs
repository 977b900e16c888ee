using FluentAssertions;
using Xunit;

namespace App.Tests.Recipes;

/// <summary>docs/recipes/storefront.md, followed: signed deliveries become orders, and nonsense does not.</summary>
public sealed class StorefrontRecipeTests
{
    [Fact]
    public async Task a_storefront_added_by_the_recipe_tells_orders()
    {
        using var copy = new HouseCopy("functions/Storefronts", "tests/Loyalty.Tests");
        await copy.Follow("storefront");
        using var compiled = new Compiled();
        compiled.Add(copy, "functions/Storefronts", "Loyalty.Storefronts");

        var tests = compiled.Add(copy, "tests/Loyalty.Tests", "Loyalty.Tests");

        (await tests.Hold("Loyalty.Tests.Storefronts.BazaarTests")).Should().Be(5);
        (await tests.Hold("Loyalty.Tests.Storefronts.HostileInputTests")).Should().BePositive();
        (await tests.Hold("Loyalty.Tests.Storefronts.AllStorefrontsTests")).Should().BePositive();
    }
}
