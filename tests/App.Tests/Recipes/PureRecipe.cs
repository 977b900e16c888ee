using FluentAssertions;

namespace App.Tests.Recipes;

/// <summary>A recipe for the pure rules: followed, compiled with their tests, and these held.</summary>
internal static class PureRecipe
{
    /// <summary>
    /// How many tests of the recipe's own class held, after those of the other classes, named below Loyalty.Tests.
    /// </summary>
    public static async Task<int> Follow(string recipe, string own, params string[] others)
    {
        using var copy = new HouseCopy(
            "functions/Loyalty", "functions/Storefronts", "tests/Loyalty.Tests", "docs/programs");
        await copy.Follow(recipe);
        using var compiled = new Compiled();
        compiled.Add(copy, "functions/Loyalty", "Loyalty");
        compiled.Add(copy, "functions/Storefronts", "Loyalty.Storefronts");
        var tests = compiled.Add(copy, "tests/Loyalty.Tests", "Loyalty.Tests");
        foreach (var other in others)
        {
            (await tests.Hold("Loyalty.Tests." + other)).Should().BePositive();
        }

        return await tests.Hold("Loyalty.Tests." + own);
    }
}
