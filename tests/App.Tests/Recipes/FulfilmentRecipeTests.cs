using FluentAssertions;
using Xunit;

namespace App.Tests.Recipes;

/// <summary>docs/recipes/fulfilment.md, followed: the app finds what was added, and programs can name it.</summary>
public sealed class FulfilmentRecipeTests
{
    [Fact]
    public async Task a_way_to_fulfil_added_by_the_recipe_is_found_and_makes_what_it_should()
    {
        using var copy = new HouseCopy("functions/App", "locales");
        await copy.Follow("fulfilment");
        using var compiled = new Compiled();
        compiled.Add(
            copy,
            "functions/App",
            "Loyalty.App",
            [
                .. Locales.Words(copy),
                Locales.Resource(copy, "functions/App/Shops/demo-words.json", "demo-words.json"),
            ]);

        var tests = compiled.Add(copy, "tests/App.Tests/Fulfilling", "Fulfilling.Tests");

        (await tests.Hold("App.Tests.Fulfilling.PledgeTests")).Should().Be(6);
    }
}
